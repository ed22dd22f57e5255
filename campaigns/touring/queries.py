"""Reads of tours that more than one caller needs."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import Coalesce

from campaigns.events.choices import EventStatus
from campaigns.events.models import Event, Headcount

from .choices import OPEN
from .models import Performance

EDGE = {"at": "starts_at", "zone": "venue__time_zone"}
STATES = {"planned": OPEN, "held": (EventStatus.HELD,), "called_off": (EventStatus.CANCELLED,)}


def with_counts(tours: QuerySet, user) -> QuerySet:
    """Adds ``planned``, ``held``, ``called_off``, ``came``, ``first_at``, ``first_zone``, ``last_at``, ``last_zone``.

    All of them are of the events that the person may open; people are those of the headcounts, zones of the venues.
    """
    seen = Event.objects.visible_to(user).filter(performance__tour=OuterRef("pk")).order_by()
    counts = {name: _number(seen.filter(status__in=states), Count("pk")) for name, states in STATES.items()}
    live = seen.exclude(status=EventStatus.CANCELLED)
    heads = Headcount.objects.filter(event__in=Event.objects.visible_to(user), event__performance__tour=OuterRef("pk"))
    came = heads.order_by().values("event__performance__tour").annotate(many=Sum("count")).values("many")
    return tours.annotate(
        **counts,
        came=Coalesce(Subquery(came, output_field=IntegerField()), 0),
        **_edge("first", live.order_by("starts_at", "pk")),
        **_edge("last", live.order_by("-starts_at", "-pk")),
    )


def _number(events, sum_up):
    many = events.values("performance__tour").annotate(many=sum_up).values("many")
    return Coalesce(Subquery(many, output_field=IntegerField()), 0)


def _edge(side: str, events) -> dict[str, Subquery]:
    return {f"{side}_{name}": Subquery(events.values(path)[:1]) for name, path in EDGE.items()}


def days_of(tour) -> tuple[date, date] | None:
    """The days of its first and last performance as people at the venues name them; reads what was counted."""
    if tour.first_at is None:
        return None
    first, last = ((tour.first_at, tour.first_zone), (tour.last_at, tour.last_zone))
    return tuple(at.astimezone(ZoneInfo(zone)).date() for at, zone in (first, last))


def stops_of(tour, user) -> list[Performance]:
    """The performances of a tour that the person may see, in order, with what the page and the sheet show."""
    rows = Performance.objects.visible_to(user).filter(tour=tour).select_related("event__venue__area", "event__room")
    rows = list(rows.prefetch_related("event__headcounts").order_by("event__starts_at", "pk"))
    for row in rows:
        row.tour = tour
    return rows


@dataclass(frozen=True)
class Waiting:
    """Performances of a tour that are over and of which nobody has said how they went."""

    tour_id: int
    tour: str
    campaign: str
    many: int


def waiting_for_record(user) -> list[Waiting]:
    """One for each tour with such performances; one query."""
    rows = Performance.objects.visible_to(user).without_record().order_by("tour__name", "tour")
    rows = rows.values_list("tour", "tour__name", "tour__campaign__name").annotate(many=Count("pk"))
    return [Waiting(*row) for row in rows]
