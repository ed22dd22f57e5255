"""Free text about citizens is matched by a name or an approved alias, or kept as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.national.names import NameIndex, normalised, repaired
from evaluation.national.terms import first_aliases


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Spain", "ESP"),
        ("ESPAÑA", "ESP"),
        ("Espa\ufffda", "ESP"),
        ("TÃ¼rkiye", "TUR"),
        ("T\ufffdrkiye", "TUR"),
        ("Romanian", "ROU"),
        ("roumain", "ROU"),
        ("Nationals", "NATIONALS"),
        ("Ciudadanos de su pa\ufffds", "NATIONALS"),
        ("Abroad", "ABROAD"),
        ("", "_U"),
        ("N/A", "_U"),
        ("Amercias", "UNKNOWN_TEXT"),
        ("97 albanian", "UNKNOWN_TEXT"),
        ("3 nigériens et 1 tunisien", "UNKNOWN_TEXT"),
        ("TOTAL POR AÑO", "UNKNOWN_TEXT"),
        ("0", "UNKNOWN_TEXT"),
        ("CAR", "UNKNOWN_TEXT"),
    ],
)
def test_matches(places, text, code):
    assert places.citizens.match(text).code == code


def test_a_name_two_countries_share_matches_neither():
    index = NameIndex.build([("Congo", "COG"), ("Congo", "COD"), ("Gabon", "GAB")], {})
    assert index.match("Congo").code == "UNKNOWN_TEXT"
    assert index.match("Gabon").code == "GAB"


def test_an_alias_wins_over_a_name():
    assert NameIndex.build([("Congo", "COG")], {"Congo": "COD"}).match("congo").code == "COD"


def test_mended_letters_are_told(places):
    assert places.citizens.match("TÃ¼rkiye").repaired == "Türkiye"
    assert places.citizens.match("Türkiye").repaired == ""


def test_no_delivered_alias_contradicts_another():
    codes = {}
    for text, code in first_aliases().items():
        assert codes.setdefault(normalised(text), code) == code, text


def test_a_sign_that_has_a_small_letter_only_once_taken_apart_is_flattened_too():
    assert normalised("\u2130gypt") == normalised("Egypt")
    assert normalised("The the Gambia") == "gambia"


@given(st.text(max_size=20))
def test_normalising_twice_changes_nothing_more(text):
    assert normalised(normalised(text)) == normalised(text)


@given(st.text(alphabet="abcéüñçøåÃÂ ¼´", max_size=20))
def test_repair_never_fails(text):
    assert isinstance(repaired(text), str)
