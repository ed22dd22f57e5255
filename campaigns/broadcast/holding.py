"""How runs hold: the activity they were booked for, and whoever else would write the same run."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from campaigns.planning import holding as planning
from campaigns.planning.models import Activity
from campaigns.planning.readiness import Gap

from .choices import MEDIA, FlightStatus
from .models import Airing, Flight

SAME = ("activity", "station", "starts_on", "ends_on", "weekdays", "times", "per_day", "opens", "closes")
SAME += ("format", "language")
"""Two runs alike in all of these are one run written twice."""


def hold(flight: Flight) -> Flight:
    """Keeps other writers of the run and of its activity waiting, the activity first; returns the run as it stands."""
    hold_activity(flight)
    return Flight.objects.select_for_update().get(pk=flight.pk)


def hold_activity(flight: Flight) -> None:
    """Keeps other writers of runs of the same activity waiting until the transaction ends."""
    planning.hold_activity(flight.activity_id)


def refuse_twin(flight: Flight, *states: FlightStatus) -> None:
    """Raises a ValidationError that names a run in these states that is the same in all of ``SAME``."""
    same = {name: getattr(flight, name) for name in SAME}
    twin = Flight.objects.filter(status__in=states, **same).exclude(pk=flight.pk).select_related("station").first()
    if twin:
        text = _("This run exists already: %(run)s (%(status)s). Change that one, or choose other days or times.")
        raise ValidationError(text % {"run": twin, "status": twin.get_status_display()})


def runs_of_activity(activity: Activity, user, period=None) -> list[Gap]:
    """Fills the slot ``activity_holds``: booked runs outside its dates, and runs whose station lacks its medium."""
    kinds, _usual = MEDIA.get(activity.medium, ((), None))
    runs = Flight.objects.filter(activity=activity.pk).select_related("station")
    strange = runs.exclude(status=FlightStatus.CANCELLED).exclude(station__kind__in=kinds)
    early, late = Q(starts_on__lt=activity.starts_on), Q(ends_on__gt=activity.ends_on)
    aired = Airing.objects.live().filter(flight__activity=activity.pk).order_by().values("flight")
    before, after = aired.filter(day__lt=activity.starts_on), aired.filter(day__gt=activity.ends_on)
    booked = Q(status=FlightStatus.BOOKED)
    outside = _("These runs have airings outside its dates: %(runs)s. Change or cancel them first.")
    medium = _("These runs are on stations without this medium: %(runs)s. Cancel them first.")
    found = (
        ("starts_on", outside, runs.filter(booked & early | Q(pk__in=before))),
        ("ends_on", outside, runs.filter(booked & late | Q(pk__in=after))),
        ("medium", medium, strange),
    )
    return [Gap(field, text % {"runs": "; ".join(map(str, rows))}) for field, text, rows in found if rows]
