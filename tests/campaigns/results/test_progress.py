"""Target beside actual by the rule, and the words for it."""

from datetime import date
from decimal import Decimal

import pytest

from campaigns.planning.choices import Direction
from campaigns.results.choices import TargetRule
from campaigns.results.progress import periods, reached, standing

JUNE, DECEMBER = date(2026, 6, 30), date(2026, 12, 31)
READINGS = [(date(2026, 2, 1), Decimal(10)), (date(2026, 5, 1), Decimal(30)), (date(2026, 8, 1), Decimal(20))]
TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("rule", "first", "second"),
    [(TargetRule.CUMULATIVE, 40, 60), (TargetRule.AVERAGE, 20, 20), (TargetRule.LAST, 30, 20)],
)
def test_each_rule_counts_in_its_own_way(rule, first, second):
    assert reached(rule, READINGS, after=None, until=JUNE) == first
    assert reached(rule, READINGS, after=JUNE, until=DECEMBER) == second


def test_silence_is_not_zero():
    assert reached(TargetRule.CUMULATIVE, READINGS[:2], after=JUNE, until=DECEMBER) is None
    row = standing(TargetRule.CUMULATIVE, Direction.UP_GOOD, [(JUNE, Decimal(1))], [], TODAY)
    assert (row.state, row.word) == ("not_measured", "Not measured")


@pytest.mark.parametrize(
    ("direction", "actual", "state"),
    [
        (Direction.UP_GOOD, "100", "on_track"),
        (Direction.UP_GOOD, "85", "on_track"),
        (Direction.UP_GOOD, "84.999", "behind"),
        (Direction.UP_GOOD, "115", "on_track"),
        (Direction.UP_GOOD, "115.001", "ahead"),
        (Direction.DOWN_GOOD, "84.999", "ahead"),
        (Direction.DOWN_GOOD, "115.001", "behind"),
        (Direction.AMBIGUOUS, "100", "distance"),
        (Direction.AMBIGUOUS, "400", "distance"),
    ],
)
def test_within_fifteen_per_cent_is_on_track(direction, actual, state):
    found = standing(TargetRule.LAST, direction, [(JUNE, Decimal(100))], [(JUNE, Decimal(actual))], TODAY)
    assert found.state == state


@pytest.mark.parametrize(
    ("actual", "target", "word"),
    [
        ("88", "100", "12 % below the target"),
        ("300", "100", "200 % above the target"),
        ("100", "100", "at the target"),
        ("100.1", "100", "less than 1 % above the target"),
        ("3", "0", "3 above the target"),
        ("-90", "-100", "10 % above the target"),
    ],
)
def test_where_a_rise_can_mean_either_only_the_distance_is_said(actual, target, word):
    found = standing(TargetRule.LAST, Direction.AMBIGUOUS, [(JUNE, Decimal(target))], [(JUNE, Decimal(actual))], TODAY)
    assert found.word == word
    assert not {"good", "bad", "ahead", "behind", "track"} & set(found.text.lower().replace(":", "").split())


def test_the_latest_period_that_is_over_counts():
    targets = [(DECEMBER, Decimal(50)), (JUNE, Decimal(40))]
    rows = periods(TargetRule.CUMULATIVE, Direction.UP_GOOD, targets, READINGS, TODAY)
    assert [(row.ends_on, row.state) for row in rows] == [(JUNE, "on_track"), (DECEMBER, "to_come")]
    assert standing(TargetRule.CUMULATIVE, Direction.UP_GOOD, targets, READINGS, TODAY).ends_on == JUNE
    early = standing(TargetRule.CUMULATIVE, Direction.UP_GOOD, targets, READINGS, date(2026, 1, 1))
    assert (early.state, early.text) == ("to_come", "The target is due on 30 Jun 2026.")
    assert standing(TargetRule.LAST, Direction.UP_GOOD, [], READINGS, TODAY).state == "no_target"


def test_the_sentence_says_figures_day_and_distance():
    found = standing(
        TargetRule.CUMULATIVE, Direction.UP_GOOD, [(JUNE, Decimal(1000))], [(JUNE, Decimal("1250.5"))], TODAY
    )
    assert (found.word, found.text) == ("Ahead", "1,250.5 of 1,000 by 30 Jun 2026: 25 % above the target.")
