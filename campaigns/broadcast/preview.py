"""What a run would come to before it is saved: how many airings, at what cost, in whose way."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from . import clashes, patterns
from .choices import FlightStatus
from .models import Flight
from .replanning import kept_airings, new_instants


@dataclass(frozen=True)
class Preview:
    """Figures of a run. ``cost`` and ``points`` are absent where nobody gave a price or a rating: none is guessed."""

    count: int
    kept: int
    first: datetime | None
    last: datetime | None
    times: tuple[str, ...]
    cost: Decimal | None
    points: Decimal | None
    skipped: tuple[datetime, ...]
    found: clashes.Found


def preview_of(flight: Flight, user) -> Preview:
    """The figures of a run as it stands in memory; it was checked before. At most four queries."""
    now, zone = timezone.now(), flight.station.zone
    booked = flight.pk and flight.status == FlightStatus.BOOKED
    starts = new_instants(flight, now=now) if booked else patterns.instants(flight.pattern, zone)
    kept = kept_airings(flight, now=now).live().count() if booked else 0
    total = len(starts) + kept
    local = patterns.local_times(flight.pattern)
    return Preview(
        count=len(starts),
        kept=kept,
        first=starts[0].astimezone(zone) if starts else None,
        last=starts[-1].astimezone(zone) if starts else None,
        times=tuple(f"{hour:%H:%M}" for hour in patterns.times_of_day(flight.pattern)),
        cost=None if flight.price is None else patterns.cost(total, flight.price),
        points=None if flight.rating is None else patterns.gross_rating_points(total, flight.rating),
        skipped=tuple(one for one in local if not patterns.exists(one, zone)),
        found=clashes.find(flight, starts, user, now=now),
    )
