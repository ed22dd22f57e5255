"""What happens to a tour that stands: the rest is moved, a stop is moved, swapped, added or cancelled."""

from collections.abc import Sequence
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.events.actions import cancel_event, move_event
from campaigns.planning.rules import require

from . import proposing
from .actions import book, refuse_clashes, refuse_hidden_reason, refuse_out_of_sight, said_why
from .holding import hold, refuse_changed, with_events
from .models import Performance, Tour
from .rules import may_tour
from .stops import Stop

FURTHEST = 366
"""Days by which the rest of a tour is moved at most."""


def rest_of(tour: Tour, first: date):
    """The performances to come from a day on, in order."""
    rows = with_events(tour.performances.to_come()).order_by("event__starts_at", "pk")
    return [one for one in rows if one.event.day >= first]


def rest_moved(tour: Tour, *, first: date, days: int, by) -> list[proposing.Proposed]:
    """The rest of the tour so many days later; raises ValidationError where there is nothing to move."""
    if not days or abs(days) > FURTHEST:
        raise ValidationError({"days": _("Give a number of days from 1 to %(most)d, or below 0.") % {"most": FURTHEST}})
    rest = rest_of(tour, first)
    if not rest:
        raise ValidationError({"first": _("No performance that can be moved is planned from this day on.")})
    refuse_out_of_sight(tour.performances.filter(pk__in=[one.pk for one in rest]), by)
    return [proposing.later(one, days) for one in rest]


@transaction.atomic
def move_rest(*, tour: Tour, first: date, days: int, reason: str = "", state: str = "", by) -> int:
    """Moves every performance to come from a day on by so many days, at the same hours; returns how many."""
    require(by, tour, may=may_tour)
    refuse_hidden_reason(reason)
    hold(tour, _keys(tour, "event__venue"), _keys(tour, "event"))
    _refuse_called_off(tour)
    refuse_changed(tour, state)
    proposed = rest_moved(tour, first=first, days=days, by=by)
    refuse_clashes(tour, proposed, by)
    # Whoever goes ahead moves first, so that none meets the one behind.
    for one in sorted(proposed, key=lambda one: one.event.starts_at, reverse=days > 0):
        _move(one, by)
    data = {"first": first.isoformat(), "days": days, "performances": len(proposed), "reason": reason.strip()}
    log(instance=tour, action="touring.move_rest", user=by, data=data)
    log(instance=tour.campaign, action="touring.move_rest", user=by, data={"tour": str(tour), **data})
    return len(proposed)


@transaction.atomic
def move_stop(*, performance: Performance, local: datetime, stop: Stop | None = None, reason: str = "", by):
    """Puts one performance at another hour, and at another venue where one is given."""
    refuse_hidden_reason(reason)
    [stands] = _held([performance], by, stop)
    _refuse_called_off(stands.tour)
    if stop:
        require(by, stop.venue, may=may_tour)
    before = _hour(stands)
    one = proposing.moved(stands, local, stop)
    refuse_clashes(stands.tour, [one], by)
    _move(one, by)
    _log(stands, "touring.move_stop", by, before=before, after=_hour(stands), reason=reason.strip())
    return stands


@transaction.atomic
def swap_stops(*, performance: Performance, other: Performance, reason: str = "", state: str = "", by):
    """Two performances of a tour take each other's place; days and hours stay."""
    refuse_hidden_reason(reason)
    if performance.tour_id != other.tour_id or performance.pk == other.pk:
        raise ValidationError({"other": _("Choose another stop of the same tour.")})
    one, two = _held([performance, other], by)
    _refuse_called_off(one.tour)
    refuse_changed(performance.tour, state)
    if not (one.is_to_come and two.is_to_come):
        raise ValidationError({"other": _("Only performances that have not begun can be swapped.")})
    if (one.event.venue_id, one.event.room_id) == (two.event.venue_id, two.event.room_id):
        raise ValidationError({"other": _("Both are at the same place; move one of them instead.")})
    proposed = proposing.swapped(one, two)
    refuse_clashes(one.tour, proposed, by)
    for change in proposed:
        _move(change, by)
    _log(one, "touring.swap_stops", by, before=_hour(one), after=_hour(two), reason=reason.strip())
    log(instance=two, action="touring.swap_stops", user=by, data={"before": _hour(two), "after": _hour(one)})


@transaction.atomic
def add_stop(*, tour: Tour, stop: Stop, local: datetime, people=None, by) -> Performance:
    """Books one more performance; those who lead the latest one lead it too unless others are named."""
    require(by, tour, may=may_tour)
    require(by, stop.venue, may=may_tour)
    hold(tour, [stop.venue.pk])
    _refuse_called_off(tour)
    one = proposing.new(tour, stop, local, latest_people(tour, by) if people is None else people)
    refuse_clashes(tour, [one], by)
    made = book(tour, one, by)
    _log(made, "touring.add_stop", by, after=_hour(made))
    return made


@transaction.atomic
def call_off_stop(*, performance: Performance, reason: str, by) -> Performance:
    """Cancels one performance; the record stays with the reason."""
    reason = said_why(reason, _("Say why it is cancelled."))
    [stands] = _held([performance], by)
    cancel_event(event=stands.event, reason=reason, part_of="tour", by=by)
    _log(stands, "touring.call_off_stop", by, before=_hour(stands), reason=reason)
    return stands


def latest_people(tour: Tour, user) -> list:
    """Who leads the latest performance of the tour that the person may see."""
    rows = with_events(tour.performances.visible_to(user).taking_place()).order_by("-event__starts_at", "-pk")
    latest = rows.first()
    return [row.facilitator for row in latest.event.assignments.all()] if latest else []


def _held(performances: Sequence[Performance], by, stop: Stop | None = None) -> list[Performance]:
    """The performances of one tour as they stand, held with their tour, events and venues."""
    for performance in performances:
        require(by, performance, may=may_tour)
    tour = performances[0].tour
    venues = [*(one.event.venue_id for one in performances), *([stop.venue.pk] if stop else [])]
    hold(tour, venues, [one.event_id for one in performances])
    rows = with_events(Performance.objects.filter(pk__in=[one.pk for one in performances])).in_bulk()
    stands = [rows[one.pk] for one in performances]
    if not all(one.is_open for one in stands):
        text = _("A performance that was held, recorded or cancelled cannot be changed.")
        raise ValidationError({"status": text})
    return stands


def _refuse_called_off(tour: Tour) -> None:
    if not tour.is_booked:
        raise ValidationError({"status": _("The tour is cancelled; plan a new one.")})


def _keys(tour: Tour, path: str) -> list[int]:
    return list(tour.performances.order_by().values_list(path, flat=True))


def _move(one: proposing.Proposed, by) -> None:
    try:
        move_event(event=one.event, part_of="tour", by=by)
    except ValidationError as error:
        raise ValidationError(
            {"stops": [f"{one.event.venue}, {one.when}: {text}" for text in error.messages]}
        ) from error


def _hour(performance: Performance) -> str:
    """As a log keeps it: on the clock at the venue, in no language."""
    return performance.event.local_start.isoformat()


def _log(performance, action, by, **data):
    """At the tour stand days and hours alone: not everyone who reads it may see each of its venues."""
    log(instance=performance, action=action, user=by, data=data)
    log(instance=performance.tour, action=action, user=by, data=data)
