"""Whether somebody answers now: over midnight, at the ends of a week, and where clocks are changed."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from partners.services.hours import Opening, opening_at, opening_in_words

OFFICE = {day: [["08:00", "17:00"]] for day in ("mon", "tue", "wed", "thu", "fri")}
NIGHT = {"fri": [["22:00", "06:00"]]}
ROUND = {day: [["00:00", "24:00"]] for day in ("mon", "tue", "wed", "thu", "fri", "sat", "sun")}


def at(text, zone="Africa/Nairobi"):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))


@pytest.mark.parametrize(
    ("week", "moment", "expected"),
    [
        (OFFICE, "2026-11-27T08:00", Opening(True, "17:00", 4, 0)),
        (OFFICE, "2026-11-27T07:59", Opening(False, "08:00", 4, 0)),
        (OFFICE, "2026-11-27T17:00", Opening(False, "08:00", 0, 3)),
        (OFFICE, "2026-11-29T23:59", Opening(False, "08:00", 0, 1)),
        (NIGHT, "2026-11-27T23:00", Opening(True, "06:00", 5, 1)),
        (NIGHT, "2026-11-28T05:59", Opening(True, "06:00", 5, 0)),
        (NIGHT, "2026-11-28T06:00", Opening(False, "22:00", 4, 6)),
        ({"mon": [["20:00", "24:00"]], "tue": [["00:00", "04:00"]]}, "2026-11-30T21:00", Opening(True, "04:00", 1, 1)),
        ({"mon": [["20:00", "00:00"]]}, "2026-11-30T23:59", Opening(True, "00:00", 1, 1)),
        ({"sun": [["08:00", "12:00"]]}, "2026-11-29T12:00", Opening(False, "08:00", 6, 7)),
        ({}, "2026-11-27T08:00", None),
        ({"mon": []}, "2026-11-27T08:00", None),
    ],
)
def test_the_state_and_the_next_change(week, moment, expected):
    assert opening_at(week, "Africa/Nairobi", at(moment)) == expected


def test_the_clock_is_that_of_the_service_not_of_the_reader():
    assert opening_at(OFFICE, "Africa/Nairobi", at("2026-11-27T06:00", "Europe/London")).is_open
    assert not opening_at(OFFICE, "Africa/Nairobi", at("2026-11-27T15:00", "Europe/London")).is_open


def test_the_wall_decides_where_clocks_are_changed():
    week, paris = {"sun": [["02:15", "03:30"]]}, "Europe/Paris"
    spring = [datetime.fromisoformat(f"2026-03-29T{utc}+00:00") for utc in ("00:59", "01:00", "01:30")]
    assert [opening_at(week, paris, moment).is_open for moment in spring] == [False, True, False]
    autumn = [datetime.fromisoformat(f"2026-10-25T{utc}+00:00") for utc in ("00:10", "00:30", "01:30", "02:30")]
    assert [opening_at(week, paris, moment).is_open for moment in autumn] == [False, True, True, False]


def test_open_all_the_week_never_closes():
    assert opening_in_words(opening_at(ROUND, "UTC", at("2026-11-27T08:00", "UTC")), "UTC") == "Open now"


def test_a_night_ends_tomorrow():
    words = opening_in_words(opening_at(NIGHT, "Africa/Nairobi", at("2026-11-27T23:00")), "Africa/Nairobi")
    assert words == "Open now, until tomorrow at 6:00 (Kenya Time)"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2026-11-27T08:00", "Open now, until 17:00 (Kenya Time)"),
        ("2026-11-27T07:00", "Closed now; opens today at 8:00 (Kenya Time)"),
        ("2026-11-26T18:00", "Closed now; opens tomorrow at 8:00 (Kenya Time)"),
        ("2026-11-27T18:00", "Closed now; opens on Monday at 8:00 (Kenya Time)"),
    ],
)
def test_in_words(moment, words):
    assert opening_in_words(opening_at(OFFICE, "Africa/Nairobi", at(moment)), "Africa/Nairobi") == words
