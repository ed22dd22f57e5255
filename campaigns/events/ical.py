"""Events as an iCalendar file (RFC 5545) that calendars follow: stable UID, rising SEQUENCE, cancellations shown."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _
from icalendar import Calendar
from icalendar import Event as Entry

from campaigns.planning.choices import Status

from .choices import EventStatus

STATUS = {
    EventStatus.PLANNED: "TENTATIVE",
    EventStatus.CONFIRMED: "CONFIRMED",
    EventStatus.HELD: "CONFIRMED",
    EventStatus.CANCELLED: "CANCELLED",
}


def calendar_file(events, *, name: str) -> bytes:
    """The calendar of the events, each in its venue's time zone, with VTIMEZONE; the same events give the same bytes.

    Expects ``campaign``, ``venue__area`` and ``room`` to be loaded.
    """
    calendar = Calendar()
    calendar.add("PRODID", "-//Clarion//Events//EN")
    calendar.add("VERSION", "2.0")
    calendar.add("METHOD", "PUBLISH")
    calendar.add("NAME", name)
    calendar.add("X-WR-CALNAME", name)
    calendar["REFRESH-INTERVAL;VALUE=DURATION"] = "PT1H"
    calendar["X-PUBLISHED-TTL"] = "PT1H"
    host = urlsplit(settings.WAGTAILADMIN_BASE_URL).hostname
    for event in events:
        calendar.add_component(_entry(event, host))
    calendar.add_missing_timezones()
    return calendar.to_ical()


def _entry(event, host):
    cancelled = event.is_cancelled or event.campaign.status == Status.CANCELLED
    changed = max(event.updated_at, event.campaign.updated_at) if cancelled else event.updated_at
    entry = Entry()
    entry.add("UID", f"{event.uid}@{host}")
    # A campaign's cancellation reaches calendars without touching each event, so it counts as one step more.
    entry.add("SEQUENCE", event.sequence + (cancelled and not event.is_cancelled))
    entry.add("DTSTAMP", changed)
    entry.add("CREATED", event.created_at)
    entry.add("LAST-MODIFIED", changed)
    entry.add("DTSTART", event.local_start)
    entry.add("DTEND", event.local_end)
    entry.add("SUMMARY", event.title)
    entry.add("LOCATION", _place(event))
    entry.add("STATUS", "CANCELLED" if cancelled else STATUS[EventStatus(event.status)])
    entry.add("CATEGORIES", [str(event.get_kind_display()), event.campaign.name])
    if event.is_demonstration:
        entry.add("COMMENT", _("Demonstration data"))
    return entry


def _place(event):
    parts = [event.room.name if event.room else "", event.venue.name, event.venue.area.localized_name]
    return ", ".join(part for part in parts if part)
