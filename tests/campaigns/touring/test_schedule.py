"""From a pattern to times: weekdays, days of rest, skipped days, several a day."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.touring.schedule import Pattern, days, from_mask, past_midnight, slots, to_mask, too_close
from campaigns.touring.words import contact_role

MONDAY = date(2026, 3, 2)
NINE, ONE = time(9), time(13)


def test_stops_follow_each_other_through_hours_and_days():
    assert slots(Pattern(MONDAY, (ONE, NINE)), 3) == [
        datetime(2026, 3, 2, 9),
        datetime(2026, 3, 2, 13),
        datetime(2026, 3, 3, 9),
    ]


def test_a_day_of_rest_comes_after_days_in_a_row():
    pattern = Pattern(MONDAY, (NINE,), weekdays=frozenset(range(5)), rest_after=3, skipped=frozenset([MONDAY]))
    assert [moment.day for moment in slots(pattern, 6)] == [3, 4, 5, 9, 10, 11]


def test_days_that_are_all_skipped_end_somewhere():
    assert slots(Pattern(MONDAY, (NINE,), weekdays=frozenset([0])), 1000)[-1].year == 2029


@pytest.mark.parametrize(
    "wrong", [{"times": ()}, {"weekdays": frozenset()}, {"weekdays": frozenset([7])}, {"rest_after": 0}]
)
def test_a_pattern_that_means_nothing_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\."):
        Pattern(**{"first": MONDAY, "times": (NINE,), **wrong})


@given(
    many=st.integers(0, 60),
    weekdays=st.frozensets(st.integers(0, 6), min_size=1),
    times=st.lists(st.times().map(lambda hour: hour.replace(second=0, microsecond=0)), min_size=1, max_size=4),
    rest=st.none() | st.integers(1, 6),
)
def test_times_are_in_order_none_twice_and_only_on_the_weekdays(many, weekdays, times, rest):
    pattern = Pattern(MONDAY, tuple(times), weekdays=weekdays, rest_after=rest)
    found = slots(pattern, many)
    assert len(found) == many
    assert found == sorted(set(found))
    assert {moment.weekday() for moment in found} <= weekdays
    assert from_mask(to_mask(weekdays)) == weekdays
    if rest:
        played = sorted({moment.date().toordinal() for moment in found})
        longest = 0
        for place, day in enumerate(played):
            longest = longest + 1 if place and played[place - 1] == day - 1 else 1
            assert longest <= rest


def test_performances_of_a_day_do_not_overlap():
    assert too_close([NINE, time(9, 59)], 60)
    assert not too_close([NINE, time(10)], 60)
    assert past_midnight([time(23, 1)], 60)
    assert not past_midnight([time(23)], 60)
    assert next(iter(days(Pattern(MONDAY, (NINE,))))) == MONDAY


@pytest.mark.parametrize(
    ("contact", "role"),
    [
        ("Deputy head, 0000 000 001", "Deputy head"),
        ("Deputy head", "Deputy head"),
        ("Head teacher +44 000", "Head teacher"),
        ("School office: 0000", "School office"),
        ("0000 000", ""),
        ("ada@example.org", ""),
        ("", ""),
    ],
)
def test_the_sheet_names_the_office_alone(contact, role):
    assert contact_role(contact) == role
