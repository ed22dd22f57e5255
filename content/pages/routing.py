"""From an address to the page, in one query: its own row, its record, whether it is private, and the site's version."""

from dataclasses import dataclass

from django.db.models import Q
from django.db.models.functions import Coalesce
from wagtail.models import Page

from campaigns.planning.choices import Status

from . import memory
from .models import KINDS, PAGE_TYPES, CampaignPage, MaterialPage, PublicPage, SiteVersion
from .privacy import private_condition

CHILD_LINKS = tuple(model.__name__.lower() for model in PAGE_TYPES)
RECORDS = ("campaignpage__campaign__lead_organisation", "materialpage__campaign")
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
    for link in _campaign_links(pages.model):
        rows = rows.filter(Q(**{f"{link}__isnull": True}) | Q(**{f"{link}__in": SHOWN_CAMPAIGNS}))
    return rows


def _campaign_links(model) -> tuple[str, ...]:
    if model is Page:
        return ("campaignpage__campaign__status", "materialpage__campaign__status")
    return ("campaign__status",) if issubclass(model, CampaignPage | MaterialPage) else ()


def is_hidden(page) -> bool:
    """Whether the page belongs to a campaign that is not public."""
    campaign = getattr(page, "campaign", None)
    return campaign is not None and campaign.status not in SHOWN_CAMPAIGNS


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


def whole(page: PublicPage) -> PublicPage:
    """A material as its own kind, with the blocks of that kind: 1 query; any other page as it is: none."""
    if type(page) is not MaterialPage:
        return page
    return KINDS[page.material].objects.select_related("campaign", "area", "locale").get(pk=page.pk)


def _page(known: memory.SiteMemory, language: str, path: str) -> Page | None:
    root = known.roots.get(language)
    if root is None:
        return None
    version = SiteVersion.objects.filter(pk=1).values("number")[:1]
    rows = Page.objects.select_related(*CHILD_LINKS, *RECORDS)
    rows = rows.annotate(is_private=private_condition(), site_version=Coalesce(version, 0))
    return rows.filter(live=True, url_path=f"{root.path}{path}").first()


def _typed(page: Page) -> PublicPage | Page:
    """The page as its own type, from the row already read."""
    kept = page._state.fields_cache
    return next((kept[link] for link in CHILD_LINKS if kept.get(link) is not None), page)
