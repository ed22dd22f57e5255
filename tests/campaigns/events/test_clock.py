"""Hours on the clock at a venue and the instants they stand for, on the days clocks change too."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from campaigns.events.clock import exists, instant, month_bounds
from campaigns.events.free import next_free

LISBON = ZoneInfo("Europe/Lisbon")
NAIROBI = ZoneInfo("Africa/Nairobi")


def utc(*parts):
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "day", "hour", "expected"),
    [
        (NAIROBI, date(2026, 3, 10), time(9), utc(2026, 3, 10, 6)),
        (LISBON, date(2026, 3, 28), time(9), utc(2026, 3, 28, 9)),
        (LISBON, date(2026, 3, 29), time(9), utc(2026, 3, 29, 8)),
        (LISBON, date(2026, 10, 25), time(0, 30), utc(2026, 10, 24, 23, 30)),
        (LISBON, date(2026, 10, 25), time(1, 30), utc(2026, 10, 25, 0, 30)),
        (LISBON, date(2026, 10, 25), time(9), utc(2026, 10, 25, 9)),
        (ZoneInfo("Pacific/Apia"), date(2026, 6, 1), time(9), utc(2026, 5, 31, 20)),
    ],
)
def test_local_hours_become_instants(zone, day, hour, expected):
    assert instant(day, hour, zone) == expected


def test_an_hour_that_is_skipped_is_refused():
    with pytest.raises(ValidationError) as refusal:
        instant(date(2026, 3, 29), time(1, 30), LISBON)
    assert refusal.value.code == "no_such_hour"


def test_month_bounds_are_the_zones_own():
    assert month_bounds("2026-12", NAIROBI) == (
        datetime(2026, 12, 1, tzinfo=NAIROBI),
        datetime(2027, 1, 1, tzinfo=NAIROBI),
    )
    with pytest.raises(ValueError, match="soon"):
        month_bounds("soon")


def test_the_next_free_hours_follow_what_is_taken():
    busy = [(utc(2026, 3, 10, 6), utc(2026, 3, 10, 8)), (utc(2026, 3, 10, 9), utc(2026, 3, 10, 14))]
    found = next_free(busy, after=utc(2026, 3, 10, 6), length=timedelta(hours=2), zone=NAIROBI)
    local = [(start.astimezone(NAIROBI).isoformat(), end.astimezone(NAIROBI).isoformat()) for start, end in found]
    assert local == [
        ("2026-03-11T08:00:00+03:00", "2026-03-11T10:00:00+03:00"),
        ("2026-03-11T10:00:00+03:00", "2026-03-11T12:00:00+03:00"),
        ("2026-03-11T12:00:00+03:00", "2026-03-11T14:00:00+03:00"),
    ]


def test_a_gap_of_exactly_the_length_is_free():
    busy = [(utc(2026, 3, 10, 5), utc(2026, 3, 10, 8)), (utc(2026, 3, 10, 9), utc(2026, 3, 10, 14))]
    found = next_free(busy, after=utc(2026, 3, 10, 6), length=timedelta(hours=1), zone=NAIROBI, count=1)
    assert found == [(utc(2026, 3, 10, 8), utc(2026, 3, 10, 9))]


def test_a_venue_that_is_never_free_has_no_slot():
    busy = [(utc(2026, 3, 1), utc(2026, 6, 1))]
    assert next_free(busy, after=utc(2026, 3, 10, 6), length=timedelta(hours=1), zone=NAIROBI) == []


instants = st.datetimes(datetime(2026, 3, 20), datetime(2026, 4, 5), timezones=st.just(UTC))
spans = st.lists(st.tuples(instants, st.integers(10, 600)), max_size=12)


@given(busy=spans, after=instants, minutes=st.integers(10, 540), zone=st.sampled_from([LISBON, NAIROBI]))
def test_whatever_is_taken_a_slot_offered_is_free_in_working_hours(busy, after, minutes, zone):
    taken = [(start, start + timedelta(minutes=length)) for start, length in busy]
    length = timedelta(minutes=minutes)
    for start, end in next_free(taken, after=after, length=length, zone=zone):
        local = start.astimezone(zone)
        assert end - start == length
        assert start >= after
        assert local.weekday() < 5
        assert time(8) <= local.time() < time(17)
        assert exists(local.replace(tzinfo=None), zone)
        assert not any(begins < end and ends > start for begins, ends in taken)
