"""Reads that public pages share. Each takes what the page already knows and runs one query."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F, TextField, Value
from django.db.models.functions import Coalesce, NullIf
from django.utils import timezone
from wagtail.models import Page

from campaigns.models import Event
from campaigns.planning.models import Campaign
from partners.geography.models import Area
from partners.models import HelpService
from partners.services.queries import services_by_area

from . import memory
from .models import CampaignPage
from .routing import CHILD_LINKS, readable

CARDS = 6


def translations(page: Page) -> dict[str, str]:
    """Language to address of every version of a page that readers may see, the page itself included.

    No query for home pages and sections, which are remembered.
    """
    known = memory.remembered()
    if (addresses := known.addresses(page.translation_key)) is not None:
        return addresses
    rows = readable(Page.objects.filter(translation_key=page.translation_key))
    pairs = rows.values_list("locale__language_code", "url_path")
    return {code: known.address(code, path) for code, path in pairs if code in known.roots}


def campaign_pages(index_path: str):
    """Pages of public campaigns below an index page, newest campaign first; records and areas loaded in two queries."""
    pages = CampaignPage.objects.filter(path__startswith=index_path, depth=len(index_path) // Page.steplen + 1)
    return (
        readable(pages)
        .select_related("campaign")
        .prefetch_related("campaign__areas")
        .order_by("-campaign__starts_on", "title")
    )


def campaign_pages_of(language: str, number: int = CARDS) -> list[CampaignPage]:
    """The newest campaigns of a language, as ``campaign_pages``."""
    pages = CampaignPage.objects.filter(locale__language_code=language)
    rows = readable(pages).select_related("campaign").prefetch_related("campaign__areas")
    return list(rows.order_by("-campaign__starts_on", "title")[:number])


@dataclass(frozen=True)
class Appearance:
    """A medium in which a campaign appears, from the first day to the last."""

    medium: str
    label: str
    starts_on: date
    ends_on: date


def appearances(campaign: Campaign) -> list[Appearance]:
    """The media of a campaign, each once, in the order in which they begin."""
    found: dict[str, Appearance] = {}
    for activity in campaign.activities.order_by("starts_on", "pk"):
        earlier = found.get(activity.medium)
        found[activity.medium] = Appearance(
            activity.medium,
            activity.get_medium_display(),
            earlier.starts_on if earlier else activity.starts_on,
            max(earlier.ends_on, activity.ends_on) if earlier else activity.ends_on,
        )
    return list(found.values())


def open_events(campaign: Campaign, number: int = CARDS) -> list[Event]:
    """Events of a campaign that everyone may come to, the next first. Closed ones are never read."""
    rows = Event.objects.public().taking_place().filter(campaign=campaign, ends_at__gte=timezone.now())
    return list(rows.select_related("venue__area").order_by("starts_at")[:number])


def services_for_areas(areas: list[Area], number: int | None = None) -> list[HelpService]:
    """Verified services for any of the areas or an area around one, each once; one query."""
    found = {service.pk: service for services in services_by_area(areas).values() for service in services}
    return list(found.values())[:number]


def areas_with_services():
    """Areas that some published service names, by country and name."""
    return Area.objects.filter(help_services__in=HelpService.objects.published()).distinct().order_by("lineage", "name")


def search_pages(language: str, text: str, most: int) -> list[Page]:
    """Readable pages of a language by relevance, each with ``about``, its description or summary; two queries."""
    locale = memory.remembered().locales.get(language)
    ranked = Page.objects.live().filter(locale=locale).search(text)[: most * 2]
    order = [page.pk for page in ranked]
    summaries = [F(f"{link}__summary") for link in CHILD_LINKS]
    about = Coalesce(NullIf("search_description", Value("")), *summaries, Value(""), output_field=TextField())
    rows = {page.pk: page for page in readable(Page.objects.filter(pk__in=order)).annotate(about=about)}
    return [rows[pk] for pk in order if pk in rows][:most]
