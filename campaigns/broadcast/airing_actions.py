"""What happens to airings one by one, and how many are confirmed at once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Count, Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.rules import require

from .choices import OPEN, AiringState
from .holding import hold
from .models import Airing, Flight, Station
from .rules import may_schedule

LONGEST_PERIOD = timedelta(days=92)


@dataclass(frozen=True)
class Confirmed:
    """How many airings now count as aired, and how many to come are promised by the station."""

    aired: int
    confirmed: int


def airings_to_confirm(*, station: Station, first: date, last: date, user):
    """The open airings of a station between two days of its calendar that the person may see."""
    return Airing.objects.visible_to(user).open().filter(station=station, day__range=(first, last))


@transaction.atomic
def confirm_airings(*, station: Station, first: date, last: date, by) -> Confirmed:
    """The station confirms a period: airings that have begun count as aired, planned ones to come as confirmed.

    How many stands in the history of each run; the station's names the days alone, since not everyone sees every run.
    """
    require(by, station, may=may_schedule)
    if first > last:
        raise ValidationError({"last": _("The last day is before the first.")})
    if last - first > LONGEST_PERIOD:
        raise ValidationError({"last": _("Confirm at most three months at once.")})
    rows = airings_to_confirm(station=station, first=first, last=last, user=by)
    runs = Flight.objects.filter(pk__in=rows.order_by().values("flight"))
    held = {run.pk: run for run in runs.order_by("pk").select_for_update(of=("self",)).select_related("station")}
    now = timezone.now()
    rows = rows.filter(flight__in=list(held)).filter(Q(starts_at__lte=now) | Q(state=AiringState.PLANNED))
    aired, confirmed = Count("pk", filter=Q(starts_at__lte=now)), Count("pk", filter=Q(starts_at__gt=now))
    sums = list(rows.order_by("flight_id").values("flight_id").annotate(aired=aired, confirmed=confirmed))
    if not sums:
        raise ValidationError({"station": _("No airing of this station waits for confirmation on these days.")})
    rows.filter(starts_at__gt=now).update(state=AiringState.CONFIRMED)
    rows.filter(starts_at__lte=now).update(state=AiringState.AIRED)
    days = {"first": first.isoformat(), "last": last.isoformat()}
    log(instance=station, action="broadcast.confirm_airings", user=by, data=days)
    for one in sums:
        data = {**days, "aired": one["aired"], "confirmed": one["confirmed"]}
        log(instance=held[one["flight_id"]], action="broadcast.confirm_run", user=by, data=data)
    return Confirmed(sum(one["aired"] for one in sums), sum(one["confirmed"] for one in sums))


@transaction.atomic
def move_airing(*, airing: Airing, starts_at: datetime, reason: str, by) -> Airing:
    """Puts an airing at another instant; returns the new one, which points at the old one."""
    stands = _locked(airing, by, OPEN, _("Only an airing that is planned or confirmed can be moved."))
    _need(reason, _("Say why it is moved."))
    if starts_at == stands.starts_at:
        raise ValidationError({"starts_at": _("It stands at this time already.")})
    return _replace(stands, airing, starts_at, AiringState.MOVED, reason.strip(), "broadcast.move_airing", by)


@transaction.atomic
def make_good(*, airing: Airing, starts_at: datetime, by) -> Airing:
    """Plans another airing in place of one that was missed; once for each."""
    text = _("Only a missed airing is made good.")
    stands = _locked(airing, by, {AiringState.MISSED}, text)
    if Airing.objects.filter(moved_from=stands).exists():
        raise ValidationError({"starts_at": _("It was made good already.")})
    return _replace(stands, airing, starts_at, AiringState.MISSED, stands.reason, "broadcast.make_good", by)


@transaction.atomic
def miss_airing(*, airing: Airing, reason: str, by) -> Airing:
    """Notes that an airing did not go out, though its time has come."""
    text = _("Only an airing that is planned, confirmed or aired can be reported as missed.")
    stands = _locked(airing, by, OPEN | {AiringState.AIRED}, text)
    _need(reason, _("Say what was heard, or who told you."))
    if stands.starts_at > timezone.now():
        raise ValidationError({"state": _("Its time has not come yet.")})
    return _set_state(stands, airing, AiringState.MISSED, reason.strip(), "broadcast.miss_airing", by)


@transaction.atomic
def cancel_airing(*, airing: Airing, reason: str, by) -> Airing:
    """Cancels one airing to come."""
    stands = _locked(airing, by, OPEN, _("Only an airing that is planned or confirmed can be cancelled."))
    _need(reason, _("Say why it is cancelled."))
    if stands.starts_at <= timezone.now():
        raise ValidationError({"state": _("It has begun; report it as missed instead.")})
    return _set_state(stands, airing, AiringState.CANCELLED, reason.strip(), "broadcast.cancel_airing", by)


def _locked(airing, by, states, refusal) -> Airing:
    """The airing as it stands, its activity and run held before it; refused where a changed run replaced it."""
    require(by, airing, may=may_schedule)
    hold(airing.flight)
    rows = Airing.objects.select_for_update(of=("self",)).select_related("station", "flight__activity")
    stands = rows.filter(pk=airing.pk).first()
    if stands is None or stands.state not in states:
        raise ValidationError({"state": refusal})
    return stands


def _need(reason, text):
    if not reason.strip():
        raise ValidationError({"reason": text})


def _set_state(stands, airing, state, reason, action, by) -> Airing:
    before, stands.state, stands.reason = stands.state, state, reason
    stands.save(update_fields=["state", "reason"])
    airing.state, airing.reason = state, reason
    data = {"airing": stands.local_start.isoformat(), "reason": reason, "from": before}
    log(instance=stands, action=action, user=by, data=data)
    log(instance=stands.flight, action=action, user=by, data=data)
    return airing


def _replace(stands, airing, starts_at, state, reason, action, by) -> Airing:
    day, activity = starts_at.astimezone(stands.station.zone).date(), stands.flight.activity
    if not activity.starts_on <= day <= activity.ends_on:
        text = _("The day lies outside the activity's dates, %(first)s to %(last)s.")
        days = {"first": date_format(activity.starts_on, "j M Y"), "last": date_format(activity.ends_on, "j M Y")}
        raise ValidationError({"starts_at": text % days})
    if stands.flight.airings.filter(starts_at=starts_at).exists():
        raise ValidationError({"starts_at": _("The run has an airing at this time already.")})
    new = Airing(
        flight=stands.flight,
        station=stands.station,
        starts_at=starts_at,
        day=day,
        seconds=stands.seconds,
        moved_from=stands,
    )
    new.save()
    stands.state, stands.reason = state, reason
    stands.save(update_fields=["state", "reason"])
    airing.state, airing.reason = state, reason
    data = {"airing": stands.local_start.isoformat(), "to": new.local_start.isoformat(), "reason": reason}
    for record in (stands, new, stands.flight):
        log(instance=record, action=action, user=by, data=data)
    return new
