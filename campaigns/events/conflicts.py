"""Double booking: what clashes, said to a person, with the next free hours.

PostgreSQL keeps the rule by exclusion constraints. On SQLite a booking verb holds the only write lock from its first
statement (immediate transactions), so the check below cannot be overtaken. Either way the check runs first: it is what
can explain.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from clarion.moments import moment_in_words

from .free import HORIZON, Span, next_free
from .models import Event, EventFacilitator


@dataclass(frozen=True)
class Clash:
    """One thing booked twice: the form field it belongs to, and the sentence for the person who books."""

    field: str
    text: str


class DoubleBooking(ValidationError):
    """Refused because something is taken; ``clashes`` say what, ``free`` are the next spans (UTC) that would do."""

    def __init__(self, clashes: list[Clash], free: list[Span]):
        self.clashes, self.free = clashes, free
        super().__init__({clash.field: [clash.text] for clash in clashes}, code="double_booking")


def refuse_double_booking(event: Event, facilitators=()) -> None:
    """Raises DoubleBooking if the event's place or one of its facilitators is taken at its hours."""
    clashes = find_clashes(event, facilitators)
    if clashes:
        raise DoubleBooking(clashes, free_hours(event, facilitators))


def find_clashes(event: Event, facilitators=()) -> list[Clash]:
    """Everything that is taken at the event's hours; empty if it can be booked as it stands."""
    return _clashes_of_place(event) + _clashes_of_people(event, facilitators)


def _at_the_same_place(event):
    others = Event.objects.taking_place().exclude(pk=event.pk).select_related("venue")
    return others.filter(room=event.room) if event.room_id else others.filter(venue=event.venue, room__isnull=True)


def _clashes_of_place(event):
    other = _at_the_same_place(event).overlapping(event.starts_at, event.ends_at).first()
    if other is None:
        return []
    place = event.room or event.venue
    text = _("%(place)s is taken by “%(event)s”, %(when)s.")
    return [Clash("room" if event.room_id else "venue", text % _words(other, place=place))]


def _clashes_of_people(event, facilitators):
    taken = (
        EventFacilitator.objects.filter(
            facilitator__in=[person.pk for person in facilitators],
            cancelled=False,
            starts_at__lt=event.ends_at,
            ends_at__gt=event.starts_at,
        )
        .exclude(event=event.pk)
        .select_related("facilitator", "event__venue")
        .order_by("facilitator__name", "starts_at")
    )
    text = _("%(place)s leads “%(event)s” then, %(when)s.")
    lines = [text % _words(row.event, place=row.facilitator) for row in taken]
    return [Clash("facilitators", " ".join(lines))] if lines else []


def _words(event, place):
    return {"place": place, "event": event.title, "when": span_in_words(event.starts_at, event.ends_at, event.zone)}


def span_in_words(starts_at: datetime, ends_at: datetime, zone) -> str:
    """“14 March 2026, 09:00–11:00 (EAT)”, in the zone."""
    start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
    until = f"{end:%H:%M}" if start.date() == end.date() else moment_in_words(end, "j F Y")
    name = start.tzname()
    # Many zones have no letters of their own, only an offset such as "+04".
    zone_name = name if name.isalpha() else f"UTC{name}"
    return f"{moment_in_words(start, 'j F Y')}–{until} ({zone_name})"


def free_hours(event: Event, facilitators=(), count: int = 3) -> list[Span]:
    """The next spans of the event's length at which place and facilitators are all free; two queries."""
    length, until = event.ends_at - event.starts_at, event.starts_at + HORIZON + timedelta(days=1)
    busy = list(
        _at_the_same_place(event).overlapping(event.starts_at, until).order_by().values_list("starts_at", "ends_at")
    )
    people = EventFacilitator.objects.filter(
        facilitator__in=[person.pk for person in facilitators],
        cancelled=False,
        starts_at__lt=until,
        ends_at__gt=event.starts_at,
    ).exclude(event=event.pk)
    busy += people.values_list("starts_at", "ends_at")
    return next_free(busy, after=event.starts_at, length=length, zone=event.zone, count=count)
