"""The calendar of everything as an iCalendar file (RFC 5545): stable UIDs, whole days as dates, cancellations shown."""

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import timezone
from icalendar import Calendar
from icalendar import Event as Entry

from clarion.calendar import CalendarEntry


def calendar_file(entries: Iterable[CalendarEntry], *, name: str) -> bytes:
    """The entries as one calendar; asked twice on a day it is the same byte for byte."""
    calendar = Calendar()
    calendar.add("PRODID", "-//Clarion//Calendar//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar["REFRESH-INTERVAL;VALUE=DURATION"] = "PT1H"
    calendar["X-PUBLISHED-TTL"] = "PT1H"
    base = settings.WAGTAILADMIN_BASE_URL
    for entry in entries:
        calendar.add_component(_component(entry, base))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _component(entry: CalendarEntry, base: str) -> Entry:
    component = Entry()
    component.add("UID", f"{entry.key}@{urlsplit(base).hostname}")
    component.add("DTSTAMP", datetime.combine(timezone.now().date(), time.min, UTC))
    component.add("DTSTART", entry.starts)
    # A whole day ends where the next one begins (RFC 5545, 3.6.1).
    component.add("DTEND", entry.ends + timedelta(days=1) if entry.all_day else entry.ends)
    component.add("SUMMARY", entry.title)
    told = [entry.hours if entry.all_day else "", entry.note, entry.campaign]
    if any(told):
        component.add("DESCRIPTION", " · ".join(filter(None, told)))
    if entry.place:
        component.add("LOCATION", entry.place)
    component.add("URL", f"{base}{entry.url}")
    component.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    component.add("CATEGORIES", [str(entry.kind)])
    component.add("TRANSP", "TRANSPARENT" if entry.all_day else "OPAQUE")
    return component
