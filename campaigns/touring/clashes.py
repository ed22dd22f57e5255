"""What stands in the way of performances, in words. Looks at all of them at once, whatever their number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from campaigns.events.clock import exists
from campaigns.events.conflicts import span_in_words
from campaigns.events.models import Event, EventFacilitator
from campaigns.events.readiness import refuse_unsafe
from campaigns.planning.readiness import lies_within
from clarion.moments import span_of_hours
from partners.venues.models import Facilitator

from .models import Tour
from .stops import areas_of


@dataclass(frozen=True)
class Proposed:
    """An event as it would be saved, the time that was asked for on the clock at its venue, and who leads it."""

    event: Event
    local: datetime
    people: tuple[Facilitator, ...] = ()
    was: str = ""

    @property
    def when(self) -> str:
        return _when(self.event)

    @property
    def moment(self) -> str:
        """“Sat 14 Mar 2026, 09:00–10:00”, on the clock at the venue."""
        return span_of_hours(self.event.local_start, self.event.local_end)


def find(tour: Tour, proposed: Sequence[Proposed], user) -> list[list[str]]:
    """For each proposed performance what stands in its way; at most six queries."""
    if not proposed:
        return []
    areas = areas_of(tour.activity)
    taken, busy = _taken(proposed, user), _people_elsewhere(proposed)
    others = _others_of_company(tour, proposed)
    return [
        [
            *_wrong_in_time(one, tour),
            *_wrong_in_area(one, areas),
            *taken(one.event),
            *_elsewhere(one, proposed, others),
            *busy(one),
            *_unsafe(one),
        ]
        for one in proposed
    ]


def of_company(tour: Tour, proposed: Sequence[Proposed]) -> list[list[str]]:
    """For each performance that stands already whether its tour's company performs elsewhere then; one query."""
    others = _others_of_company(tour, proposed)
    return [_elsewhere(one, proposed, others) for one in proposed]


def of_event(tour: Tour, event: Event, *, moves: bool) -> list[tuple[str, str]]:
    """The fields of a changed event that break what its tour keeps, with why; at most three queries.

    Only where it moves to another venue is the area looked at: one that stays can be changed whatever else was.
    """
    one = Proposed(event, event.local_start.replace(tzinfo=None))
    outside = _wrong_in_area(one, areas_of(tour.activity)) if moves else []
    elsewhere = _elsewhere(one, [one], _others_of_company(tour, [one]))
    return [*(("venue", text) for text in outside), *(("starts_at", text) for text in elsewhere)]


def _wrong_in_time(one: Proposed, tour: Tour) -> list[str]:
    found = []
    if not exists(one.local, one.event.zone):
        found.append(_("This hour does not exist there on that day: clocks go forward."))
    first, last = tour.activity.starts_on, tour.activity.ends_on
    if not first <= one.event.day <= last:
        text = _("The day lies outside the activity's dates, %(first)s to %(last)s.")
        found.append(text % {"first": date_format(first, "j M Y"), "last": date_format(last, "j M Y")})
    return found


def _wrong_in_area(one: Proposed, areas) -> list[str]:
    area = one.event.venue.area
    if any(lies_within(area, other) for other in areas):
        return []
    return [_("%(area)s is not among the areas of the activity.") % {"area": area}]


def _span(proposed: Sequence[Proposed]) -> Q:
    """Whatever shares a moment with the days between the first and the last."""
    first = min(one.event.starts_at for one in proposed)
    last = max(one.event.ends_at for one in proposed)
    return Q(starts_at__lt=last, ends_at__gt=first)


def _saved(proposed: Iterable[Proposed]) -> list[int]:
    return [one.event.pk for one in proposed if one.event.pk]


def _taken(proposed, user):
    """A function from an event to who has its place then; two queries."""
    rooms = {one.event.room_id for one in proposed if one.event.room_id}
    venues = {one.event.venue_id for one in proposed if not one.event.room_id}
    places = Q(room__in=rooms) | Q(venue__in=venues, room__isnull=True)
    rows = Event.objects.taking_place().filter(places, _span(proposed)).exclude(pk__in=_saved(proposed))
    by_place: dict[tuple, list[Event]] = defaultdict(list)
    for event in rows.select_related("venue"):
        by_place[_place(event)].append(event)
    keys = [event.pk for events in by_place.values() for event in events]
    seen = set(Event.objects.visible_to(user).filter(pk__in=keys).values_list("pk", flat=True)) if keys else set()

    def texts(event: Event) -> list[str]:
        other = next((other for other in by_place[_place(event)] if _overlap(event, other)), None)
        if other is None:
            return []
        words = {"place": event.room or event.venue, "event": other.title, "when": _when(other)}
        named = _("%(place)s is taken by “%(event)s”, %(when)s.")
        return [(named if other.pk in seen else _("%(place)s is taken then, %(when)s.")) % words]

    return texts


def _place(event: Event) -> tuple:
    return ("room", event.room_id) if event.room_id else ("venue", event.venue_id)


def _overlap(one, other) -> bool:
    return one.starts_at < other.ends_at and other.starts_at < one.ends_at


def _when(event: Event) -> str:
    return span_in_words(event.starts_at, event.ends_at, event.zone)


def _others_of_company(tour: Tour, proposed) -> list[Event]:
    """Performances of the tour and of all tours of its company that are not among those proposed."""
    own = Q(performance__tour=tour.pk) if tour.pk else Q(pk__in=[])
    if tour.company_id:
        own |= Q(performance__tour__company=tour.company_id)
    if not own.children:
        return []
    rows = Event.objects.taking_place().filter(own, _span(proposed)).exclude(pk__in=_saved(proposed))
    return list(rows.select_related("venue"))


def _elsewhere(one: Proposed, proposed, others: list[Event]) -> list[str]:
    own = [other.event for other in proposed if other is not one]
    other = next((other for other in [*own, *others] if _overlap(one.event, other)), None)
    return [_("The company performs elsewhere then, %(when)s.") % {"when": _when(other)}] if other else []


def _people_elsewhere(proposed):
    """A function from a proposed performance to who of its people leads something else then; one query at most."""
    keys = {person.pk for one in proposed for person in one.people}
    rows = EventFacilitator.objects.none()
    if keys:
        rows = EventFacilitator.objects.filter(_span(proposed), facilitator__in=keys, cancelled=False)
        rows = rows.exclude(event__in=_saved(proposed))
    busy = list(rows.order_by("facilitator", "starts_at"))

    def texts(one: Proposed) -> list[str]:
        taken = {row.facilitator_id for row in busy if _overlap(one.event, row)}
        return [_("%(name)s leads another event then.") % {"name": who} for who in one.people if who.pk in taken]

    return texts


def _unsafe(one: Proposed) -> list[str]:
    try:
        refuse_unsafe(one.event, one.people)
    except ValidationError as error:
        return error.messages
    return []
