"""What a source writes is read exactly, as a range, or refused; never guessed and never zero."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.figures.interval import Interval
from evaluation.national.values import UnreadableValue, read_count


@pytest.mark.parametrize(
    ("cell", "status", "bounds"),
    [
        ("0", "exact", (0, 0)),
        ("12", "exact", (12, 12)),
        (" 12 ", "exact", (12, 12)),
        (12, "exact", (12, 12)),
        (12.0, "exact", (12, 12)),
        ("1,282", "exact", (1282, 1282)),
        ("6,112,019", "exact", (6112019, 6112019)),
        ("1 282", "exact", (1282, 1282)),
        ("1\u202f282", "exact", (1282, 1282)),
        ("<5", "censored", (0, 4)),
        ("< 5", "censored", (0, 4)),
        ("<10", "censored", (0, 9)),
        ("<1", "exact", (0, 0)),
        ("..", "not_reported", (None, None)),
        ("…", "not_reported", (None, None)),
        ("-", "not_reported", (None, None)),
        ("NA", "not_reported", (None, None)),
        ("n/a", "not_reported", (None, None)),
        (":", "not_reported", (None, None)),
        ("-99", "not_reported", (None, None)),
        (-99, "not_reported", (None, None)),
        (None, "not_reported", (None, None)),
        ("", "not_reported", (None, None)),
        ("c", "suppressed", (None, None)),
        ("x", "suppressed", (None, None)),
        ("*", "suppressed", (None, None)),
    ],
)
def test_reads(cell, status, bounds):
    value = read_count(cell)
    assert (value.status, value.bounds) == (status, bounds)


@pytest.mark.parametrize(
    "cell",
    ["-5", "1,28", "12,82", "1,2,3", "1.5", 1.5, "five", "<0", "<", "=1+1", "1,282 345", "٣", True, "1" * 13, "1e5"],
)
def test_refuses(cell):
    with pytest.raises(UnreadableValue):
        read_count(cell)


@given(st.integers(0, 10**9))
def test_a_number_survives_every_way_of_grouping_it(number):
    for text in (str(number), f"{number:,}", f"{number:,}".replace(",", " "), f"{number:,}".replace(",", "\u00a0")):
        assert read_count(text).interval == Interval.exact(number)


@given(st.integers(2, 10**6))
def test_below_a_threshold_is_the_range_from_zero(threshold):
    assert read_count(f"<{threshold}").interval == Interval(0, threshold - 1)


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused_and_never_loses_its_words(text):
    try:
        value = read_count(text)
    except UnreadableValue:
        return
    assert value.text == text
    assert (value.interval is None) == (value.status in ("not_reported", "suppressed"))
    if value.interval:
        assert value.interval.lower >= 0
