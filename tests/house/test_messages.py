"""Each catalogue compiles and holds nothing half done; one listed as complete translates all of the public site."""

import ast
import re
from collections import Counter
from functools import cache
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from django.conf import settings
from django.utils.translation.template import templatize

from .repository import ROOT

COMPLETE = ("ar", "es", "fr", "pt", "sw")
"""Languages in which every string of the public templates stands; add one when its catalogue is finished."""

CATALOGUES = {path.parts[-3]: path for path in sorted((ROOT / "locale").rglob("*.po"))}
PUBLIC = ("base.html", "components", "content", "errors", "account", "mfa", "allauth", "mail")
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|\{[^{}]*\}|<[^<>]+>")
LITERAL = r"""u?("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
CALLS = (
    re.compile(rf"\b(?:_|gettext)\(\s*{LITERAL}\s*\)"),
    re.compile(rf"\bngettext\(\s*{LITERAL}\s*,\s*{LITERAL}"),
    re.compile(rf"\bpgettext\(\s*{LITERAL}\s*,\s*{LITERAL}"),
)


@cache
def catalogue(language: str) -> Catalog:
    with CATALOGUES[language].open("rb") as text:
        return read_po(text)


def forms(value: str | tuple | list) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


def translated(message: Message | None) -> bool:
    return message is not None and bool(message.string) and all(forms(message.string))


def strings_of_public_templates() -> set[str]:
    """Every literal that a public template hands to gettext; of a plural the singular, of a context the string."""
    found = set()
    for name in PUBLIC:
        place = ROOT / "templates" / name
        for path in [place] if place.is_file() else [*place.rglob("*.html"), *place.rglob("*.txt")]:
            code = templatize(path.read_text("utf-8"))
            for call in CALLS:
                for match in call.finditer(code):
                    literal = match.group(2 if "pgettext" in call.pattern else 1)
                    found.add(ast.literal_eval(literal))
    return found


def misplaced(message: Message) -> bool:
    """Whether a form names other placeholders or tags than the string; the first forms may follow the singular."""
    allowed = [Counter(PLACEHOLDER.findall(form)) for form in forms(message.id)]
    return any(Counter(PLACEHOLDER.findall(form)) not in allowed for form in forms(message.string))


def test_every_language_but_the_source_has_a_catalogue():
    assert {code for code, _name in settings.LANGUAGES} - {settings.LANGUAGE_CODE} == set(CATALOGUES)


@pytest.mark.parametrize("language", CATALOGUES)
def test_catalogue_compiles(language):
    binary = BytesIO()
    write_mo(binary, catalogue(language))
    binary.seek(0)
    compiled = read_mo(binary)
    wanted = [message for message in catalogue(language) if message.id and translated(message)]
    assert wanted
    assert [m.id for m in wanted if forms(compiled.get(m.id, m.context).string) != forms(m.string)] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_no_entry_is_fuzzy(language):
    assert [message.id for message in catalogue(language) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_placeholders_and_tags_are_those_of_the_string(language):
    wrong = [message.id for message in catalogue(language) if message.id and translated(message) and misplaced(message)]
    assert wrong == []


@pytest.mark.parametrize("language", CATALOGUES)
def test_plurals_are_whole_or_empty(language):
    messages = [message for message in catalogue(language) if message.pluralizable and any(message.string)]
    count = catalogue(language).num_plurals
    assert [m.id for m in messages if not translated(m) or len(m.string) != count] == []


@pytest.mark.parametrize("language", COMPLETE)
def test_every_string_of_the_public_templates_is_translated(language):
    strings = strings_of_public_templates()
    assert "Leave this site" in strings
    assert sorted(text for text in strings if not translated(catalogue(language).get(text))) == []
