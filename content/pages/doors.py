"""Wagtail's doors to pages, drafts among them: open to those who write pages, and not there for anybody else.

Wagtail refuses page by page, in its own ways: some doors name the page they refuse, others count it. A role without a
right on pages has no use for any of them, so all of them answer 404, whatever number they are asked for.
"""

from django.apps import apps
from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import policy_registry

from partners.people.roles import PAGE_VERBS

NAMES = (
    "wagtailadmin_pages:",
    "wagtailadmin_explore",
    "wagtailadmin_choose_page",
    "wagtailadmin_api:",
    "wagtailadmin_workflows:",
    "wagtailadmin_reports:",
    "wagtailadmin_block_preview",
    "wagtail_localize:",
    "wagtailredirects:",
)
"""How the names of addresses begin that are about pages, whichever page."""
BY_MODEL = ("wagtail_bulk_action", "wagtailadmin_editing_sessions:ping")
"""Addresses about pages where they name a model of pages."""


class PageDoors:
    """Middleware: closes the doors to pages for signed-in people without any right on pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, keywords):
        if leads_to_pages(request.resolver_match.view_name, keywords) and is_shut_out(request.user):
            raise Http404
        return None


def leads_to_pages(name: str, keywords: dict) -> bool:
    """Whether an address of the admin, by its name and parameters, is about pages."""
    if name.startswith(NAMES):
        return True
    return name.startswith(BY_MODEL) and _is_page(keywords)


def _is_page(keywords: dict) -> bool:
    try:
        return issubclass(apps.get_model(keywords["app_label"], keywords["model_name"]), Page)
    except LookupError:
        return False


def is_shut_out(user) -> bool:
    """Whether somebody is signed in and has no right on any page; nobody at all is led to the sign-in as ever."""
    return user.is_authenticated and not policy_registry.get_by_type(Page).user_has_any_permission(user, PAGE_VERBS)
