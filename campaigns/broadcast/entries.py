"""Airings in the calendar of everything: one entry for each run and day."""

from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import ngettext

from campaigns.planning.choices import Medium
from clarion.calendar import CalendarEntry, Period

from .models import Airing, Flight
from .rules import may_see_media_plan


def airings_by_day(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries``; the database counts, so that three queries do for any number of airings."""
    if not may_see_media_plan(user):
        return []
    rows = Airing.objects.visible_to(user).live().filter(day__range=(period.first, period.last))
    counted = list(rows.order_by("day", "flight").values_list("flight", "day").annotate(many=Count("pk")))
    flights = Flight.objects.filter(pk__in={key for key, _day, _many in counted})
    known = flights.select_related("station", "activity").prefetch_related("station__coverage").in_bulk()
    return [_entry(known[key], day, many) for key, day, many in counted]


def _entry(flight: Flight, day, many: int) -> CalendarEntry:
    text = ngettext("%(count)d airing on %(station)s", "%(count)d airings on %(station)s", many)
    query = urlencode({"flight": flight.pk, "day_from": day.isoformat(), "day_to": day.isoformat()})
    return CalendarEntry(
        key=f"flight-{flight.pk}-{day.isoformat()}",
        kind=str(Medium(flight.activity.medium).label),
        title=text % {"count": many, "station": flight.station},
        starts=day,
        ends=day,
        url=f"{reverse('airing:index')}?{query}",
        note=str(flight.activity),
        campaign_id=flight.campaign_id,
        medium=flight.activity.medium,
        area_paths=tuple(area.path for area in flight.station.coverage.all()),
    )
