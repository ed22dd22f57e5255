"""One way to answer with a file: range, version, type and disposition, for public and private alike."""

import mimetypes

from django.core.files.storage import Storage
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseNotModified,
    StreamingHttpResponse,
)
from django.utils.http import content_disposition_header, parse_etags, quote_etag

from .ranges import UnsatisfiableRange, requested_range

FILE_POLICY = "default-src 'none'; sandbox"
"""What a stored file may load or run when a browser shows it: nothing."""
INLINE_TYPES = frozenset(
    {
        "image/avif",
        "image/gif",
        "image/jpeg",
        "image/png",
        "image/webp",
        "audio/mpeg",
        "audio/mp4",
        "audio/ogg",
        "audio/wav",
        "audio/x-wav",
        "audio/opus",
        "video/mp4",
        "video/webm",
        "text/vtt",
    }
)
"""Types a browser may show in place; everything else is offered for saving."""


def file_response(
    request: HttpRequest, storage: Storage, name: str, *, cache: str, download_as: str | None = None
) -> HttpResponseBase:
    """Answers a GET or HEAD for a stored file with Range and ETag; 404 where it does not exist."""
    try:
        length, version = storage.facts(name)
    except (FileNotFoundError, OSError) as error:
        raise Http404 from error
    etag = quote_etag(version)
    if _unchanged(request, etag):
        return _with_headers(HttpResponseNotModified(), name, etag, cache, download_as)
    try:
        wanted = requested_range(request.headers["Range"], length) if _range_applies(request, etag) else None
    except UnsatisfiableRange:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{length}"})
    start, end = wanted or (0, length - 1)
    response = StreamingHttpResponse(
        () if request.method == "HEAD" or length == 0 else storage.stream(name, start, end),
        status=206 if wanted else 200,
    )
    response["Content-Length"] = str(end - start + 1)
    if wanted:
        response["Content-Range"] = f"bytes {start}-{end}/{length}"
    return _with_headers(response, name, etag, cache, download_as)


def _unchanged(request: HttpRequest, etag: str) -> bool:
    known = parse_etags(request.headers.get("If-None-Match", ""))
    return "*" in known or etag in known


def _range_applies(request: HttpRequest, etag: str) -> bool:
    return "Range" in request.headers and request.headers.get("If-Range", etag) == etag


def _with_headers(response, name: str, etag: str, cache: str, download_as: str | None):
    kind = mimetypes.guess_type(download_as or name)[0] or "application/octet-stream"
    attachment = download_as is not None or kind not in INLINE_TYPES
    response["Content-Type"] = kind
    response["ETag"] = etag
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = cache
    response["Cross-Origin-Resource-Policy"] = "same-site"
    if attachment:
        response["Content-Disposition"] = content_disposition_header(True, download_as or name.rsplit("/", 1)[-1])
    response["Content-Security-Policy"] = FILE_POLICY
    return response
