"""What one line of the calendar says of its kind and its hours."""

import datetime

import pytest

from clarion.calendar import CalendarEntry

DAY = datetime.date(2026, 3, 10)
SIX, NINE = datetime.time(6, 30), datetime.time(21)


def moment(hour):
    return datetime.datetime(2026, 3, 10, hour, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("starts", "ends", "between", "hour", "hours"),
    [
        (DAY, DAY, None, None, ""),
        (DAY, DAY, (SIX, NINE), SIX, "06:30–21:00"),
        (DAY, DAY, (SIX, SIX), SIX, "06:30"),
        (moment(0), moment(2), None, datetime.time(0), "00:00–02:00"),
    ],
)
def test_hours(starts, ends, between, hour, hours):
    entry = CalendarEntry("x:1", "X", "What", starts, ends, between=between)
    assert (entry.hour, entry.hours) == (hour, hours)


def test_a_narrower_kind_is_still_of_the_wider():
    wide, narrow = (CalendarEntry("event:1", "X", "What", DAY, DAY, subkind=kind) for kind in ("", "performance"))
    assert (wide.kind_code, wide.kind_codes) == ("event", ("event", "event"))
    assert (narrow.kind_code, narrow.kind_codes) == ("performance", ("event", "performance"))


def test_facts_are_those_that_are_known():
    entry = CalendarEntry("x:1", "X", "What", DAY, DAY, campaign="Roads", note="Talk", people=("Ada", "Bo"))
    assert entry.facts == ("Roads", "Talk", "Ada, Bo")
