"""How stations are kept, and runs booked, changed and cancelled. Each verb is one transaction."""

from itertools import combinations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.choices import Status
from campaigns.planning.rules import require

from . import patterns
from .choices import MEDIA, AiringState, FlightStatus
from .holding import hold, hold_activity, refuse_twin
from .models import Flight, Station
from .replanning import new_instants, put_on_air, replaceable
from .rules import may_keep_stations, may_schedule

MOST_AIRINGS = 5000
"""Of one run; a longer one is booked in parts."""


@transaction.atomic
def save_station(*, station: Station, by) -> Station:
    """Saves a new or changed station with the prices and areas held in memory; two prices never hold on one day."""
    require(by, station, may=may_keep_stations)
    if station.pk:
        Station.objects.select_for_update().get(pk=station.pk)
    wrong = {}
    if not station.languages:
        wrong["languages"] = _("Name at least one language.")
    if any(one.overlaps(other) for one, other in combinations(station.prices.all(), 2)):
        wrong["prices"] = _("Two prices for the same format and length are valid on the same day.")
    if wrong:
        raise ValidationError(wrong)
    action = "broadcast.change_station" if station.pk else "broadcast.create_station"
    station.save()
    log(instance=station, action=action, user=by)
    return station


@transaction.atomic
def draft_flight(*, flight: Flight, by) -> Flight:
    """Saves a new run that books nothing yet."""
    _require_both(flight, by)
    hold_activity(flight)
    check_flight(flight)
    refuse_twin(flight, FlightStatus.DRAFT, FlightStatus.BOOKED)
    flight.status = FlightStatus.DRAFT
    flight.save()
    _log(flight, "broadcast.draft", by)
    return flight


@transaction.atomic
def book_flight(*, flight: Flight, by) -> int:
    """Saves a new or drafted run as booked, with all its airings; returns how many."""
    _require_both(flight, by)
    hold_activity(flight)
    if flight.pk and hold(flight).status != FlightStatus.DRAFT:
        raise ValidationError({"status": _("Only a draft can be booked.")})
    check_flight(flight)
    refuse_twin(flight, FlightStatus.BOOKED)
    flight.status = FlightStatus.BOOKED
    flight.save()
    many = put_on_air(flight, patterns.instants(flight.pattern, flight.station.zone))
    _log(flight, "broadcast.book", by, airings=many)
    return many


@transaction.atomic
def change_flight(*, flight: Flight, by) -> int:
    """Saves a changed run; of a booked one the planned airings to come are made anew. Returns how many."""
    _require_both(flight, by)
    stands = hold(flight)
    if stands.status == FlightStatus.CANCELLED:
        raise ValidationError({"status": _("A cancelled run cannot be changed.")})
    if stands.status == FlightStatus.BOOKED:
        fixed = ("campaign", "activity", "station")
        changed = [name for name in fixed if getattr(stands, f"{name}_id") != getattr(flight, f"{name}_id")]
        if changed:
            text = _("A booked run stays with its station and activity; cancel it and book another one.")
            raise ValidationError(dict.fromkeys(changed, text))
    check_flight(flight)
    refuse_twin(flight, FlightStatus.BOOKED)
    flight.status = stands.status
    flight.save()
    now, many, gone = timezone.now(), 0, 0
    if flight.status == FlightStatus.BOOKED:
        gone, _rows = replaceable(flight, now=now).delete()
        many = put_on_air(flight, new_instants(flight, now=now))
    _log(flight, "broadcast.change", by, airings=many, before=gone)
    return many


@transaction.atomic
def cancel_flight(*, flight: Flight, reason: str, by) -> int:
    """Cancels a run and its planned airings to come; what the station confirmed is cancelled one by one."""
    require(by, flight, may=may_schedule)
    if not reason.strip():
        raise ValidationError({"reason": _("Say why it is cancelled.")})
    stands = hold(flight)
    if stands.status == FlightStatus.CANCELLED:
        raise ValidationError({"status": _("It is cancelled already.")})
    stands.status, stands.cancel_reason = FlightStatus.CANCELLED, reason.strip()
    stands.save(update_fields=["status", "cancel_reason", "updated_at"])
    flight.status, flight.cancel_reason = stands.status, stands.cancel_reason
    coming = stands.airings.filter(state=AiringState.PLANNED, starts_at__gt=timezone.now())
    many = coming.update(state=AiringState.CANCELLED, reason=stands.cancel_reason)
    _log(stands, "broadcast.cancel", by, airings=many, reason=stands.cancel_reason)
    return many


def _require_both(flight, by):
    require(by, flight, may=may_schedule)
    require(by, flight.campaign, may=may_schedule)
    require(by, flight.station, may=may_schedule)


def _log(flight, action, by, **data):
    log(instance=flight, action=action, user=by, data=data)
    log(instance=flight.campaign, action=action, user=by, data={"run": str(flight), **data})


def check_flight(flight: Flight) -> None:
    """Raises a ValidationError that names, at its field, whatever no run may be saved with."""
    wrong = {**_wrong_in_record(flight), **_wrong_in_days(flight)}
    if wrong:
        raise ValidationError(wrong)
    try:
        many = patterns.count(flight.pattern)
    except ValueError as error:
        text = _("Choose weekdays, and give times or a number a day with its hours.")
        raise ValidationError({"preset": text}) from error
    if not many:
        raise ValidationError({"weekdays": _("None of these weekdays lies between the first and the last day.")})
    if many > MOST_AIRINGS:
        text = _("That would be %(many)d airings; one run has at most %(most)d.")
        raise ValidationError({"ends_on": text % {"many": many, "most": MOST_AIRINGS}})


def _wrong_in_record(flight) -> dict[str, str]:
    wrong = {}
    kinds, _usual = MEDIA.get(flight.activity.medium, ((), None))
    if flight.activity.campaign_id != flight.campaign_id:
        wrong["activity"] = _("The activity belongs to another campaign.")
    elif not kinds:
        wrong["activity"] = _("This activity is not on radio or television.")
    elif flight.station.kind not in kinds:
        text = _("%(station)s does not carry this medium: %(medium)s.")
        wrong["station"] = text % {"station": flight.station, "medium": flight.activity.get_medium_display()}
    elif not (flight.station.is_active or flight.status == FlightStatus.BOOKED):
        wrong["station"] = _("The station is switched off.")
    if flight.campaign.status in {Status.COMPLETED, Status.CANCELLED}:
        wrong["activity"] = _("The campaign is over; nothing new is booked for it.")
    if flight.language not in flight.station.languages:
        wrong["language"] = _("The station does not speak this language.")
    if (flight.price is None) != (not flight.currency):
        wrong["currency"] = _("A price needs its currency, and a currency its price.")
    if (flight.rating is None) != (not flight.rating_source):
        wrong["rating_source"] = _("A rating needs its source, and a source its rating.")
    return wrong


def _wrong_in_days(flight) -> dict[str, str]:
    if flight.starts_on > flight.ends_on:
        return {"ends_on": _("The last day is before the first.")}
    activity = flight.activity
    if activity.starts_on <= flight.starts_on and flight.ends_on <= activity.ends_on:
        return {}
    late = activity.starts_on <= flight.starts_on <= activity.ends_on
    text = _("The day lies outside the activity's dates, %(first)s to %(last)s.")
    days = {"first": date_format(activity.starts_on, "j M Y"), "last": date_format(activity.ends_on, "j M Y")}
    return {"ends_on" if late else "starts_on": text % days}
