"""Where stored files leave the house."""

import posixpath

from django.core import signing
from django.core.files.storage import storages
from django.http import Http404
from django.views.decorators.http import require_safe

from .responses import file_response
from .signing import opened_token

PUBLIC_CACHE = "public, max-age=240"
PRIVATE_CACHE = "private, no-store"
NEVER_SERVED = ("original_images/",)


@require_safe
def public_file(request, name: str):
    """A public file under ``MEDIA_URL``; originals of pictures stay in the house."""
    if name.startswith(NEVER_SERVED) or ".." in name.split("/") or posixpath.normpath(name) != name:
        raise Http404
    return file_response(request, storages["default"], name, cache=PUBLIC_CACHE)


@require_safe
def signed_file(request, token: str):
    """A private file, for whoever was given its address within the last 60 seconds."""
    try:
        name, download_as = opened_token(token)
    except signing.BadSignature as error:
        raise Http404 from error
    return private_file(request, name, download_as=download_as)


def private_file(request, name: str, *, download_as: str):
    """Answers with a private file as an attachment; the calling view has checked permission."""
    return file_response(request, storages["private"], name, cache=PRIVATE_CACHE, download_as=download_as)
