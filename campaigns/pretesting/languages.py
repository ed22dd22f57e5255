"""The one language a test was spoken in: any that has a code of ISO 639, also where CLDR does not name it."""

import json
import re

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from clarion.chips import ChipsInput, code_in, parts_of
from clarion.languages import language_label, language_names

THREE_LETTERS = re.compile(r"[a-z]{3}")


def is_language_code(code: str) -> bool:
    """Whether CLDR names it, or it has the form of a code of ISO 639-3."""
    return code in language_names("en") or bool(THREE_LETTERS.fullmatch(code))


def _code_of(text: str) -> str:
    """The code in ``Wolof (wo)``, ``wo`` or ``Wolof``; what is none of these comes back as it is."""
    code = code_in(text).lower()
    if code in language_names("en"):
        return code
    for locale in (get_language() or "en", "en"):
        for known, name in language_names(locale).items():
            if name.casefold() == code.casefold():
                return known
    return code


class LanguageInput(ChipsInput):
    """A chip of one language."""

    def __init__(self, attrs=None):
        super().__init__("language_suggest", language_label, attrs)

    def format_value(self, value):
        return super().format_value([value] if value and is_language_code(value) else value)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["help_text"] = _("Type a name and choose from the list, or type its code of ISO 639.")
        context["widget"]["attrs"]["data-w-tag-options-value"] = json.dumps({"allowSpaces": True, "tagLimit": 1})
        return context


class SpokenLanguageField(forms.Field):
    """One language, stored as its code."""

    widget = LanguageInput

    def to_python(self, value) -> str:
        parts = parts_of(value)
        if len(parts) > 1:
            raise ValidationError(_("One test, one language: record another test for the other one."))
        code = _code_of(parts[0]) if parts else ""
        if code and not is_language_code(code):
            raise ValidationError(_("Not a known language: %(codes)s"), params={"codes": code})
        return code

    def has_changed(self, initial, data):
        return (initial or "") != "".join(map(_code_of, parts_of(data)))
