"""What each type of page shows, put together for its template."""

from datetime import date
from functools import singledispatch
from typing import Any

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from campaigns.events.queries import public_event_counts
from content.templatetags.clarion_ui import LanguageLink, Link, own_name
from evaluation.national.queries import countries_with_figures
from partners.geography.models import Area

from . import memory, queries
from .cards import card
from .chosen import streams_of
from .listing import campaign_listing
from .materials import about_material, material_listing, materials_of
from .models import (
    CampaignIndexPage,
    CampaignPage,
    EvidenceIndexPage,
    HelpIndexPage,
    HomePage,
    MaterialIndexPage,
    MaterialPage,
    PublicPage,
)
from .models.public import show_with
from .presenting import first_picture, presented
from .showing import library_of

COUNTED = 6


def context_of(page: PublicPage, request) -> dict[str, Any]:
    """The context of a page beside ``page`` itself; a preview gathers its pictures anew."""
    library = library_of(page) if getattr(request, "is_preview", False) else page.shown
    shared = {
        **around(page, request),
        "blocks": [block for stream in streams_of(page) for block in presented(stream, library)],
        "picture": first_picture(page, library),
    }
    return {**shared, **special(page, request)}


def around(page: PublicPage, request, *, suffix: str = "", ending: str = "") -> dict[str, Any]:
    """Menu, languages, trail and canonical address of a page.

    ``suffix`` is added to the addresses of all languages for a part of a page; ``ending`` is its name in the trail.
    """
    language = get_language() or settings.LANGUAGE_CODE
    addresses = queries.translations(page)
    return {
        "menu": menu(language, request.path),
        "footer_links": footer_links(language),
        "language_links": language_links({code: f"{url}{suffix}" for code, url in addresses.items()}, language),
        "canonical_path": request.path,
        "breadcrumbs": trail(page, language, ending),
    }


def menu(language: str, path: str = "") -> list[Link]:
    sections = memory.remembered().sections.get(language, ())
    return [Link(s.title, s.url, path.startswith(s.url)) for s in sections if s.is_live and s.in_menu]


def footer_links(language: str) -> list[Link]:
    sections = memory.remembered().sections.get(language, ())
    return [Link(s.title, s.url) for s in sections if s.is_live and not s.in_menu]


def language_links(addresses: dict[str, str], current: str) -> list[LanguageLink]:
    """Links to the languages a page exists in, and to no other."""
    return [
        LanguageLink(code, own_name(code), addresses[code], current=code == current, translated=True)
        for code, _name in settings.LANGUAGES
        if code in addresses
    ]


def trail(page: PublicPage, language: str, ending: str = "") -> list[Link]:
    known = memory.remembered()
    root = known.roots.get(language)
    if root is None or page.pk == root.pk:
        return []
    above = [s for s in known.sections.get(language, ()) if page.url_path.startswith(s.path) and s.pk != page.pk]
    links = [Link(_("Home"), root.url), *(Link(s.title, s.url) for s in above)]
    links.append(Link(page.title, known.address(language, page.url_path)))
    return [*links, Link(ending, "")] if ending else links


@singledispatch
def special(page: PublicPage, request) -> dict[str, Any]:
    """What only this type of page shows."""
    return {}


@special.register
def _home(page: HomePage, request) -> dict[str, Any]:
    language = get_language()
    known = memory.remembered()
    campaigns, help_page = known.section(language, "campaigns"), known.section(language, "help")
    return {
        "actions": [Link(s.title, s.url) for s in (help_page, campaigns) if s],
        "cards": [card(p) for p in queries.campaign_pages_of(language)],
        "campaigns_url": campaigns.url if campaigns else "",
        "help_url": help_page.url if help_page else "",
    }


@special.register
def _campaigns(page: CampaignIndexPage, request) -> dict[str, Any]:
    return campaign_listing(page, request)


@special.register
def _campaign(page: CampaignPage, request) -> dict[str, Any]:
    campaign = page.campaign
    areas = list(campaign.areas.all())
    services = queries.services_for_areas(areas, queries.CARDS)
    help_url = f"/{get_language()}/help/"
    return {
        "campaign": campaign,
        "areas": areas,
        "area_code": areas[0].code if len(areas) == 1 else "",
        "appearances": queries.appearances(campaign),
        "events": queries.open_events(campaign),
        "materials": materials_of(campaign),
        "help_services": services,
        "help_area": areas[0] if len(areas) == 1 else None,
        "help_url": f"{help_url}{areas[0].code}/" if len(areas) == 1 else help_url,
        "all_help_url": help_url,
    }


@special.register
def _materials(page: MaterialIndexPage, request) -> dict[str, Any]:
    return material_listing(page, request)


@special.register
def _material(page: MaterialPage, request) -> dict[str, Any]:
    return about_material(page)


@special.register
def _help(page: HelpIndexPage, request) -> dict[str, Any]:
    return {"countries": by_country(queries.areas_with_services()), "help_address": f"/{get_language()}/help/"}


@special.register
def _evidence(page: EvidenceIndexPage, request) -> dict[str, Any]:
    countries = Area.objects.countries().filter(code__in=countries_with_figures())
    return {
        "countries": sorted(countries, key=str),
        "evidence_address": f"/{get_language()}/evidence/",
        "meeting_columns": [_("Area"), _("Month"), _("Meetings"), _("Schools")],
        "meetings": closed_meetings(),
    }


def closed_meetings() -> list[list[Any]]:
    """Rows of area, month, meetings and schools: all that is public of meetings closed to the public."""
    counts = public_event_counts()[-COUNTED:]
    names = {area.code: area for area in Area.objects.filter(code__in={c.area_code for c in counts})} if counts else {}
    return [[names.get(c.area_code, c.area_code), _month(c.month), c.events, c.schools] for c in counts]


def _month(month: str) -> str:
    return date_format(date.fromisoformat(f"{month}-01"), "YEAR_MONTH_FORMAT")


def by_country(areas) -> list[tuple[Area, list[Area]]]:
    """Areas below their countries, each country once, in the order of their names in the reader's language."""
    rows = list(areas)
    known = {area.code: area for area in rows}
    groups: dict[str, list[Area]] = {}
    for area in rows:
        country = next((code for code in area.path.split("/") if code in known and code != "001"), area.code)
        groups.setdefault(country, [])
        if area.code != country:
            groups[country].append(area)
    named = [(known[code], sorted(below, key=str)) for code, below in groups.items()]
    return sorted(named, key=lambda pair: str(pair[0]))


def install() -> None:
    """Called once when the app is ready: from then on pages show what is put together here."""
    show_with(context_of)
