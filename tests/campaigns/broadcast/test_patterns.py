"""A pattern of airings means the same times for everyone, in every zone."""

import datetime
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.broadcast import patterns
from campaigns.broadcast.patterns import Pattern, count, exists, instant, instants, local_times, times_of_day

MONDAY = datetime.date(2026, 2, 2)
SIX, TEN = datetime.time(6), datetime.time(22)
ZONES = [ZoneInfo(name) for name in ("Africa/Nairobi", "Africa/Casablanca", "America/New_York", "Asia/Beirut", "UTC")]

hours = st.times().map(lambda one: one.replace(second=0, microsecond=0))
spans = st.tuples(st.dates(datetime.date(2024, 1, 1), datetime.date(2027, 1, 1)), st.integers(0, 40))
weekdays = st.frozensets(st.integers(0, 6), min_size=1)


@st.composite
def made(draw):
    """Any pattern that means something."""
    first, length = draw(spans)
    known = {"first": first, "last": first + datetime.timedelta(days=length), "weekdays": draw(weekdays)}
    if draw(st.booleans()):
        return Pattern(**known, times=tuple(draw(st.lists(hours, min_size=1, max_size=12))))
    opens = draw(st.integers(0, 1300))
    closes = draw(st.integers(opens + 10, 1439))
    window = {"opens": clock(opens), "closes": clock(closes)}
    return Pattern(**known, **window, per_day=draw(st.integers(1, min(60, closes - opens))))


def clock(minute):
    return datetime.time(*divmod(minute, 60))


def minute(hour):
    return hour.hour * 60 + hour.minute


@given(made())
def test_every_airing_lies_on_a_day_and_an_hour_of_the_pattern(pattern):
    local = local_times(pattern)
    assert len(local) == count(pattern)
    assert local == sorted(set(local))
    assert all(pattern.first <= one.date() <= pattern.last for one in local)
    assert {one.weekday() for one in local} <= pattern.weekdays
    if pattern.per_day:
        assert all(pattern.opens <= one.time() < pattern.closes for one in local)


@given(made())
def test_a_spread_is_even_to_the_minute(pattern):
    if not pattern.per_day:
        return
    times = [minute(hour) for hour in times_of_day(pattern)]
    assert len(times) == pattern.per_day
    gaps = {later - earlier for earlier, later in pairwise(times)}
    assert max(gaps, default=0) - min(gaps, default=0) <= 1


@given(made(), st.sampled_from(ZONES))
def test_instants_are_unique_in_order_and_read_as_the_local_times_that_exist(pattern, zone):
    found = instants(pattern, zone)
    assert found == sorted(set(found))
    assert {one.tzinfo for one in found} <= {datetime.UTC}
    read = {one.astimezone(zone).replace(tzinfo=None) for one in found}
    assert {local for local in local_times(pattern) if exists(local, zone)} <= read
    assert len(found) <= count(pattern)


@given(made(), st.decimals(0, 10_000, places=2))
def test_cost_is_the_price_of_each(pattern, price):
    many = count(pattern)
    assert patterns.cost(many, price) == sum([price] * many, Decimal(0))


@given(weekdays)
def test_weekdays_are_kept_in_one_number(chosen):
    assert patterns.from_mask(patterns.to_mask(chosen)) == chosen


def test_ten_a_day_between_six_and_ten():
    pattern = Pattern(
        MONDAY, MONDAY + datetime.timedelta(days=13), patterns.WORKDAYS, per_day=10, opens=SIX, closes=TEN
    )
    assert count(pattern) == 100
    assert [f"{hour:%H:%M}" for hour in times_of_day(pattern)] == [
        "06:00", "07:36", "09:12", "10:48", "12:24", "14:00", "15:36", "17:12", "18:48", "20:24",
    ]  # fmt: skip


def test_an_hour_that_clocks_skip_runs_later():
    zone, local = ZoneInfo("America/New_York"), datetime.datetime(2026, 3, 8, 2, 30)
    assert not exists(local, zone)
    assert instant(local, zone) == datetime.datetime(2026, 3, 8, 7, 30, tzinfo=datetime.UTC)
    day = local.date()
    both = Pattern(day, day, times=(datetime.time(2, 30), datetime.time(3, 30)))
    assert count(both) == 2
    assert instants(both, zone) == [instant(local, zone)]


def test_an_hour_that_comes_twice_is_the_first():
    zone = ZoneInfo("America/New_York")
    assert instant(datetime.datetime(2026, 11, 1, 1, 30), zone) == datetime.datetime(
        2026, 11, 1, 5, 30, tzinfo=datetime.UTC
    )


def test_morning_stays_morning_when_clocks_change():
    zone, saturday = ZoneInfo("America/New_York"), datetime.date(2026, 3, 7)
    pattern = Pattern(saturday, saturday + datetime.timedelta(days=2), times=(datetime.time(7),))
    assert [one.hour for one in instants(pattern, zone)] == [12, 11, 11]


@pytest.mark.parametrize(
    "wrong",
    [
        {"last": MONDAY - datetime.timedelta(days=1), "times": (SIX,)},
        {"weekdays": frozenset(), "times": (SIX,)},
        {"weekdays": frozenset({7}), "times": (SIX,)},
        {},
        {"times": (SIX,), "per_day": 2, "opens": SIX, "closes": TEN},
        {"per_day": 2},
        {"per_day": 2, "opens": TEN, "closes": SIX},
        {"per_day": 31, "opens": SIX, "closes": datetime.time(6, 30)},
    ],
)
def test_a_pattern_that_means_nothing_is_refused(wrong):
    with pytest.raises(ValueError):  # noqa: PT011  the texts are for programmers
        Pattern(**{"first": MONDAY, "last": MONDAY, **wrong})
