"""Events in the calendar of everything."""

from datetime import UTC, datetime, time, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.planning.rules import STAFF_AND_PARTNERS, has_role
from clarion.calendar import CalendarEntry, Period

from .choices import Kind
from .models import Event

PERFORMED = (Kind.THEATRE, Kind.PUPPET_SHOW, Kind.CONCERT, Kind.MOBILE_CINEMA)
"""What people come to see; it has a mark of its own."""
MARGIN = timedelta(days=1)
"""A day at the venue may be another one in UTC."""


def days_of_events(record, user, period: Period) -> list[CalendarEntry]:
    """Fills the slot ``calendar_entries`` for those who may open events; three queries."""
    if not has_role(user, STAFF_AND_PARTNERS):
        return []
    first = datetime.combine(period.first, time.min, UTC) - MARGIN
    last = datetime.combine(period.last, time.max, UTC) + MARGIN
    events = Event.objects.visible_to(user).filter(starts_at__lte=last, ends_at__gte=first)
    events = events.select_related("campaign", "activity", "venue__area", "room")
    entries = (_entry(event) for event in events.prefetch_related("assignments__facilitator"))
    return [entry for entry in entries if period.touches(entry.first_day, entry.last_day)]


def _entry(event: Event) -> CalendarEntry:
    place = f"{event.venue.name}, {event.room.name}" if event.room else event.venue.name
    return CalendarEntry(
        key=f"event:{event.pk}",
        **_kind(event),
        title=event.title,
        starts=event.local_start,
        ends=event.local_end,
        url=reverse("event:inspect", args=[event.pk]),
        note=event.get_kind_display(),
        place=place,
        campaign=event.campaign.name,
        campaign_id=event.campaign_id,
        medium=event.activity.medium,
        area_paths=(event.venue.area.path,),
        people=tuple(sorted(row.facilitator.name for row in event.assignments.all())),
        cancelled=event.is_cancelled,
    )


def _kind(event: Event) -> dict:
    if event.kind in PERFORMED:
        return {"kind": _("Performance"), "subkind": "performance", "icon": "stage"}
    return {"kind": _("Event"), "icon": "group"}
