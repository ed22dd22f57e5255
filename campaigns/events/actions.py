"""How events are booked, moved, staffed, confirmed and cancelled.

Locks come in one order: what ``event_locks`` names, event, venue, people.
"""

from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.choices import Status
from campaigns.planning.readiness import refuse
from campaigns.planning.rules import require
from clarion import slots
from partners.venues.models import Facilitator, Venue

from .choices import EventStatus
from .conflicts import DoubleBooking, find_clashes, free_hours, refuse_double_booking
from .models import Event, EventFacilitator
from .readiness import checks, refuse_unsafe
from .rules import may_book

MOVABLE = frozenset({EventStatus.PLANNED, EventStatus.CONFIRMED})


@transaction.atomic
def book_event(*, event: Event, facilitators=(), part_of: str = "", by) -> Event:
    """Saves a new event with its facilitators; raises DoubleBooking, or ValidationError by field.

    ``part_of`` names the kind of record whose own verb this is a part of, such as ``tour``: its log tells it once.
    """
    require(by, event, may=may_book)
    require(by, event.campaign, may=may_book)
    require(by, event.venue, may=may_book)
    facilitators = _lock(event, facilitators)
    _check(event)
    refuse_unsafe(event, facilitators)
    refuse_double_booking(event, facilitators)
    with _explained(event, facilitators):
        event.save()
        EventFacilitator.objects.bulk_create([_assignment(event, person) for person in facilitators])
    data = {"facilitators": [str(p) for p in facilitators], **_part(part_of)}
    log(instance=event, action="events.book", user=by, data=data)
    return event


@transaction.atomic
def move_event(*, event: Event, facilitators=None, part_of: str = "", by) -> Event:
    """Saves a changed event (hours, place, people, texts); SEQUENCE rises where a calendar would show the change."""
    require(by, event, may=may_book)
    for rows in slots.collect("event_locks", event, by):
        list(rows)
    stands = Event.objects.select_for_update().get(pk=event.pk)
    if stands.status not in MOVABLE:
        raise ValidationError({"starts_at": _("An event that was held or cancelled cannot be changed.")})
    require(by, event.campaign, may=may_book)
    require(by, event.venue, may=may_book)
    if facilitators is None:
        facilitators = list(Facilitator.objects.filter(assignments__event=event))
    facilitators = _lock(event, facilitators, stands.venue_id)
    _check(event)
    refuse_unsafe(event, facilitators)
    refuse_double_booking(event, facilitators)
    refuse(slots.collect("event_holds", event, by))
    changes = _differences(stands, event)
    event.status = stands.status
    event.sequence = stands.sequence + bool(changes)
    with _explained(event, facilitators):
        event.save()
        _set_facilitators(event, facilitators)
    log(
        instance=event,
        action="events.move",
        user=by,
        data={
            "changes": changes,
            "facilitators": [str(p) for p in facilitators],
            "time_zone": event.venue.time_zone,
            **_part(part_of),
        },
    )
    return event


@transaction.atomic
def assign_facilitator(*, event: Event, facilitator: Facilitator, by) -> Event:
    """Adds one facilitator; refused where the person is elsewhere then, or may not meet minors."""
    people = [*Facilitator.objects.filter(assignments__event=event), facilitator]
    return move_event(event=event, facilitators=people, by=by)


@transaction.atomic
def confirm(*, event: Event, by) -> Event:
    """Planned to Confirmed, once nothing that blocks is open."""
    stands = _locked_for(event, by, {EventStatus.PLANNED}, _("Only a planned event can be confirmed."))
    open_checks = [check.text for check in checks(stands) if check.blocks and not check.holds]
    if open_checks:
        raise ValidationError({"status": [_("Not yet true: %(check)s") % {"check": text} for text in open_checks]})
    return _set_status(event, stands, EventStatus.CONFIRMED, by, "events.confirm")


@transaction.atomic
def cancel_event(*, event: Event, reason: str, part_of: str = "", by) -> Event:
    """Frees hours, place and people; the record stays, and calendars show it as cancelled."""
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is cancelled.")})
    stands = _locked_for(event, by, MOVABLE, _("An event that was held or cancelled cannot be cancelled."))
    stands.cancelled_at, stands.cancel_reason = timezone.now(), reason.strip()
    stands.assignments.update(cancelled=True)
    data = {"reason": reason.strip(), **_part(part_of)}
    return _set_status(event, stands, EventStatus.CANCELLED, by, "events.cancel", **data)


def _part(part_of: str) -> dict[str, str]:
    return {"part_of": part_of} if part_of else {}


def _locked_for(event, by, statuses, refusal):
    require(by, event, may=may_book)
    stands = Event.objects.select_for_update(of=("self",)).select_related("venue").get(pk=event.pk)
    if stands.status not in statuses:
        raise ValidationError({"status": refusal})
    return stands


def _set_status(event, stands, status, by, action, **data):
    stands.status, stands.sequence = status, stands.sequence + 1
    stands.save(update_fields=["status", "sequence", "cancelled_at", "cancel_reason", "updated_at"])
    for name in ("status", "sequence", "cancelled_at", "cancel_reason", "updated_at"):
        setattr(event, name, getattr(stands, name))
    log(instance=stands, action=action, user=by, data=data)
    return event


def _lock(event, facilitators, *venue_ids):
    """Locks the venues and people concerned, so that of two bookings the second sees the first and is told of it."""
    venues = sorted({event.venue_id, *venue_ids})
    list(Venue.objects.select_for_update(no_key=True).filter(pk__in=venues).order_by("pk"))
    keys = {person.pk for person in facilitators}
    people = Facilitator.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk")
    return list(people)


def _check(event):
    """What no event may be saved with; also settles what follows from the venue."""
    wrong: dict[str, str] = {}
    event.has_minors = event.has_minors or event.venue.has_minors
    if event.is_open and event.has_minors:
        wrong["is_open"] = _("An event with minors can never be open to everyone.")
    if event.room_id and event.room.venue_id != event.venue_id:
        wrong["room"] = _("The room belongs to another venue.")
    if event.activity.campaign_id != event.campaign_id:
        wrong["activity"] = _("The activity belongs to another campaign.")
    elif not event.activity.starts_on <= event.day <= event.activity.ends_on:
        wrong["starts_at"] = _("The day lies outside the activity's dates, %(first)s to %(last)s.") % {
            "first": date_format(event.activity.starts_on, "j M Y"),
            "last": date_format(event.activity.ends_on, "j M Y"),
        }
    if event.campaign.status in {Status.COMPLETED, Status.CANCELLED}:
        wrong["campaign"] = _("The campaign is over; nothing new is booked for it.")
    if event.starts_at >= event.ends_at:
        wrong["ends_at"] = _("It must end after it begins.")
    if wrong:
        raise ValidationError(wrong)


def _assignment(event, facilitator):
    return EventFacilitator(
        event=event, facilitator=facilitator, starts_at=event.starts_at, ends_at=event.ends_at, cancelled=False
    )


def _set_facilitators(event, facilitators):
    event.assignments.exclude(facilitator__in=facilitators).delete()
    event.assignments.update(starts_at=event.starts_at, ends_at=event.ends_at)
    present = set(event.assignments.values_list("facilitator_id", flat=True))
    missing = [person for person in facilitators if person.pk not in present]
    EventFacilitator.objects.bulk_create([_assignment(event, person) for person in missing])


def _differences(stands, event):
    """What changed that a calendar shows: {field: [before, after]} as text."""
    names = ("title", "starts_at", "ends_at", "venue", "room", "is_open")
    pairs = {name: (getattr(stands, name), getattr(event, name)) for name in names}
    return {name: [str(old), str(new)] for name, (old, new) in pairs.items() if old != new}


@contextmanager
def _explained(event, facilitators):
    """A savepoint; if the database refuses an overlap no check foresaw, the refusal is explained like any other."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        clashes = find_clashes(event, facilitators)
        if clashes:
            raise DoubleBooking(clashes, free_hours(event, facilitators)) from error
        raise
