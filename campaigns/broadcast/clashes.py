"""What stands in the way of airings: other bookings, and spots of one campaign too close together."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta

from campaigns.planning.models import Campaign

from .choices import AiringState, Format
from .models import Airing, Flight
from .models.station import LONGEST

TOO_CLOSE = timedelta(minutes=15)


@dataclass(frozen=True)
class Taken:
    """An airing that stands already."""

    starts_at: datetime
    seconds: int
    campaign_id: int
    format: str


@dataclass(frozen=True)
class Clash:
    """An airing at ``local`` that overlaps another one, of ``campaign`` (empty where the person may not see it)."""

    local: datetime
    campaign: str


@dataclass(frozen=True)
class Found:
    """All clashes, and other times at which spots of the same campaign follow each other too closely."""

    clashes: tuple[Clash, ...] = ()
    close: tuple[datetime, ...] = ()


def find(flight: Flight, starts: list[datetime], user, *, now: datetime) -> Found:
    """Looks at every airing of the station around the given instants (UTC, in order); two queries."""
    if not starts:
        return Found()
    taken = _taken_around(flight, starts, now)
    begins = [one.starts_at for one in taken]
    longest = timedelta(seconds=max((one.seconds for one in taken), default=0))
    length = timedelta(seconds=flight.seconds)
    names = _names({one.campaign_id for one in taken}, user)
    zone, clashes, close = flight.station.zone, [], []
    for start in starts:
        around = taken[bisect_left(begins, start - longest) : bisect_left(begins, start + length)]
        over = next((one for one in around if one.starts_at + timedelta(seconds=one.seconds) > start), None)
        if over:
            clashes.append(Clash(start.astimezone(zone), names.get(over.campaign_id, "")))
    if flight.format == Format.SPOT:
        own = [one.starts_at for one in taken if one.campaign_id == flight.campaign_id and one.format == Format.SPOT]
        overlapping = {clash.local for clash in clashes}
        close = [start.astimezone(zone) for start in _close(starts, own) if start not in overlapping]
    return Found(tuple(clashes), tuple(close))


def _taken_around(flight, starts, now) -> list[Taken]:
    """Live airings of the station near the instants, without those that saving the flight would replace."""
    span = max(TOO_CLOSE, timedelta(seconds=flight.seconds))
    rows = Airing.objects.live().filter(
        station=flight.station,
        starts_at__gt=starts[0] - max(TOO_CLOSE, timedelta(seconds=LONGEST)),
        starts_at__lt=starts[-1] + span,
    )
    if flight.pk:
        rows = rows.exclude(flight=flight, state=AiringState.PLANNED, starts_at__gt=now, moved_from__isnull=True)
    values = rows.order_by("starts_at").values_list("starts_at", "seconds", "flight__campaign", "flight__format")
    return [Taken(*row) for row in values]


def _names(keys, user) -> dict[int, str]:
    seen = Campaign.objects.visible_to(user).filter(pk__in=keys)
    return dict(seen.order_by().values_list("pk", "name"))


def _close(starts: list[datetime], others: list[datetime]) -> list[datetime]:
    """Those of ``starts`` with another one, of either list, less than fifteen minutes before or at the same minute."""
    everything = sorted([*starts, *others])
    found = []
    for start in starts:
        before = bisect_right(everything, start - TOO_CLOSE)
        nearby = everything[before : bisect_right(everything, start)]
        later = others[bisect_right(others, start) : bisect_left(others, start + TOO_CLOSE)]
        if len(nearby) > 1 or later:
            found.append(start)
    return found
