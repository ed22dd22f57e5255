"""The language of a request, without Django's detour for addresses that do exist but hold nothing for this person."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation


class LocaleOfAddress(LocaleMiddleware):
    """Django's middleware, except that a 404 from a view stays a 404.

    Django answers any 404 outside the language prefixes with a redirect to the same address behind a prefix, where
    the catch-all of the pages makes every address look valid. For the admin, files and the API that would turn
    "not found" into "moved".
    """

    def process_response(self, request, response):
        if response.status_code == 404 and getattr(request, "resolver_match", None) is not None:
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
            return response
        return super().process_response(request, response)
