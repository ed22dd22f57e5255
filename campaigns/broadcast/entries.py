"""Airings in the calendar of everything: one entry for each run and day, with its first and its last hour."""

from datetime import datetime, time
from functools import cache

from django.db.models import Count, Max, Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.calendar import CalendarEntry, Period

from .models import Airing, Flight
from .rules import may_see_media_plan


def airings_by_day(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries``; the database counts, so that three queries do for any number of airings."""
    if not may_see_media_plan(user):
        return []
    rows = Airing.objects.visible_to(user).live().filter(day__range=(period.first, period.last))
    hours = {"first": Min("starts_at"), "last": Max("starts_at")}
    counted = list(rows.order_by("day", "flight").values_list("flight", "day").annotate(many=Count("pk"), **hours))
    flights = Flight.objects.filter(pk__in={row[0] for row in counted})
    known = flights.select_related("station", "activity", "campaign").prefetch_related("station__coverage").in_bulk()
    shared = {key: _of_flight(flight) for key, flight in known.items()}
    address, said = reverse("airing:index"), cache(_said)
    return [
        CalendarEntry(
            key=f"airing:{key}-{day}",
            title=said(many, known[key].station.name),
            starts=day,
            ends=day,
            between=(_hour(first, known[key]), _hour(last, known[key])),
            url=f"{address}?flight={key}&day_from={day}&day_to={day}",
            **shared[key],
        )
        for key, day, many, first, last in counted
    ]


def _of_flight(flight: Flight) -> dict:
    """What the entries of one run have in common."""
    return {
        "kind": _("Airings"),
        "icon": "broadcast",
        "note": str(flight.activity),
        "campaign": flight.campaign.name,
        "campaign_id": flight.campaign_id,
        "medium": flight.activity.medium,
        "area_paths": tuple(area.path for area in flight.station.coverage.all()),
    }


def _said(many: int, station: str) -> str:
    text = ngettext("%(count)d airing on %(station)s", "%(count)d airings on %(station)s", many)
    return text % {"count": many, "station": station}


def _hour(moment: datetime, flight: Flight) -> time:
    """A moment on the station's clock."""
    return moment.astimezone(flight.station.zone).time()
