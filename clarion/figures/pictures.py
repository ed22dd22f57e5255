"""Draws a figure once and keeps the picture by its content; pages only read what is there."""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import to_locale

from . import theme
from .figure import Figure
from .models import DrawnPicture
from .svg import clean


def draw(figure: Figure) -> str:
    """The picture as clean SVG; heavy (a JavaScript engine), so never during a request."""
    import vl_convert

    locale = theme.number_locale(to_locale(figure.language))
    drawn = vl_convert.vegalite_to_svg(figure.specification, allowed_base_urls=[], format_locale=locale)
    return clean(drawn, key=figure.key, title=figure.title, description=figure.description)


def keep(*figures: Figure) -> int:
    """Draws those figures whose content was not drawn before; answers how many. Safe to repeat."""
    wanted = {figure.key: figure for figure in figures if figure.specification}
    missing = wanted.keys() - DrawnPicture.objects.filter(key__in=wanted).values_list("key", flat=True)
    for key in missing:
        DrawnPicture.objects.get_or_create(key=key, defaults={"svg": draw(wanted[key])})
    return len(missing)


def pictures(keys: Iterable[str]) -> dict[str, SafeString]:
    """The kept pictures by key, in one query; a figure not drawn yet is absent."""
    kept = DrawnPicture.objects.filter(key__in=set(keys)).values_list("key", "svg")
    return {key: mark_safe(svg) for key, svg in kept}  # noqa: S308  cleaned by an allow-list before it was kept


def picture(key: str) -> SafeString | None:
    """One kept picture, or None."""
    return pictures([key]).get(key)
