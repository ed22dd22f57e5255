"""What the components ask of Python: surroundings of a page, icons, hues, numbers, telephone links."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from babel.numbers import format_decimal
from django import template
from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi, get_language_info
from django.utils.translation import gettext as _

from clarion.languages import language_name
from clarion.names import html_of
from content.pages.palette import HOUSE_HUE, nearest_step

register = template.Library()

ICONS = {
    "arrow": '<path d="M4 12h16M14 6l6 6-6 6"/>',
    "back": '<path d="M20 12H4M10 6l-6 6 6 6"/>',
    "calendar": '<path d="M4 6h16v14H4zM4 10h16M8 3v4M16 3v4"/>',
    "chat": '<path d="M4 5h16v11H11l-5 4v-4H4z"/>',
    "check": '<path d="M5 13l5 5L19 7"/>',
    "chevron": '<path d="M6 9l6 6 6-6"/>',
    "document": '<path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6"/>',
    "download": '<path d="M12 4v11M7 11l5 5 5-5M5 20h14"/>',
    "exit": '<path d="M10 4H5v16h5M10 12h10M16 8l4 4-4 4"/>',
    "information": '<circle cx="12" cy="12" r="9"/><path d="M12 11v6M12 7v.5"/>',
    "language": '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c5 6 5 12 0 18M12 3c-5 6-5 12 0 18"/>',
    "mail": '<path d="M3 6h18v13H3zM3 7l9 7 9-7"/>',
    "menu": '<path d="M4 7h16M4 12h16M4 17h16"/>',
    "phone": '<path d="M6 3h4l2 5-3 2c1 2 3 4 5 5l2-3 5 2v4c0 2-1 3-3 3C11 20 4 13 3 6c0-2 1-3 3-3z"/>',
    "place": '<path d="M12 21c5-6 7-9 7-12a7 7 0 0 0-14 0c0 3 2 6 7 12z"/><circle cx="12" cy="9" r="2.500"/>',
    "play": '<path d="M7 4v16l13-8z"/>',
    "search": '<circle cx="11" cy="11" r="7"/><path d="M16 16l5 5"/>',
    "warning": '<path d="M12 3l10 18H2zM12 10v5M12 18v.5"/>',
}
TURNING = {"arrow", "back", "exit"}


@dataclass(frozen=True)
class Link:
    """A link of the menu or the footer; ``current`` marks the page or section the reader is in."""

    label: str
    url: str
    current: bool = False


@dataclass(frozen=True)
class LanguageLink:
    """The page in another language; ``translated`` is false where the link leads to that language's home."""

    code: str
    name: str
    url: str
    current: bool = False
    translated: bool = False

    @property
    def direction(self) -> str:
        return "rtl" if get_language_info(self.code)["bidi"] else "ltr"


@dataclass(frozen=True)
class Surroundings:
    language: str
    direction: str
    home: str
    help: str
    search: str
    exit_url: str
    demonstration: bool
    site_name: str
    base_url: str
    menu: list[Link]
    languages: list[LanguageLink]


@register.simple_tag(takes_context=True)
def surroundings(context) -> Surroundings:
    """What stands around every page, from settings and the address alone: no query.

    A view may pass its own ``menu`` (``Link``), ``language_links`` (``LanguageLink``) in the context.
    """
    language = get_language() or settings.LANGUAGE_CODE
    path = getattr(context.get("request"), "path", "")
    return Surroundings(
        language=language,
        direction="rtl" if get_language_bidi() else "ltr",
        home=f"/{language}/",
        help=f"/{language}/help/",
        search=f"/{language}/search/",
        exit_url=settings.QUICK_EXIT_URL,
        demonstration=settings.DEMONSTRATION,
        site_name=settings.WAGTAIL_SITE_NAME,
        base_url=settings.WAGTAILADMIN_BASE_URL,
        menu=context.get("menu") or _sections(language, path),
        languages=context.get("language_links") or language_homes(language),
    )


def _sections(language: str, path: str) -> list[Link]:
    sections = (("campaigns", _("Campaigns")), ("evidence", _("Evidence")), ("help", _("Get help")))
    return [Link(label, f"/{language}/{slug}/", path.startswith(f"/{language}/{slug}/")) for slug, label in sections]


def language_homes(current: str) -> list[LanguageLink]:
    """The home page in each language of the site, each named in its own language."""
    return [
        LanguageLink(code, own_name(code), f"/{code}/", current=code == current) for code, _name in settings.LANGUAGES
    ]


@register.filter
def own_name(code: str) -> str:
    """A language's name in that language, capitalised: ``fr`` gives Français; an unknown code gives itself."""
    try:
        name = get_language_info(code)["name_local"]
    except KeyError:
        return code
    return name[:1].upper() + name[1:]


@register.filter
def marked(text: Any) -> SafeString:
    """A text of a record; words that are not in the reader's language say in which they are."""
    return html_of(text)


@register.filter
def names_of_languages(codes: list[str] | None) -> str:
    """ISO 639 codes as names in the reader's language: ``["en", "sw"]`` gives English, Swahili."""
    return _(", ").join(language_name(code) for code in codes or [])


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of the set, hidden from screen readers: words always stand beside it. KeyError for another name."""
    turning = " icon--turns" if name in TURNING else ""
    return format_html(
        '<svg class="icon icon--{}{}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">{}</svg>',
        name,
        turning,
        mark_safe(ICONS[name]),  # noqa: S308 - a constant of this module
    )


@register.filter
def hue_class(hue: int | None) -> str:
    """The palette class of a campaign's hue: 200 gives ``hue-195``; none gives the house palette."""
    return f"hue-{nearest_step(HOUSE_HUE if hue is None else int(hue))}"


@register.filter
def tel(number: str) -> str:
    """A telephone number as ``tel:`` address: ``+254 (0)20 116`` gives ``tel:+25420116``."""
    return "tel:" + _dialled(number)


@register.filter
def sms(number: str) -> str:
    return "sms:" + _dialled(number)


@register.filter
def whatsapp(number: str) -> str:
    """The address that opens a WhatsApp chat with a number in international form."""
    return "https://wa.me/" + _dialled(number).lstrip("+")


def _dialled(number: str) -> str:
    return re.sub(r"[^\d+*#]", "", number.replace("(0)", ""))


@register.filter
def figure(value: Any) -> str:
    """A number as the reader's language writes it, an interval or text as it says itself."""
    if isinstance(value, bool) or value is None:
        return "" if value is None else str(value)
    if isinstance(value, int | float | Decimal):
        return format_decimal(value, locale=(get_language() or "en").replace("-", "_"))
    return str(value)


@register.inclusion_tag("components/data_table.html")
def data_table(caption: str, columns: list[str], rows: list[list[Any]], note: str = "", heading_column: bool = True):
    """A table in a container that scrolls by itself; columns of numbers are set to the end.

    ``rows`` hold one value a column; with ``heading_column`` the first value names its row.
    """
    numeric = [bool(rows) and all(_is_number(row[place]) for row in rows) for place in range(len(columns))]
    if heading_column and numeric:
        numeric[0] = False
    return {
        "caption": caption,
        "note": note,
        "heading_column": heading_column,
        "columns": list(zip(columns, numeric, strict=True)),
        "rows": [list(zip(row, numeric, strict=True)) for row in rows],
    }


def _is_number(value: Any) -> bool:
    return (isinstance(value, int | float | Decimal) and not isinstance(value, bool)) or hasattr(value, "lower_bound")


@register.inclusion_tag("components/field.html")
def field(bound_field, optional: bool = True):
    """A form field with label, help and its own error; what may stay empty says so unless ``optional`` is off."""
    widget = bound_field.field.widget
    return {
        "field": bound_field,
        "is_check": getattr(widget, "input_type", "") == "checkbox" and not bound_field.use_fieldset,
        "is_choices": bound_field.use_fieldset,
        "says_optional": optional and not bound_field.field.required,
    }


@register.simple_tag
def address_of(name: str, *arguments) -> str:
    """``reverse`` that gives nothing for a page this installation does not have."""
    try:
        return reverse(name, args=arguments)
    except NoReverseMatch:
        return ""
