"""From an address to the page, in one query: its own row, its record, whether it is private, and the site's version."""

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce
from wagtail.models import Page

from campaigns.planning.choices import Status

from . import memory
from .models import PAGE_TYPES, CampaignPage, PublicPage, SiteVersion
from .privacy import private_condition

CHILD_LINKS = tuple(model.__name__.lower() for model in PAGE_TYPES)
SHOWN_CAMPAIGNS = (Status.ACTIVE, Status.COMPLETED)


@dataclass(frozen=True)
class Found:
    """A page readers may or may not see; ``private`` pages are handed on to Wagtail, which asks who is there."""

    page: PublicPage
    language: str
    private: bool


def readable(pages):
    """The rows of a page queryset that every reader may see: live, not private, with a campaign that is public."""
    rows = pages.filter(~private_condition(), live=True)
    link = "campaign__status" if pages.model is CampaignPage else "campaignpage__campaign__status"
    if pages.model not in (Page, CampaignPage):
        return rows
    return rows.filter(Q(**{f"{link}__isnull": True}) | Q(**{f"{link}__in": SHOWN_CAMPAIGNS}))


def find(language: str, path: str) -> Found | None:
    """The live page of a language at a path such as ``campaigns/check-first/``; None where there is none.

    1 query; 2 more in the first answer after a change of the site, and 1 more for an address without a page.
    """
    known = memory.remembered()
    page = _page(known, language, path)
    version = page.site_version if page else SiteVersion.current()
    if version != known.version:
        known = memory.read_again()
        page = _page(known, language, path)
    return Found(_typed(page), language, page.is_private) if page else None


def _page(known: memory.SiteMemory, language: str, path: str) -> Page | None:
    root = known.roots.get(language)
    if root is None:
        return None
    version = SiteVersion.objects.filter(pk=1).values("number")[:1]
    rows = Page.objects.select_related(*CHILD_LINKS, "campaignpage__campaign__lead_organisation")
    rows = rows.annotate(is_private=private_condition(), site_version=Coalesce(version, 0))
    return rows.filter(live=True, url_path=f"{root.path}{path}").first()


def _typed(page: Page) -> PublicPage | Page:
    """The page as its own type, from the row already read."""
    kept = page._state.fields_cache
    return next((kept[link] for link in CHILD_LINKS if kept.get(link) is not None), page)
