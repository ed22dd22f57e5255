"""What the frame and the tables of the admin ask of Python."""

import re

from babel.numbers import format_decimal
from django import template
from django.conf import settings
from django.forms.utils import flatatt
from django.utils.html import strip_tags
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, to_locale

register = template.Library()

ROLES = {"td": "cell", "th": "columnheader"}
OPENING = re.compile(r"<(td|th)\b")
SHOWS = re.compile(r"<(img|svg|input|button|a)\b")
"""What a cell may show without a word of text."""


@register.simple_tag
def is_demonstration() -> bool:
    """Whether every name and number here is invented, which each screen then says."""
    return settings.DEMONSTRATION


@register.filter
def grouped(value) -> str:
    """A whole number with the language's own mark between the thousands."""
    return format_decimal(value, locale=to_locale(get_language() or "en"))


@register.simple_tag(takes_context=True)
def named_cell(context, cell) -> SafeString:
    """A cell of a table of Wagtail as it draws it; it also says its role and its column's name, or that it is blank."""
    drawn = str(cell.render_html(context))
    if (found := OPENING.search(drawn)) is None:
        return mark_safe(drawn)  # noqa: S308  Wagtail drew it
    before, after = drawn[: found.end()], drawn[found.end() :]
    attributes = {"role": ROLES[found[1]], **(_name_of(cell.column, after) if found[1] == "td" else {})}
    return mark_safe(before + flatatt(attributes) + after)  # noqa: S308  Wagtail drew it, flatatt escapes


def _name_of(column, drawn: str) -> dict:
    """The label of its column; a cell that shows nothing has none."""
    if not SHOWS.search(drawn) and not strip_tags(drawn.partition(">")[2]).strip():
        return {"data-blank": True}
    return {"data-label": column.label} if column.label else {}
