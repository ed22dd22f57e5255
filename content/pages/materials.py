"""The public library of materials: its filters, one screen of cards, and what stands around a single material."""

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Theme
from campaigns.planning.models import Campaign
from clarion.languages import language_name
from content.templatetags.clarion_ui import Link

from . import memory, queries
from .choices import AudienceGroup, MaterialKind, SignLanguage, Suitability
from .models import CampaignPage, MaterialPage
from .parts import NEEDED
from .presenting import first_picture
from .routing import readable

ON_A_PAGE = 12
MOST_RANKED = 500
LONGEST_SEARCH = 200


class MaterialFilter(forms.Form):
    """Filters of the library, under the names the open data use."""

    q = forms.CharField(label=_("Words"), required=False, max_length=LONGEST_SEARCH)
    medium = forms.ChoiceField(label=_("Kind"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    audience = forms.ChoiceField(label=_("For whom"), required=False)
    language = forms.ChoiceField(label=_("Spoken language"), required=False)

    def __init__(self, data, *, languages: list[str]):
        super().__init__(data)
        self.fields["medium"].choices = [("", _("All kinds")), *MaterialKind.choices]
        self.fields["theme"].choices = [("", _("All themes")), *Theme.choices]
        self.fields["audience"].choices = [("", _("Everyone")), *AudienceGroup.choices]
        named = sorted((language_name(code), code) for code in languages)
        self.fields["language"].choices = [("", _("All languages")), *((code, name) for name, code in named)]

    def chosen(self) -> dict[str, str]:
        """The values that can be; one that cannot is left aside."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


FIELD_OF = {"medium": "material", "theme": "theme", "audience": "audience", "language": "spoken_language"}


def shown_materials(language: str) -> QuerySet[MaterialPage]:
    """Materials of a language that every reader may see, the newest first."""
    rows = MaterialPage.objects.filter(locale_id=memory.remembered().locales.get(language))
    return readable(rows).order_by("-first_published_at", "title")


def material_listing(page, request) -> dict[str, Any]:
    """The form, the cards of one screen, and the screens; 4 queries, 1 more with words to search for."""
    language = get_language()
    rows = shown_materials(language)
    spoken = rows.order_by().exclude(spoken_language="").values_list("spoken_language", flat=True).distinct()
    form = MaterialFilter(request.GET, languages=list(spoken))
    chosen = form.chosen()
    if text := " ".join(chosen.pop("q", "").split()):
        rows = rows.filter(pk__in=_ranked(language, text))
    rows = rows.filter(**{FIELD_OF[name]: value for name, value in chosen.items()}).select_related("campaign")
    screen = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("page"))
    return {
        "form": form,
        "page_obj": screen,
        "found": screen.paginator.count,
        "cards": [material_card(found) for found in screen],
        "clear_url": request.path if request.GET else "",
    }


def _ranked(language: str, text: str) -> list[int]:
    locale = memory.remembered().locales.get(language)
    found = MaterialPage.objects.live().filter(locale=locale).search(text)[:MOST_RANKED]
    return [page.pk for page in found]


def material_card(page: MaterialPage) -> dict[str, Any]:
    """What the card of a material shows in lists."""
    return {
        "title": page.title,
        "url": memory.remembered().address(get_language(), page.url_path),
        "summary": page.summary,
        "hue": page.campaign.hue if page.campaign else None,
        "picture": first_picture(page, page.shown),
        "kind": page.get_material_display(),
        "spoken": page.spoken,
        "length": _length(page),
        "size": sum(
            item["size"] or 0 for kind in ("recording", "handout") for item in page.shown.get(kind, {}).values()
        ),
        "warning": page.content_warning,
    }


def materials_of(campaign: Campaign) -> list[dict[str, Any]]:
    """Cards of the newest materials of a campaign in the reader's language; one query."""
    rows = shown_materials(get_language()).filter(campaign=campaign)[: queries.CARDS]
    cards = []
    for page in rows:
        page.campaign = campaign
        cards.append(material_card(page))
    return cards


def about_material(page: MaterialPage) -> dict[str, Any]:
    """Facts of a material, where its help is, and the campaign it belongs to."""
    areas = page.addressed_areas()
    help_url = f"/{get_language()}/help/"
    services = queries.services_for_areas(areas, queries.CARDS)
    return {
        "facts": facts(page),
        "campaign": page.campaign,
        "campaign_link": _campaign_link(page),
        "hue": page.campaign.hue if page.campaign else None,
        "areas": areas,
        "area_code": areas[0].code if len(areas) == 1 else "",
        "help_services": services,
        "help_area": areas[0] if len(areas) == 1 else None,
        "help_url": f"{help_url}{areas[0].code}/" if len(areas) == 1 else help_url,
        "all_help_url": help_url,
    }


def _campaign_link(page: MaterialPage) -> Link | None:
    """The public page of the campaign, by its public title: the name of the record is a working title."""
    if page.campaign is None:
        return None
    rows = readable(CampaignPage.objects.filter(locale=page.locale_id, campaign=page.campaign))
    found = rows.values_list("title", "url_path").first()
    return found and Link(found[0], memory.remembered().address(get_language(), found[1]))


def facts(page: MaterialPage) -> list[tuple[str, str]]:
    """Label and value of what a reader wants to know before opening a material."""
    rows = [
        (_("Kind"), page.get_material_display()),
        (_("Spoken language"), page.spoken),
        (_("Sign language"), SignLanguage(page.sign_language).label if page.sign_language else ""),
        (_("May be shown to"), Suitability(page.suitability).label),
        (_("Length"), _length(page)),
        (_("Credits"), page.credits),
    ]
    return [(label, str(value)) for label, value in rows if value]


def _length(page: MaterialPage):
    minutes = page.minutes if page.minutes is not None else _told_minutes(page)
    if not minutes:
        return ""
    if minutes < 1:
        return _("%(seconds)d seconds") % {"seconds": round(minutes * 60)}
    return _("%(minutes)d minutes") % {"minutes": round(minutes)}


def _told_minutes(page: MaterialPage) -> float:
    """Minutes of all steps or episodes; of a recording those of the first. A trailer tells none."""
    parts = getattr(page, "parts", None)
    raw = parts.raw_data if parts else ()
    if steps := sum(part["value"].get("minutes") or 0 for part in raw if part["type"] in ("step", "episode")):
        return steps
    if "version" not in NEEDED[page.material]:
        return 0
    return next((item["seconds"] / 60 for item in page.shown.get("recording", {}).values()), 0)
