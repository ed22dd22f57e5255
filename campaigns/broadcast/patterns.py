"""From a pattern of airings to their times. Pure: no database, no language, the caller brings the zone."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

ALL_DAYS = frozenset(range(7))
WORKDAYS = frozenset(range(5))


@dataclass(frozen=True)
class Pattern:
    """On which days between ``first`` and ``last`` (both included), and when on the station's clock.

    ``weekdays`` count from Monday, 0. Either ``times`` are given, or ``per_day`` airings are spread over the window
    from ``opens`` to ``closes``. Raises ValueError for a pattern that means nothing.
    """

    first: date
    last: date
    weekdays: frozenset[int] = ALL_DAYS
    times: tuple[time, ...] = field(default=())
    per_day: int | None = None
    opens: time | None = None
    closes: time | None = None

    def __post_init__(self):
        if self.first > self.last:
            raise ValueError("The last day is before the first.")
        if not self.weekdays or not self.weekdays <= ALL_DAYS:
            raise ValueError("Weekdays go from 0 to 6, and there is at least one.")
        if bool(self.times) == bool(self.per_day):
            raise ValueError("Either times are given or a number a day.")
        if self.per_day and not 1 <= self.per_day <= self.minutes:
            raise ValueError("The window has fewer minutes than airings.")

    @property
    def minutes(self) -> int:
        """Length of the window; 0 where it does not close after it opens."""
        if self.opens is None or self.closes is None:
            return 0
        return max(0, _minute(self.closes) - _minute(self.opens))


def _minute(hour: time) -> int:
    return hour.hour * 60 + hour.minute


def times_of_day(pattern: Pattern) -> list[time]:
    """The times of one day in order, none twice; a spread begins where the window opens, in even steps of minutes."""
    if pattern.times:
        return sorted(set(pattern.times))
    opens, many = _minute(pattern.opens), pattern.per_day
    minutes = [opens + step * pattern.minutes // many for step in range(many)]
    return [time(*divmod(minute, 60)) for minute in minutes]


def days(pattern: Pattern) -> list[date]:
    """The days of the pattern in order."""
    span = (pattern.last - pattern.first).days
    every = (pattern.first + timedelta(days=number) for number in range(span + 1))
    return [day for day in every if day.weekday() in pattern.weekdays]


def count(pattern: Pattern) -> int:
    """How many airings the pattern means on the station's clock."""
    return len(days(pattern)) * len(times_of_day(pattern))


def local_times(pattern: Pattern) -> list[datetime]:
    """All airings as the station's clock shows them, without a zone, in order."""
    hours = times_of_day(pattern)
    return [datetime.combine(day, hour) for day in days(pattern) for hour in hours]


def instant(local: datetime, zone: ZoneInfo) -> datetime:
    """The UTC instant of a time on the station's clock.

    Of an hour that happens twice it is the first; an hour that clocks skip is as much later as they skip, as a
    station's automation does it: half past two becomes half past three.
    """
    return local.replace(tzinfo=zone, fold=0).astimezone(UTC)


def exists(local: datetime, zone: ZoneInfo) -> bool:
    """False for a time that clocks skip when they go forward."""
    return instant(local, zone).astimezone(zone).replace(tzinfo=None) == local


def instants(pattern: Pattern, zone: ZoneInfo) -> list[datetime]:
    """The UTC instants of all airings in order; two that clocks push onto one instant are one."""
    return sorted({instant(local, zone) for local in local_times(pattern)})


def cost(airings: int, price: Decimal) -> Decimal:
    """What so many airings cost at a price each."""
    return price * airings


def gross_rating_points(airings: int, rating: Decimal) -> Decimal:
    """The sum of the ratings (in % of the universe) of all airings: gross, the same listener counted each time."""
    return rating * airings


def to_mask(weekdays: Iterable[int]) -> int:
    """Weekdays as one number, Monday 1, Tuesday 2, Wednesday 4 and so on."""
    return sum(1 << day for day in set(weekdays))


def from_mask(mask: int) -> frozenset[int]:
    """The weekdays of such a number."""
    return frozenset(day for day in range(7) if mask >> day & 1)
