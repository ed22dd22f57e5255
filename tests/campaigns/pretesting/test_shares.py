"""Shares of few people: the interval against published values, and sentences that claim no more."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaigns.pretesting.shares import wilson
from campaigns.pretesting.words import in_words


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 3.
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(part, whole, low, high):
    found = wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(1, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole))))
def test_the_interval_holds_the_share_and_stays_within_bounds(pair):
    part, whole = pair
    found, mirrored = wilson(part, whole), wilson(whole - part, whole)
    assert 0 <= found.low <= found.value <= found.high <= 1
    assert found.low == pytest.approx(1 - mirrored.high, abs=1e-12)


@pytest.mark.parametrize(("part", "whole"), [(0, 0), (-1, 5), (6, 5)])
def test_what_is_no_share_is_refused(part, whole):
    with pytest.raises(ValueError, match="is no share"):
        wilson(part, whole)


@pytest.mark.parametrize(
    ("name", "part", "whole", "sentence"),
    [
        ("understood", 17, 20, "17 of 20 understood it (between 64 and 95 in 100)"),
        ("understood", 5, 5, "5 of 5 understood it (between 57 and 100 in 100)"),
        ("offended", 0, 12, "0 of 12 found it offensive (between 0 and 24 in 100)"),
        ("would_act", 3, 4, "Not shown: fewer than 5 people were asked"),
        ("would_act", None, 4, "Not shown: fewer than 5 people were asked"),
        ("misread", None, 20, "Not asked"),
    ],
)
def test_a_share_is_said_with_its_interval(name, part, whole, sentence):
    assert in_words(name, part, whole) == sentence
