"""The last step of every public page: how long it may be kept, its version, and its compression.

The site shows staff the same page as everybody: no user bar, no session read, so no ``Vary: Cookie`` and one copy for
all readers in every cache. Compressing is safe because no public page holds a secret beside what a reader typed.
"""

import gzip
import hashlib
from functools import wraps

import brotli
from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers

KEPT_SECONDS = 60
SHARED_SECONDS = 240
SMALLEST_COMPRESSED = 500
PUBLIC = f"public, max-age={KEPT_SECONDS}, s-maxage={SHARED_SECONDS}"
NOT_KEPT = "no-store"


def public_page(view):
    """A page that browsers keep for a minute and caches between for four; then they ask by its version."""
    return _finished(view, PUBLIC)


def unkept_page(view):
    """A page that must leave nothing behind on the reader's device, such as help."""
    return _finished(view, NOT_KEPT)


def _finished(view, policy):
    @wraps(view)
    def finished(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.streaming or response.has_header("Cache-Control"):
            return response
        if hasattr(response, "render"):
            response = response.render()
        response["Cache-Control"] = policy if response.status_code in (200, 404) else "no-cache"
        if response.status_code != 200:
            return compressed(request, response)
        if policy == NOT_KEPT:
            return compressed(request, response)
        tag = f'W/"{hashlib.blake2b(response.content, digest_size=12).hexdigest()}"'
        response["ETag"] = tag
        unchanged = get_conditional_response(request, etag=tag, response=response)
        return compressed(request, unchanged)

    return finished


def compressed(request, response: HttpResponse) -> HttpResponse:
    """The response in the best encoding the client takes: brotli, gzip or none."""
    if response.status_code == 304:
        patch_vary_headers(response, ("Accept-Encoding",))
        return response
    if len(response.content) < SMALLEST_COMPRESSED or response.has_header("Content-Encoding"):
        return response
    patch_vary_headers(response, ("Accept-Encoding",))
    accepted = request.headers.get("Accept-Encoding", "")
    if "br" in [part.split(";")[0].strip() for part in accepted.split(",")]:
        response.content = brotli.compress(response.content, quality=5)
        response["Content-Encoding"] = "br"
    elif "gzip" in accepted:
        response.content = gzip.compress(response.content, 6, mtime=0)
        response["Content-Encoding"] = "gzip"
    return response
