"""Which airings a run makes, and which of those it has already stay when its pattern changes."""

from datetime import datetime

from django.db.models import QuerySet

from . import patterns
from .choices import AiringState
from .models import Airing, Flight


def replaceable(flight: Flight, *, now: datetime) -> QuerySet:
    """Airings a new pattern replaces: planned ones to come that nobody moved by hand."""
    return flight.airings.filter(state=AiringState.PLANNED, starts_at__gt=now, moved_from__isnull=True)


def kept_airings(flight: Flight, *, now: datetime) -> QuerySet:
    """All others: past, confirmed, moved, cancelled."""
    return flight.airings.exclude(pk__in=replaceable(flight, now=now).order_by().values("pk"))


def new_instants(flight: Flight, *, now: datetime) -> list[datetime]:
    """Instants to come of the pattern at which no airing is kept."""
    taken = set(kept_airings(flight, now=now).filter(starts_at__gt=now).values_list("starts_at", flat=True))
    every = patterns.instants(flight.pattern, flight.station.zone)
    return [start for start in every if start > now and start not in taken]


def put_on_air(flight: Flight, starts: list[datetime]) -> int:
    """Writes a planned airing at each instant; returns how many."""
    zone = flight.station.zone
    rows = [
        Airing(
            flight=flight,
            station=flight.station,
            starts_at=start,
            day=start.astimezone(zone).date(),
            seconds=flight.seconds,
        )
        for start in starts
    ]
    return len(Airing.objects.bulk_create(rows, batch_size=500))
