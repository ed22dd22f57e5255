"""Languages by code, and text typed into a line of chips."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from clarion.chips import code_in, parts_of
from clarion.languages import LanguagesField, language_name, suggest_languages


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (None, []),
        (" , ;\n", []),
        ("sw", ["sw"]),
        ('"Swahili (sw)", French (fr)', ["Swahili (sw)", "French (fr)"]),
        ("Swahili\u00a0(sw);fr\nen", ["Swahili\u00a0(sw)", "fr", "en"]),
    ],
)
def test_typed_parts(text, parts):
    assert parts_of(text) == parts


def test_the_code_stands_in_brackets_at_the_end_or_is_everything():
    assert [code_in(text) for text in ("Kenya (KEN)", "Congo (Brazzaville) (COG)", " KEN ")] == ["KEN", "COG", "KEN"]


def test_names_follow_the_language_of_the_page():
    assert language_name("sw") == "Swahili"
    with override("fr"):
        assert language_name("sw") == "swahili"
        assert language_name("zz") == "zz"


def test_suggestions_begin_with_the_code_itself():
    assert suggest_languages("fr")[0] == "French (fr)"
    assert suggest_languages("swahi")[0] == "Swahili (sw)"
    assert suggest_languages("no such language") == []


def test_the_field_keeps_order_and_names_what_it_does_not_know():
    field = LanguagesField()
    assert field.clean("Swahili (sw), fr, SW") == ["sw", "fr"]
    with pytest.raises(ValidationError, match="qqq"):
        field.clean("sw, qqq")
    with pytest.raises(ValidationError):
        field.clean("")
    assert not field.has_changed(["sw", "fr"], "fr, sw")
    assert field.has_changed(["sw"], "fr")
