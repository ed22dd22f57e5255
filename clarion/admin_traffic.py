"""Less traffic in the admin, for people at 256 kbit/s: compressed answers, and two shared files that browsers keep."""

from django.middleware.gzip import GZipMiddleware
from django.utils.cache import get_conditional_response, set_response_etag

WRITTEN = ("text/html", "text/javascript", "application/javascript", "application/json", "image/svg+xml")
ICONS = "/admin/sprite/"
WORDS_OF_SCRIPTS = "/admin/jsi18n/"


class AdminTraffic(GZipMiddleware):
    """Compresses what the admin writes.

    A page of the admin may hold what a person typed beside what others must not learn. That is safe to compress here:
    session cookies are ``SameSite=Lax``, so another site cannot make a browser fetch such pages unseen; the CSRF token
    is masked anew in each answer; and Django adds a random length to each. Streams and files keep their form.
    """

    def process_response(self, request, response):
        if not request.path.startswith("/admin/") or response.streaming:
            return response
        response = _kept(request, response)
        kind = response.get("Content-Type", "").partition(";")[0]
        return super().process_response(request, response) if kind in WRITTEN else response


def _kept(request, response):
    """Lets a browser keep the icons, named by their hash, and the words of scripts, asked after by their version."""
    if request.method != "GET" or response.status_code != 200:
        return response
    if request.path == ICONS and "h" in request.GET:
        response.kept_for = "private, max-age=31536000, immutable"
    elif request.path == WORDS_OF_SCRIPTS:
        set_response_etag(response)
        response = get_conditional_response(request, etag=response["ETag"], response=response)
        response.kept_for = "private, no-cache"
    return response
