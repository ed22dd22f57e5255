"""What every request passes before any view: refusal of NUL bytes, and the policy for its class of page."""

from csp.constants import SELF
from django.conf import settings
from django.http import HttpResponseBadRequest


class RefuseNulBytes:
    """Answers 400 to a NUL byte in the path or query, which databases refuse with an error page."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if "\x00" in request.path_info or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("A NUL byte is not allowed in an address.")
        return self.get_response(request)


class ContentPolicy:
    """Gives the Wagtail admin the looser Content-Security-Policy it needs, and it alone.

    Sits inside ``csp.middleware.CSPMiddleware``, which reads the marks set here.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.ADMIN_CONTENT_POLICY
        elif getattr(request, "is_preview", False):
            response._csp_replace = {"frame-ancestors": [SELF]}
        return response
