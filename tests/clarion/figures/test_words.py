"""Numbers read as words in every language of the site."""

import pytest
from django.utils.translation import override

from clarion.figures import words
from clarion.figures.interval import Interval


@pytest.mark.parametrize(
    ("language", "spelt"),
    [
        ("en", "11 percent"),
        ("fr", "11 pour cent"),
        ("pt", "11 por cento"),
        ("es", "11 por ciento"),
        ("ar", "11٪"),
        ("sw", "11%"),
    ],
)
def test_percent_in_six_languages(language, spelt):
    with override(language):
        assert words.percent(0.113).replace("\xa0", " ") == spelt


def test_a_small_share_is_not_rounded_to_nothing():
    assert words.percent(0.004) == "0.4 percent"
    assert words.percent(0) == "0 percent"


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        (0.03, 0.2, "between 3 percent and 20 percent higher"),
        (-0.16, -0.07, "between 7 percent and 16 percent lower"),
        (-0.05, 0.08, "between 5 percent lower and 8 percent higher"),
    ],
)
def test_ranges_name_the_direction(low, high, text):
    with override("en"):
        assert words.change_range(low, high) == text


def test_intervals_and_frequencies():
    with override("en"):
        assert words.format_interval(Interval(0, 4)) == "between 0 and 4"
        assert words.format_interval(Interval.exact(12345)) == "12,345"
        assert words.one_in(1 / 9) == "1 in 9"
        assert words.one_in(0.8) == "80 of 100"
        assert "111 were seen (plausible: 103 to 120)" in words.out_of_hundred(0.11, 0.03, 0.2)
