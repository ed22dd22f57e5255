"""The next hours at which a venue and its people are free. Pure: spans in, spans out."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from .clock import exists

FIRST_HOUR, LAST_HOUR = time(8), time(17)
STEP = timedelta(minutes=30)
HORIZON = timedelta(days=21)

Span = tuple[datetime, datetime]


def next_free(
    busy: Iterable[Span], *, after: datetime, length: timedelta, zone: ZoneInfo, count: int = 3
) -> list[Span]:
    """The first ``count`` free spans of ``length`` that begin on a half hour on a weekday between 8 and 17 local time.

    ``busy`` are UTC spans ``[start, end)``; ``after`` is UTC. Spans longer than the working day are sought by
    their start alone. Empty where nothing is free within three weeks.
    """
    taken = sorted(busy)
    found: list[Span] = []
    local = _on_the_half_hour(after.astimezone(zone).replace(tzinfo=None))
    last = local + HORIZON
    while local < last and len(found) < count:
        if not _working(local, length) or not exists(local, zone):
            local = _next(local)
            continue
        start = local.replace(tzinfo=zone).astimezone(UTC)
        clash = next((b for b in taken if b[0] < start + length and b[1] > start), None)
        if clash is None and start >= after:
            found.append((start, start + length))
            local += max(length, STEP)
            local = _on_the_half_hour(local)
        else:
            local = _next(local)
    return found


def _working(local: datetime, length: timedelta) -> bool:
    if local.weekday() >= 5 or not FIRST_HOUR <= local.time() < LAST_HOUR:
        return False
    day = datetime.combine(local.date(), LAST_HOUR) - datetime.combine(local.date(), FIRST_HOUR)
    return length > day or local + length <= datetime.combine(local.date(), LAST_HOUR)


def _next(local: datetime) -> datetime:
    if local.time() >= LAST_HOUR or local.weekday() >= 5:
        return datetime.combine(local.date() + timedelta(days=1), FIRST_HOUR)
    if local.time() < FIRST_HOUR:
        return datetime.combine(local.date(), FIRST_HOUR)
    return local + STEP


def _on_the_half_hour(local: datetime) -> datetime:
    extra = timedelta(minutes=local.minute % 30, seconds=local.second, microseconds=local.microsecond)
    return local - extra + (STEP if extra else timedelta(0))
