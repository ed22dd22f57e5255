"""Reads of events that more than one caller needs: filters, public counts, and the attendance cursor of reach."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Max, QuerySet
from django.utils import timezone

from partners.geography.choices import Level
from partners.geography.models import Area

from .choices import EventStatus, Kind
from .clock import month_bounds
from .models import AttendanceRecord, Event

KEEP = timedelta(days=90)
"""How long a past or cancelled event stays in a feed."""
SCHOOLS_AT_LEAST = 3
"""Fewer schools than this in an area and month would point at one of them."""


def filtered(events: QuerySet, *, campaign="", area="", kind="", month="") -> QuerySet:
    """Events by campaign code, area code (with everything below it), kind, and month ``YYYY-MM``; blank means all.

    Raises ValueError for a month or kind that cannot be; an unknown campaign or area gives nothing. The month is UTC's
    with a day's margin trimmed by the venue's own calendar.
    """
    if campaign:
        events = events.filter(campaign__code=campaign)
    if area:
        known = Area.objects.filter(code=area).first()
        events = events.filter(venue__area__in=Area.objects.within(known)) if known else events.none()
    if kind:
        events = events.filter(kind=Kind(kind))
    if month:
        first, following = month_bounds(month)
        day = timedelta(days=1)
        nearby = events.filter(starts_at__gte=first - day, starts_at__lt=following + day).select_related("venue")
        events = events.filter(pk__in=[event.pk for event in nearby if f"{event.day:%Y-%m}" == f"{first:%Y-%m}"])
    return events


def for_feed(events: QuerySet, *, now: datetime | None = None) -> QuerySet:
    """What a calendar feed carries: the future, and 90 days of the past and the cancelled; related rows loaded."""
    oldest = (now or timezone.now()) - KEEP
    recent = events.filter(ends_at__gte=oldest).exclude(status=EventStatus.CANCELLED, cancelled_at__lt=oldest)
    return recent.select_related("campaign", "activity", "venue__area", "room").order_by("starts_at", "pk")


@dataclass(frozen=True)
class EventCount:
    """Closed events of a month in an area. ``rest_of_country`` marks areas too small to name, put together."""

    area_code: str
    month: str
    events: int
    schools: int
    rest_of_country: bool = False


def public_event_counts(*, month: str = "", now: datetime | None = None) -> list[EventCount]:
    """How many closed events took place or are booked, by first-level area and month; never place, day or hour.

    An area and month with fewer than 3 schools is counted under its country instead; a country's rest of fewer than
    3 is left out. No total is given from which what was left out could be worked back.
    """
    rows = Event.objects.filter(is_open=False, campaign__in=_public_campaigns()).taking_place()
    rows = filtered(rows, month=month).select_related("venue__area")
    places = _first_level_and_country({row.venue.area.path for row in rows})
    cells: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows:
        cells[places[row.venue.area.path][0], f"{row.day:%Y-%m}"].append(row.venue_id)
    countries = dict(places.values())
    counts, rest = [], defaultdict(list)
    for (area, when), venues in cells.items():
        if area in countries.values() or len(set(venues)) < SCHOOLS_AT_LEAST:
            rest[countries.get(area, area), when] += venues
        else:
            counts.append(EventCount(area, when, len(venues), len(set(venues))))
    counts += [
        EventCount(area, when, len(venues), len(set(venues)), rest_of_country=True)
        for (area, when), venues in rest.items()
        if len(set(venues)) >= SCHOOLS_AT_LEAST
    ]
    return sorted(counts, key=lambda count: (count.month, count.area_code))


def _public_campaigns():
    from campaigns.planning.models import Campaign

    return Campaign.objects.public()


def _first_level_and_country(paths: set[str]) -> dict[str, tuple[str, str]]:
    """For each area path the codes of its first-level area (itself a country where it has none) and its country."""
    codes = {code for path in paths for code in path.split("/") if code}
    levels = dict(Area.objects.filter(code__in=codes).values_list("code", "level"))
    found = {}
    for path in paths:
        chain = {levels[code]: code for code in path.split("/") if code}
        country = chain.get(Level.COUNTRY, path.rstrip("/").rpartition("/")[2])
        found[path] = (chain.get(Level.ADMIN1, country), country)
    return found


@dataclass(frozen=True)
class Attendance:
    """The latest headcount of one event. ``revision`` rises with each correction and serves as the next cursor."""

    event_id: int
    campaign_code: str
    area_code: str
    medium: str
    day: date
    total: int
    revision: int
    is_demonstration: bool


def attendance_since(cursor: int = 0, *, limit: int = 1000) -> list[Attendance]:
    """Events whose attendance was recorded or corrected after the cursor, oldest first; at most ``limit``.

    Each row replaces all earlier ones of its event. Go on from the last row's ``revision``. One query.
    """
    latest = AttendanceRecord.objects.order_by().values("event").annotate(latest=Max("pk")).filter(latest__gt=cursor)
    records = AttendanceRecord.objects.filter(pk__in=latest.order_by("latest").values("latest")[:limit])
    records = records.select_related("event__campaign", "event__activity", "event__venue__area").order_by("pk")
    return [
        Attendance(
            event_id=record.event_id,
            campaign_code=record.event.campaign.code,
            area_code=record.event.venue.area.code,
            medium=record.event.activity.medium,
            day=record.event.day,
            total=record.total,
            revision=record.pk,
            is_demonstration=record.event.is_demonstration,
        )
        for record in records
    ]


def last_change(events: QuerySet) -> datetime:
    """When any of the events last changed; the epoch for none."""
    return events.order_by().aggregate(at=Max("updated_at"))["at"] or datetime(1970, 1, 1, tzinfo=UTC)
