"""Weekly hours: read from what people write, said in the reader's language, kept as they were."""

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from partners.models import HelpService
from partners.services.forms import WeekField
from partners.services.hours import DAYS, day_name, in_words, read_spans, written_spans

OFFICE = [["08:00", "17:00"]]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("8:00–17:00", OFFICE),
        (" 8-17 ", OFFICE),
        ("8h00 - 17h00", OFFICE),
        ("14:00-18:30, 8:00-12:00", [["08:00", "12:00"], ["14:00", "18:30"]]),
        ("8–12؛14–17".replace("؛", "،"), [["08:00", "12:00"], ["14:00", "17:00"]]),
        ("20:00–2:00", [["20:00", "02:00"]]),
        ("0:00–24:00", [["00:00", "24:00"]]),
        ("", []),
    ],
)
def test_hours_are_read_as_people_write_them(text, spans):
    assert read_spans(text) == spans


@pytest.mark.parametrize("text", ["mornings", "8:00", "8-8", "25-26", "8:60-9:00", "24:00-2:00", "8-12-14"])
def test_what_is_no_hours_is_refused(text):
    with pytest.raises(ValidationError):
        read_spans(text)


minutes = st.integers(0, 24 * 60 - 1)


@given(st.lists(st.tuples(minutes, minutes).filter(lambda pair: pair[0] != pair[1]), max_size=3))
def test_what_is_written_is_read_again(pairs):
    spans = sorted([[f"{m // 60:02d}:{m % 60:02d}" for m in pair] for pair in pairs])
    assert read_spans(written_spans(spans)) == spans


def test_days_with_the_same_hours_are_said_together():
    working = dict.fromkeys(DAYS[:5], OFFICE)
    assert in_words(working) == "Monday to Friday, 8:00 to 17:00"
    assert in_words(working | {"sat": [["09:00", "12:00"]]}) == (
        "Monday to Friday, 8:00 to 17:00; Saturday, 9:00 to 12:00"
    )
    split = [["08:00", "12:00"], ["14:00", "17:00"]]
    assert in_words({"mon": split, "tue": split, "thu": split}) == (
        "Monday, Tuesday, and Thursday, 8:00 to 12:00 and 14:00 to 17:00"
    )
    assert in_words(dict.fromkeys(DAYS, OFFICE)) == "Every day, 8:00 to 17:00"
    assert in_words({}) == ""


def test_the_names_of_days_are_those_of_the_language():
    with override("ar"):
        assert day_name("mon") == "الاثنين"
        assert "الجمعة" in in_words({"fri": OFFICE})
    with override("fr"):
        assert in_words({"mon": OFFICE}).startswith("Lundi")


def test_a_wrong_day_is_named():
    field = WeekField()
    with pytest.raises(ValidationError) as refused:
        field.clean(["8-17", "late", "", "", "", "", ""])
    assert refused.value.messages == ["Tuesday: Write hours such as 8:00–17:00, several with a comma between them."]
    assert field.clean(["8-17", "", "", "", "", "", ""]) == {"mon": OFFICE}
    assert field.prepare_value({"mon": OFFICE}) == {"mon": "8:00–17:00"}


@pytest.mark.parametrize(
    ("fields", "reader", "html"),
    [
        ({"always_open": True, "hours": "ignored"}, "en", "Every day, day and night"),
        ({"week": {"mon": OFFICE}}, "en", "Monday, 8:00 to 17:00"),
        ({"week": {"mon": OFFICE}, "hours": "not on holidays"}, "en", "Monday, 8:00 to 17:00 (not on holidays)"),
        ({"hours": "Mornings"}, "en", "Mornings"),
        ({"hours": "Mornings"}, "fr", '<span lang="en" dir="ltr">Mornings</span>'),
        ({"hours": "Mornings", "hours_in_other_languages": {"fr": "Le matin"}}, "fr", "Le matin"),
    ],
)
def test_a_service_says_when_somebody_answers(fields, reader, html):
    with override(reader):
        assert HelpService(**fields).open_when.html == html
