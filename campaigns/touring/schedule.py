"""From a pattern of days and hours to the times of performances. Pure: no database, no language, no zone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

ALL_DAYS = frozenset(range(7))
EVERY_DAY = 127
LONGEST = timedelta(days=3 * 366)
"""A tour ends within this."""


@dataclass(frozen=True)
class Pattern:
    """On which days from ``first`` on, and when on the clock at the venue.

    ``weekdays`` count from Monday, 0. After ``rest_after`` days of performances in a row comes a day of rest;
    ``skipped`` are days without any. Raises ValueError for a pattern that means nothing.
    """

    first: date
    times: tuple[time, ...]
    weekdays: frozenset[int] = ALL_DAYS
    rest_after: int | None = None
    skipped: frozenset[date] = field(default=frozenset())

    def __post_init__(self):
        if not self.times:
            raise ValueError("There is at least one time a day.")
        if not self.weekdays or not self.weekdays <= ALL_DAYS:
            raise ValueError("Weekdays go from 0 to 6, and there is at least one.")
        if self.rest_after is not None and self.rest_after < 1:
            raise ValueError("A day of rest comes after one day or more.")


def days(pattern: Pattern) -> Iterator[date]:
    """The days of performances in order."""
    row, before = 0, None
    for number in range(LONGEST.days):
        day = pattern.first + timedelta(days=number)
        if day.weekday() not in pattern.weekdays or day in pattern.skipped:
            continue
        row = row + 1 if before == day - timedelta(days=1) else 1
        if pattern.rest_after and row > pattern.rest_after:
            row, before = 0, None
            continue
        before = day
        yield day


def slots(pattern: Pattern, many: int) -> list[datetime]:
    """The first ``many`` times of the pattern, as clocks at the venues show them; fewer where three years end."""
    hours = sorted(set(pattern.times))
    found: list[datetime] = []
    for day in days(pattern):
        for hour in hours:
            if len(found) == many:
                return found
            found.append(datetime.combine(day, hour))
    return found


def too_close(times: Iterable[time], minutes: int) -> bool:
    """Whether a performance of this length is still on when the next one of the day begins."""
    starts = sorted(hour.hour * 60 + hour.minute for hour in set(times))
    return any(later - earlier < minutes for earlier, later in pairwise(starts))


def past_midnight(times: Iterable[time], minutes: int) -> bool:
    """Whether a performance would end on another day."""
    return any(hour.hour * 60 + hour.minute + minutes > 24 * 60 for hour in times)


def to_mask(weekdays: Iterable[int]) -> int:
    """Weekdays as one number, Monday 1, Tuesday 2, Wednesday 4 and so on."""
    return sum(1 << day for day in set(weekdays))


def from_mask(mask: int) -> frozenset[int]:
    """The weekdays of such a number."""
    return frozenset(day for day in range(7) if mask >> day & 1)
