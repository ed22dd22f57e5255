"""Numbers in the words of a sentence, in the reader's language."""

from babel.numbers import format_decimal, format_percent
from babel.units import format_unit
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from .interval import Interval, Number

_PERCENT = "concentr-percent"


def _locale() -> str:
    return to_locale(get_language() or "en")


def number(value: float | Number, decimals: int = 0) -> str:
    """``12,345`` in the reader's way of writing; at most ``decimals`` digits after the point."""
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    return format_decimal(value, format=pattern, locale=_locale())


def percent(fraction: float, decimals: int | None = None) -> str:
    """``0.113`` as "11 percent"; below 1 percent with one digit, and never as 0 where it is not."""
    value = abs(fraction) * 100
    if decimals is None:
        decimals = 0 if value >= 0.95 or value == 0 else 1
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "")
    spelt = format_unit(round(value, decimals), _PERCENT, length="long", format=pattern, locale=_locale())
    if _PERCENT in spelt:  # a language for which CLDR has no word
        return format_percent(value / 100, format=f"{pattern}%", locale=_locale())
    return spelt


def format_interval(interval: Interval, decimals: int = 0) -> str:
    """ "7", or "between 0 and 4"; the bounds are what may be, not a guess at the middle."""
    if interval.is_exact:
        return number(interval.lower, decimals)
    return _("between %(low)s and %(high)s") % {
        "low": number(interval.lower, decimals),
        "high": number(interval.upper, decimals),
    }


def change(fraction: float) -> str:
    """``-0.11`` as "11 percent lower"."""
    if fraction < 0:
        return _("%(percent)s lower") % {"percent": percent(fraction)}
    return _("%(percent)s higher") % {"percent": percent(fraction)}


def change_range(low: float, high: float) -> str:
    """ "between 3 percent and 20 percent higher"; both directions are named where the range holds no change."""
    if low < 0 < high:
        return _("between %(low)s and %(high)s") % {"low": change(low), "high": change(high)}
    near, far = sorted((low, high), key=abs)
    values = {"low": percent(near), "high": percent(far)}
    if far < 0:
        return _("between %(low)s and %(high)s lower") % values
    return _("between %(low)s and %(high)s higher") % values


def out_of_hundred(fraction: float, low: float, high: float) -> str:
    """A relative change as a natural frequency: what was seen where 100 would have been expected."""
    return _("Where 100 would have been expected, %(seen)s were seen (plausible: %(low)s to %(high)s).") % {
        "seen": number(max(0, 100 * (1 + fraction))),
        "low": number(max(0, 100 * (1 + low))),
        "high": number(max(0, 100 * (1 + high))),
    }


def one_in(fraction: float) -> str:
    """A share as a natural frequency: "1 in 9"; of a share of 0 or above one half, "n of 100"."""
    if 0 < fraction <= 0.5:
        return _("1 in %(many)s") % {"many": number(round(1 / fraction))}
    return _("%(count)s of 100") % {"count": number(100 * fraction)}
