"""Languages by ISO 639 code, with their names from CLDR, and the form field in which several are chosen."""

from functools import cache

from babel import Locale, UnknownLocaleError
from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from clarion.chips import ChipsInput, code_in, parts_of


@cache
def language_names(locale: str) -> dict[str, str]:
    """Code to name, in the language of the locale, for every language CLDR can name; sign languages included."""
    try:
        names = Locale.parse(locale.replace("-", "_")).languages
    except (UnknownLocaleError, ValueError):
        names = Locale("en").languages
    return {code: names[code] for code in sorted(names) if len(code) <= 3}


def language_name(code: str) -> str:
    """The name of a language in the active language, else in English, else its code."""
    active = get_language() or "en"
    return language_names(active).get(code) or language_names("en").get(code) or code


def language_label(code: str) -> str:
    """How a language is written in the form, e.g. ``Swahili (sw)``."""
    return f"{language_name(code).replace(',', '')} ({code})"


def suggest_languages(text: str, limit: int = 10) -> list[str]:
    """Labels of languages whose name or code begins with the text, then those that contain it."""
    wanted = text.strip().casefold()
    names = language_names(get_language() or "en")
    found = [code for code, name in names.items() if code == wanted or wanted in name.casefold()]
    found.sort(key=lambda code: (code != wanted, not names[code].casefold().startswith(wanted), names[code]))
    return [language_label(code) for code in found[:limit]]


class LanguagesField(forms.Field):
    """Several languages, stored as a list of ISO 639 codes in the order they were given."""

    def __init__(self, **kwargs):
        kwargs.setdefault("widget", ChipsInput("language_suggest", language_label))
        kwargs.setdefault("label", _("Languages"))
        super().__init__(**kwargs)

    def to_python(self, value) -> list[str]:
        if isinstance(value, list):
            return value
        codes = list(dict.fromkeys(code_in(text).lower() for text in parts_of(value)))
        known = language_names("en")
        if unknown := [code for code in codes if code not in known]:
            raise ValidationError(_("Not a known language: %(codes)s"), params={"codes": ", ".join(unknown)})
        return codes

    def has_changed(self, initial, data):
        return sorted(initial or []) != sorted(code_in(text).lower() for text in parts_of(data))
