"""Interval arithmetic never loses a possible value and never invents an order."""

from decimal import Decimal, localcontext

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from clarion.figures.interval import AmbiguousOrder, Interval

numbers = st.integers(-(10**30), 10**30) | st.decimals(
    min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=6
)


@st.composite
def intervals_with_member(draw, source=numbers):
    low, high = sorted((draw(source), draw(source)))
    with localcontext(prec=400):
        inside = draw(st.sampled_from([low, high])) if draw(st.booleans()) else low + (high - low) // 2
    assume(low <= inside <= high)
    return Interval(low, high), inside


def test_below_five_is_nought_to_four():
    assert Interval.censored_below(5) == Interval(0, 4)
    assert Interval.censored_below(1).value == 0
    with pytest.raises(ValueError, match="1 or more"):
        Interval.censored_below(0)


@settings(deadline=None, max_examples=60)
@given(intervals_with_member(), intervals_with_member())
def test_every_possible_result_is_inside(first, second):
    (a, x), (b, y) = first, second
    exact = Interval.exact
    assert (exact(x) + y).value in a + b
    assert (exact(x) - y).value in a - b
    assert (exact(x) * y).value in a * b
    if not b.lower <= 0 <= b.upper:
        rate, quotient = a.per(b, times=100_000), exact(x).per(y, times=100_000)
        assert rate.lower <= quotient.value <= rate.upper or (a.is_exact and b.is_exact)


@settings(deadline=None, max_examples=60)
@given(intervals_with_member(), intervals_with_member(), intervals_with_member())
def test_addition_is_commutative_and_associative(first, second, third):
    a, b, c = first[0], second[0], third[0]
    assert a + b == b + a
    assert (a + b) + c == a + (b + c)
    assert Interval.total([a, b, c]) == a + b + c
    assert (a - b).width == (Interval.exact(a.width) + b.width).value


@settings(deadline=None, max_examples=60)
@given(intervals_with_member(), intervals_with_member())
def test_order_is_given_exactly_when_the_data_give_it(first, second):
    a, b = first[0], second[0]
    if a.certainly_below(b):
        assert a < b
        assert b > a
        assert not b <= a
    elif a.certainly_above(b):
        assert b < a
    elif a.is_exact and b.is_exact:
        assert a == b
        assert a <= b
        assert not a < b
    elif a.lower != b.upper:
        with pytest.raises(AmbiguousOrder):
            assert a < b


def test_touching_ranges():
    assert Interval(0, 4) <= Interval(4, 9)
    with pytest.raises(AmbiguousOrder):
        assert Interval(0, 4) < Interval(4, 9)
    assert not Interval(4, 9) < Interval(0, 4)
    with pytest.raises(AmbiguousOrder):
        sorted([Interval(0, 4), Interval(3, 3)])


def test_sum_of_nothing_and_built_in_sum():
    assert Interval.total([]) == Interval(0, 0)
    assert sum([Interval(0, 4), 7, Interval.exact(Decimal("0.5"))]) == Interval(Decimal("7.5"), Decimal("11.5"))


def test_rate_is_exact_for_exact_numbers_and_wide_for_ranges():
    assert Interval.exact(7).per(3).is_exact
    assert Interval(0, 4).per(200_000, times=100_000) == Interval(0, 2)
    third = Interval(1, 2).per(3)
    assert third.lower * 3 < 1 < third.upper * 3
    with pytest.raises(ZeroDivisionError):
        Interval.exact(1).per(Interval(0, 4))


def test_zero_is_a_value_and_a_range_has_none():
    assert Interval(0, 0)
    assert Interval(0, 0).value == 0
    assert Interval(0, 4).value is None
    assert (str(Interval(0, 4)), str(Interval.exact(7))) == ("0–4", "7")


@pytest.mark.parametrize("bad", [1.5, True, "3", None])
def test_only_exact_numbers_are_bounds(bad):
    with pytest.raises(TypeError):
        Interval(bad, bad)


@pytest.mark.parametrize("bad", [(5, 4), (Decimal("NaN"), 1), (0, Decimal("Infinity"))])
def test_bounds_are_finite_and_in_order(bad):
    with pytest.raises((ValueError, ArithmeticError)):
        Interval(*bad)


def test_floats_are_rounded_outwards():
    assert Interval.rounded(0.1234, 0.1236, decimals=3) == Interval(Decimal("0.123"), Decimal("0.124"))
    with pytest.raises(ValueError, match="finite"):
        Interval.rounded(float("nan"), 1.0)


def test_clipping_and_joining():
    assert (Interval.exact(3) - Interval(0, 4)).clipped(lower=0) == Interval(0, 3)
    assert Interval(0, 4).joined(9) == Interval(0, 9)
    with pytest.raises(ValueError, match="above"):
        Interval(0, 4).clipped(lower=5)
