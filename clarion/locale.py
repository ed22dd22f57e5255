"""The language of a request, without Django's detour for addresses that do exist but hold nothing for this person."""

from django.middleware.locale import LocaleMiddleware
from django.utils import translation

ADMIN_VARIANTS = {"pt": "pt-pt"}
"""Wagtail has no Portuguese but this one; our own messages in plain Portuguese answer to it, too."""


class LocaleOfAddress(LocaleMiddleware):
    """Django's middleware, except that the admin speaks Wagtail's variants and a 404 from a view stays a 404.

    Django answers any 404 outside the language prefixes with a redirect to the same address behind a prefix, where
    the catch-all of the pages makes every address look valid. For the admin, files and the API that would turn
    "not found" into "moved".
    """

    def process_request(self, request):
        super().process_request(request)
        variant = ADMIN_VARIANTS.get(translation.get_language())
        if variant and request.path_info.startswith("/admin/"):
            translation.activate(variant)
            request.LANGUAGE_CODE = variant

    def process_response(self, request, response):
        if response.status_code == 404 and getattr(request, "resolver_match", None) is not None:
            response.headers.setdefault("Content-Language", translation.get_language() or "en")
            return response
        return super().process_response(request, response)
