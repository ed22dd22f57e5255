"""Events of a tour as they would stand, before anything is saved: new ones, later ones, others' places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from campaigns.events.models import Event
from partners.venues.models import Facilitator

from . import clashes, schedule
from .choices import MEDIA
from .clashes import Proposed
from .costs import Cost, cost_of
from .models import Performance, Tour
from .stops import Stop

MOST_PERFORMANCES = 120
"""Of one tour; a longer one is booked in parts."""


@dataclass(frozen=True)
class Preview:
    """Rows of a proposal, each with what stands in its way, and what the tour then costs."""

    rows: list[tuple[Proposed, list[str]]] = field(default_factory=list)
    cost: Cost | None = None

    @property
    def in_the_way(self) -> int:
        """How many performances cannot stand as they are."""
        return sum(1 for _row, faults in self.rows if faults)

    @property
    def texts(self) -> list[str]:
        """Every fault with the performance it belongs to."""
        return [f"{one.event.venue}, {one.when}: {fault}" for one, faults in self.rows for fault in faults]


def preview_of(tour: Tour, proposed: Sequence[Proposed], user) -> Preview:
    """What saving the proposal would come to."""
    found = clashes.find(tour, proposed, user)
    kept = Performance.objects.none()
    if tour.pk:
        events = [one.event.pk for one in proposed if one.event.pk]
        kept = tour.performances.visible_to(user).taking_place().exclude(event__in=events)
        kept = kept.select_related("event__venue")
    days = [one.event.day for one in proposed] + [one.event.day for one in kept]
    return Preview(rows=list(zip(proposed, found, strict=True)), cost=cost_of(tour, days))


def planned(tour: Tour, stops: Sequence[Stop], people: Iterable[Facilitator] = ()) -> list[Proposed]:
    """The events of a new tour, stop after stop along its pattern."""
    wanted = [stop for stop in stops for _number in range(tour.per_stop)]
    if len(wanted) > MOST_PERFORMANCES:
        text = _("That would be %(many)d performances; one tour has at most %(most)d.")
        raise ValidationError({"stops": text % {"many": len(wanted), "most": MOST_PERFORMANCES}})
    times = schedule.slots(tour.pattern, len(wanted))
    if len(times) < len(wanted):
        raise ValidationError({"weekdays": _("These days leave no room for all stops within three years.")})
    return [new(tour, stop, local, people) for stop, local in zip(wanted, times, strict=True)]


def new(tour: Tour, stop: Stop, local: datetime, people: Iterable[Facilitator] = ()) -> Proposed:
    """An event at the stop that nobody booked yet."""
    event = Event(
        campaign=tour.campaign,
        activity=tour.activity,
        title=tour.name,
        kind=MEDIA[tour.activity.medium],
        is_demonstration=tour.is_demonstration,
    )
    _put(event, stop, tour)
    return _at(event, local, timedelta(minutes=tour.minutes), people)


def later(performance: Performance, days: int) -> Proposed:
    """The same performance so many days later, at the same hour."""
    event, was = performance.event, performance.moment
    local = event.local_start.replace(tzinfo=None) + timedelta(days=days)
    return _still_to_come(_at(event, local, event.ends_at - event.starts_at, _people(event), was))


def moved(performance: Performance, local: datetime, stop: Stop | None = None) -> Proposed:
    """The performance at another hour, and at another stop where one is given."""
    event, was, coming = performance.event, performance.moment, performance.is_to_come
    if stop:
        was = f"{was}, {event.venue}"
        _put(event, stop, performance.tour)
    one = _at(event, local, event.ends_at - event.starts_at, _people(event), was)
    return _still_to_come(one) if coming else one


def _still_to_come(one: Proposed) -> Proposed:
    """Raises ValidationError for what would leave the calendar of coming days without having taken place."""
    if one.event.starts_at <= timezone.now():
        raise ValidationError({"stops": _("%(when)s has passed. Choose a day and hour to come.") % {"when": one.when}})
    return one


def swapped(one: Performance, other: Performance) -> list[Proposed]:
    """Each takes the place of the other; days, hours and people stay where they are."""
    first, second = one.event, other.event
    was = [f"{performance.moment}, {performance.event.venue}" for performance in (one, other)]
    locals_ = [event.local_start.replace(tzinfo=None) for event in (first, second)]
    places = [Stop(event.venue, event.room) for event in (first, second)]
    first.expected_people, second.expected_people = second.expected_people, first.expected_people
    _put(first, places[1], one.tour)
    _put(second, places[0], one.tour)
    return [
        _at(event, local, event.ends_at - event.starts_at, _people(event), text)
        for event, local, text in zip((first, second), locals_, was, strict=True)
    ]


def _put(event: Event, stop: Stop, tour: Tour) -> None:
    """Another place may add protection, never take it away: what was closed stays closed."""
    was_open = event.is_open if event.pk else tour.is_open
    event.venue, event.room = stop.venue, stop.room
    event.has_minors = event.has_minors or tour.for_minors or stop.venue.has_minors
    event.is_open = was_open and not event.has_minors


def _at(event, local: datetime, length: timedelta, people=(), was: str = "") -> Proposed:
    """An hour that clocks skip is as much later; the clash says so."""
    event.starts_at = local.replace(tzinfo=event.zone, fold=0).astimezone(UTC)
    event.ends_at = event.starts_at + length
    return Proposed(event, local, tuple(people), was)


def _people(event: Event) -> tuple[Facilitator, ...]:
    return tuple(row.facilitator for row in event.assignments.all())
