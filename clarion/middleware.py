"""What every request passes before any view: refusal of NUL bytes, and the headers of its class of page."""

import ipaddress
import re

from csp.constants import SELF
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponseBadRequest, HttpResponseForbidden

from .error_pages import bad_request
from .files.responses import FILE_POLICY

PRIVATE_PREFIXES = ("/admin/", "/accounts/")
FILE_PREFIXES = ("/static/", "/media/", "/files/")
HANDOUT_PREFIX = "/documents/"
HANDOUT_CACHE = "private, max-age=240"
OPEN_DATA_PREFIX = "/api/"
ESCAPED_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")


class LoopbackOnly:
    """Refuses whoever is not on this machine, whatever server was started; for the demonstration's known passwords."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        address = request.META.get("REMOTE_ADDR") or "127.0.0.1"
        if not ipaddress.ip_address(address).is_loopback:
            return HttpResponseForbidden("The demonstration answers on this machine only.", content_type="text/plain")
        return self.get_response(request)


class RefuseNulBytes:
    """Answers 400 to a NUL byte in the path, the query or the body, which databases refuse with an error page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return _refusal()
        return self.get_response(request)

    def process_view(self, request, view, arguments, keywords):
        if request.method in ("GET", "HEAD", "OPTIONS"):
            return None
        # A view that reads its upload itself (csrf_exempt, resumable) must find the stream untouched.
        if request.content_type == "multipart/form-data" and getattr(view, "csrf_exempt", False):
            return None
        return _refusal() if _body_has_nul(request) else None


def _refusal():
    return HttpResponseBadRequest("A NUL byte is not allowed.", content_type="text/plain; charset=utf-8")


def _body_has_nul(request) -> bool:
    if request.content_type == "multipart/form-data":
        values = (part for key, parts in request.POST.lists() for part in (key, *parts))
        return any("\x00" in value for value in values)
    if request.content_type == "application/x-www-form-urlencoded":
        return b"%00" in request.body or b"\x00" in request.body
    if request.content_type.endswith("json") or request.content_type == "text/plain":
        return b"\x00" in request.body or ESCAPED_NUL.search(request.body) is not None
    return False


class LimitBodies:
    """Answers 413 to a large body from whoever is not signed in, before any of it is read or written to the disk.

    Files are sent to the admin, and to upload addresses, whose view looks at their token.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        large = not length.isdecimal() or int(length[:19]) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if large and not self._may_send_files(request):
            return bad_request(request, RequestDataTooBig())
        return self.get_response(request)

    @staticmethod
    def _may_send_files(request) -> bool:
        signed_in = request.path.startswith("/admin/") and SESSION_KEY in request.session
        return signed_in or request.path.startswith("/upload/")


class ContentPolicy:
    """Gives the Wagtail admin the looser Content-Security-Policy it needs, and it alone.

    Sits inside ``csp.middleware.CSPMiddleware``, which reads the marks set here. The page that enrols an
    authenticator app shows its QR code as a ``data:`` picture; no other page outside the admin may.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        match = getattr(request, "resolver_match", None)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.ADMIN_CONTENT_POLICY
        elif getattr(request, "is_preview", False):
            response._csp_replace = {"frame-ancestors": [SELF]}
        elif match and match.url_name == "mfa_activate_totp":
            response._csp_replace = {"img-src": [SELF, "data:"]}
        return response


class PageHeaders:
    """Sets what differs by class of page: caching, referrer, robots, and who may embed the answer.

    Outermost but for ``SecurityMiddleware``, so that static files and error pages carry the headers too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith(PRIVATE_PREFIXES):
            response["Cache-Control"] = getattr(response, "kept_for", "no-store, private")
            response["X-Robots-Tag"] = "noindex, nofollow"
            # Under "no-referrer" a browser sends "Origin: null" with a form, which the CSRF check refuses.
            response["Referrer-Policy"] = "same-origin"
            response["Permissions-Policy"] = settings.PRIVATE_PERMISSIONS_POLICY
        if request.path.startswith(FILE_PREFIXES):
            response.setdefault("Content-Security-Policy", FILE_POLICY)
        if request.path.startswith(HANDOUT_PREFIX) and response.has_header("Content-Disposition"):
            # Wagtail says neither how long a handout keeps, nor all that it may not do.
            response["Content-Security-Policy"] = FILE_POLICY
            response["Cache-Control"] = HANDOUT_CACHE
        response.setdefault("Cross-Origin-Resource-Policy", _embedders(request.path))
        response.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        return response


def _embedders(path: str) -> str:
    if path.startswith(OPEN_DATA_PREFIX):
        return "cross-origin"
    return "same-site" if path.startswith(FILE_PREFIXES) else "same-origin"


def client_address(request) -> str:
    """The address of the client, read as far from the right of X-Forwarded-For as there are trusted proxies.

    Whatever the client itself wrote into that header stands further left and is never read.
    """
    count = settings.TRUSTED_PROXY_COUNT
    forwarded = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if count and len(forwarded) >= count:
        return forwarded[-count]
    return request.META.get("REMOTE_ADDR") or "127.0.0.1"
