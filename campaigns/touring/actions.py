"""How tours are booked, changed and cancelled. Each verb is one transaction: all performances or none."""

from collections.abc import Sequence

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.events.actions import book_event, cancel_event
from campaigns.planning.choices import Status
from campaigns.planning.discretion import refuse_contacts, refuse_contacts_in
from campaigns.planning.rules import require
from campaigns.printing.safe_places import refuse_hidden

from . import clashes, schedule
from .choices import MEDIA, TourStatus
from .clashes import Proposed
from .holding import hold, refuse_twin, with_events
from .models import Performance, Tour
from .proposing import planned, preview_of
from .rules import may_tour
from .stops import Stop


@transaction.atomic
def book_tour(*, tour: Tour, stops: Sequence[Stop], people=(), by) -> int:
    """Saves a new tour with an event for each performance; returns how many. Nothing is saved where one cannot be."""
    for record in (tour, tour.campaign, *{stop.venue for stop in stops}):
        require(by, record, may=may_tour)
    hold(tour, [stop.venue.pk for stop in stops])
    check_tour(tour)
    if not stops:
        raise ValidationError({"stops": _("Write at least one stop.")})
    refuse_twin(tour)
    proposed = planned(tour, stops, people)
    refuse_clashes(tour, proposed, by)
    tour.status = TourStatus.BOOKED
    tour.save()
    for one in proposed:
        book(tour, one, by)
    _log(tour, "touring.book", by, performances=len(proposed))
    return len(proposed)


@transaction.atomic
def change_tour(*, tour: Tour, by) -> Tour:
    """Saves other facts of a tour; days, hours and places are changed performance by performance."""
    require(by, tour, may=may_tour)
    refuse_out_of_sight(tour.performances.all(), by)
    hold(tour)
    check_tour(tour)
    stands = Tour.objects.get(pk=tour.pk)
    if stands.activity_id != tour.activity_id or stands.campaign_id != tour.campaign_id:
        raise ValidationError({"activity": _("A tour stays with its activity.")})
    if stands.company_id != tour.company_id:
        _refuse_two_places(tour)
    tour.save()
    _log(tour, "touring.change", by)
    return tour


@transaction.atomic
def call_off_tour(*, tour: Tour, reason: str, by) -> int:
    """Cancels the performances to come and keeps the record; what has begun stays. Returns how many."""
    require(by, tour, may=may_tour)
    reason = said_why(reason, _("Say why it is cancelled."))
    hold(tour)
    if not tour.is_booked:
        raise ValidationError({"status": _("It is cancelled already.")})
    coming = tour.performances.to_come()
    refuse_out_of_sight(coming, by)
    many = 0
    for performance in coming.select_related("event"):
        cancel_event(event=performance.event, reason=reason, part_of="tour", by=by)
        many += 1
    tour.status, tour.cancel_reason = TourStatus.CALLED_OFF, reason
    tour.save(update_fields=["status", "cancel_reason", "updated_at"])
    _log(tour, "touring.call_off", by, performances=many, reason=reason)
    return many


def book(tour: Tour, one: Proposed, by) -> Performance:
    """Books the event of one performance; what the event refuses is said of the stop."""
    try:
        book_event(event=one.event, facilitators=one.people, part_of="tour", by=by)
    except ValidationError as error:
        raise ValidationError(
            {"stops": [f"{one.event.venue}, {one.when}: {text}" for text in error.messages]}
        ) from error
    return Performance.objects.create(tour=tour, event=one.event)


def refuse_clashes(tour: Tour, proposed: Sequence[Proposed], by) -> None:
    """Raises ValidationError with everything that stands in the way of the performances."""
    if texts := preview_of(tour, proposed, by).texts:
        raise ValidationError({"stops": texts})


def refuse_out_of_sight(performances, by) -> None:
    """Raises PermissionDenied where a verb would change performances the person may not see."""
    if performances.count() > performances.visible_to(by).count():
        text = _("Some of these performances lie outside your areas. Ask a colleague who sees all of the tour.")
        raise PermissionDenied(text)


def said_why(reason: str, refusal: str) -> str:
    """The reason as it is kept; raises ValidationError where there is none, or where it could reach a person."""
    if not reason.strip():
        raise ValidationError({"reason": refusal})
    refuse_hidden_reason(reason)
    return reason.strip()


def refuse_hidden_reason(reason: str) -> None:
    """Raises ValidationError where a reason could lead to a person, or tells of a place where people hide."""
    refuse_contacts(reason, field="reason")
    _refuse_hidden(reason, "reason")


def _refuse_hidden(text: str, field: str) -> None:
    try:
        refuse_hidden(text)
    except ValidationError as error:
        raise ValidationError({field: error.messages}) from error


def _refuse_two_places(tour: Tour) -> None:
    coming = with_events(tour.performances.to_come())
    proposed = [Proposed(one.event, one.event.local_start.replace(tzinfo=None)) for one in coming]
    if proposed and (texts := [text for found in clashes.of_company(tour, proposed) for text in found]):
        raise ValidationError({"company": texts})


def _log(tour, action, by, **data):
    log(instance=tour, action=action, user=by, data=data)
    log(instance=tour.campaign, action=action, user=by, data={"tour": str(tour), **data})


def check_tour(tour: Tour) -> None:
    """Raises a ValidationError that names, at its field, whatever no tour may be saved with."""
    wrong = {**_wrong_in_record(tour), **_wrong_in_hours(tour), **_wrong_in_costs(tour)}
    if wrong:
        raise ValidationError(wrong)
    refuse_contacts_in(tour, "name", "notes")
    for field in ("name", "notes"):
        _refuse_hidden(getattr(tour, field), field)


def _wrong_in_record(tour) -> dict[str, str]:
    wrong = {}
    if not tour.name.strip():
        wrong["name"] = _("Give the tour a name.")
    if tour.activity.campaign_id != tour.campaign_id:
        wrong["activity"] = _("The activity belongs to another campaign.")
    elif tour.activity.medium not in MEDIA:
        wrong["activity"] = _("This activity has a medium that does not go on tour.")
    if tour.campaign.status in {Status.COMPLETED, Status.CANCELLED} and not tour.pk:
        wrong["activity"] = _("The campaign is over; nothing new is booked for it.")
    if tour.is_open and tour.for_minors:
        wrong["is_open"] = _("Performances for minors can never be open to everyone.")
    return wrong


def _wrong_in_hours(tour) -> dict[str, str]:
    try:
        pattern = tour.pattern
    except ValueError:
        return {"times": _("Choose weekdays, and give at least one start time.")}
    if schedule.past_midnight(pattern.times, tour.minutes):
        return {"times": _("A performance would end after midnight. Begin earlier, or make it shorter.")}
    if schedule.too_close(pattern.times, tour.minutes):
        text = _("A performance of %(minutes)d minutes is still on when the next one begins.")
        return {"times": text % {"minutes": tour.minutes}}
    return {}


def _wrong_in_costs(tour) -> dict[str, str]:
    wrong = {}
    if tour.daily_cost is not None and not tour.people:
        wrong["people"] = _("Say how many people travel; the daily cost is that of one person.")
    priced = tour.fee is not None or tour.daily_cost is not None
    if priced != bool(tour.currency):
        wrong["currency"] = _("A cost needs its currency, and a currency its cost.")
    return wrong
