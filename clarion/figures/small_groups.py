"""The small-group rule: a count of few people is never shown as itself.

Only primary suppression lives here: each count is judged alone. Complementary suppression (so that a hidden cell
cannot be computed from a total and its other parts, nor from two releases) needs the whole table and belongs to the
national data, which builds on this rule.
"""

from dataclasses import dataclass
from enum import StrEnum

from .interval import Interval


class Shown(StrEnum):
    """How a figure is shown; the words of the open data."""

    EXACT = "exact"
    CENSORED = "censored"
    SUPPRESSED = "suppressed"
    NOT_REPORTED = "not_reported"


@dataclass(frozen=True)
class Cell:
    """A figure as it may be published: an interval, or None where nothing was reported."""

    value: Interval | None
    status: Shown


@dataclass(frozen=True)
class SmallGroupPolicy:
    """What a data set hides: counts from 1 to ``threshold - 1``, and 0 too where ``hides_zero``."""

    threshold: int = 5
    hides_zero: bool = False

    def __post_init__(self):
        if self.threshold < 2:
            raise ValueError("A small-group threshold below 2 hides nobody.")

    @property
    def hidden_range(self) -> Interval:
        """What a reader learns of a hidden count: it is below the threshold."""
        return Interval.censored_below(self.threshold)

    def hides(self, count: Interval) -> bool:
        """Whether the count is, or may be, that of a small group."""
        if count == Interval(0, 0):
            return self.hides_zero
        return count.lower < self.threshold

    def protect(self, count: Interval | None) -> Cell:
        """The count as it may be shown.

        A range that came from the source keeps the status censored; a count hidden here is suppressed. A range that
        reaches from a small group to a large one (a sum over censored parts) is widened to begin at 0.
        """
        if count is None:
            return Cell(None, Shown.NOT_REPORTED)
        if not self.hides(count):
            return Cell(count, Shown.EXACT if count.is_exact else Shown.CENSORED)
        if not count.is_exact:
            return Cell(self.hidden_range.joined(count), Shown.CENSORED)
        return Cell(self.hidden_range, Shown.SUPPRESSED)


NATIONAL = SmallGroupPolicy(threshold=5)
"""Totals and breakdowns of national administrative data."""

CLOSE = SmallGroupPolicy(threshold=10)
"""Counts from which a person nearby could be recognised: events, helplines by place and month, learning tests."""
