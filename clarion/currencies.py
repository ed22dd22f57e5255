"""The currencies of ISO 4217 that are money somewhere today, by CLDR."""

from datetime import UTC, datetime
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django import forms
from django.utils.translation import get_language, to_locale


@cache
def currency_codes() -> frozenset[str]:
    """Codes of ISO 4217 that are legal tender somewhere today, by CLDR."""
    rows = (row for territory in get_global("territory_currencies").values() for row in territory)
    today = datetime.now(tz=UTC).date()
    return frozenset(code for code, _start, end, tender in rows if tender and (end is None or _day(end) >= today))


def _day(parts):
    return datetime(*parts, tzinfo=UTC).date()


def currency_choices() -> list[tuple[str, str]]:
    """Each code with its name in the reader's language, in the order of the codes."""
    try:
        names = Locale.parse(to_locale(get_language() or "en")).currencies
    except (UnknownLocaleError, ValueError):
        names = {}
    return [(code, f"{code} – {names.get(code, code)}") for code in sorted(currency_codes())]


def currency_field(**options) -> forms.ChoiceField:
    """A choice among all currencies, and none."""
    return forms.ChoiceField(choices=lambda: [("", "–"), *currency_choices()], **options)


def keep_choice(field: forms.ChoiceField, code: str) -> None:
    """Offers a code that stands on record though it is no legal tender any more."""
    known = currency_choices()
    field.choices = [("", "–"), *known] if code in dict(known) or not code else [("", "–"), (code, code), *known]
