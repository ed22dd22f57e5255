"""No count of few people passes the small-group rule."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.figures.interval import Interval
from clarion.figures.small_groups import CLOSE, NATIONAL, Cell, Shown, SmallGroupPolicy

counts = st.integers(0, 40)


@pytest.mark.parametrize(("count", "status"), [(0, "exact"), (1, "suppressed"), (4, "suppressed"), (5, "exact")])
def test_national_threshold(count, status):
    assert NATIONAL.protect(Interval.exact(count)).status == status


def test_close_counts_are_hidden_below_ten():
    assert CLOSE.protect(Interval.exact(9)) == Cell(Interval(0, 9), Shown.SUPPRESSED)
    assert CLOSE.protect(Interval.exact(10)) == Cell(Interval(10, 10), Shown.EXACT)


def test_nothing_reported_is_neither_nought_nor_hidden():
    assert NATIONAL.protect(None) == Cell(None, Shown.NOT_REPORTED)


def test_a_range_of_the_source_stays_censored():
    assert NATIONAL.protect(Interval.censored_below(5)) == Cell(Interval(0, 4), Shown.CENSORED)
    assert NATIONAL.protect(Interval(3, 12)) == Cell(Interval(0, 12), Shown.CENSORED)
    assert NATIONAL.protect(Interval(7, 12)) == Cell(Interval(7, 12), Shown.CENSORED)


@settings(deadline=None, max_examples=60)
@given(counts, counts, st.integers(2, 12), st.booleans())
def test_what_is_shown_holds_the_truth_and_two_small_counts_look_alike(first, second, threshold, hides_zero):
    policy = SmallGroupPolicy(threshold, hides_zero)
    shown = policy.protect(Interval.exact(first))
    assert first in shown.value
    both_hidden = all(policy.hides(Interval.exact(count)) for count in (first, second))
    if both_hidden:
        assert policy.protect(Interval.exact(second)) == shown
    elif shown.status == Shown.EXACT:
        assert first == 0 or first >= threshold


def test_a_threshold_that_hides_nobody_is_refused():
    with pytest.raises(ValueError, match="hides nobody"):
        SmallGroupPolicy(1)
