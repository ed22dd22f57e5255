"""Reads of the media plan that more than one caller needs."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from campaigns.planning.models import Activity
from campaigns.planning.readiness import lies_within

from .choices import LIVE, MEDIA, AiringState
from .models import Airing, Flight, Station

LOOK_BACK = timedelta(days=7)
"""How far back the first page asks for airings that nobody confirmed."""


def with_airing_counts(flights: QuerySet) -> QuerySet:
    """Adds ``airing_count``: those that were, are or will be on the air; counted by the database."""
    airings = Airing.objects.filter(flight=OuterRef("pk"), state__in=LIVE).order_by()
    number = airings.values("flight").annotate(many=Count("pk")).values("many")
    return flights.annotate(airing_count=Coalesce(Subquery(number), 0))


def counts_by_state(flight: Flight) -> dict[str, int]:
    """State to number of airings, in the order of the vocabulary; states without any are absent."""
    rows = flight.airings.order_by().values("state").annotate(many=Count("pk")).values_list("state", "many")
    found = dict(rows)
    return {state: found[state] for state in AiringState if state in found}


def stations_for(activity: Activity | None, user) -> tuple[list[Station], list[Station]]:
    """Active stations that carry the activity's medium: those received in its areas, then the others."""
    stations = Station.objects.visible_to(user).active().prefetch_related("coverage").order_by("name", "pk")
    if activity is None:
        return [], list(stations)
    kinds, _usual = MEDIA[activity.medium]
    areas = list(activity.areas.all()) or list(activity.campaign.areas.all())
    near: list[Station] = []
    far: list[Station] = []
    for station in stations.filter(kind__in=kinds):
        (near if _received_in(station, areas) else far).append(station)
    return near, far


def _received_in(station, areas) -> bool:
    return any(lies_within(area, own) or lies_within(own, area) for own in station.coverage.all() for area in areas)


@dataclass(frozen=True)
class Waiting:
    """Airings of a station of which nobody has said whether they went out."""

    station_id: int
    station: str
    many: int
    first: date


def waiting_for_confirmation(user) -> list[Waiting]:
    """One for each station with such airings in the past seven days; one query."""
    now = timezone.now()
    rows = Airing.objects.visible_to(user).open().filter(starts_at__gte=now - LOOK_BACK, starts_at__lt=now)
    rows = rows.order_by("station__name", "station").values_list("station", "station__name")
    return [Waiting(*row) for row in rows.annotate(many=Count("pk"), first=Min("day"))]
