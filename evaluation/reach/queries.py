"""Reads of the ledger: a campaign's reach by area, medium and period, with totals for each measure alone."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Case, CharField, F, Max, Min, Q, QuerySet, Sum, Value, When
from django.db.models.functions import Cast, Concat, ExtractMonth, ExtractYear

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign
from clarion.figures import Interval
from partners.geography.models import Area

from .choices import HOW, Confidence, Measure, Source
from .models import DailyTotal, ReachEntry

SMALL = 5
NOWHERE = "-"
"""In place of an area code: the place of a count is not known."""


@dataclass(frozen=True)
class ReachFilter:
    """What to show: whole days from ``start`` to ``end``, one area with all below it, one medium, days or months."""

    start: date | None = None
    end: date | None = None
    area: str = ""
    medium: str = ""
    by: str = "month"


@dataclass(frozen=True)
class ReachRow:
    """One line: a place, a medium, a period, one measure from one source. ``area`` is None where it is not known."""

    start: date
    end: date
    area: Area | None
    medium: Medium
    measure: Measure
    source: Source
    value: Interval
    confidence: Confidence
    method: str

    @property
    def is_month(self) -> bool:
        """Exactly one month of the calendar."""
        return self.start.day == 1 and self.end == _end_of_month(self.start)

    @property
    def is_small(self) -> bool:
        """So few that a line may point at one group of people; it is for this room and never published."""
        return 0 < self.value.upper < SMALL


@dataclass(frozen=True)
class ReachTotal:
    """The sum of one measure over the lines shown; None for different people, who cannot be added."""

    measure: Measure
    value: Interval | None


@dataclass(frozen=True)
class ReachTable:
    """Lines and totals of a campaign. ``left_out`` counts entries that reach over the edge of the period."""

    rows: tuple[ReachRow, ...] = ()
    totals: tuple[ReachTotal, ...] = ()
    left_out: int = 0

    @property
    def ways(self) -> list[tuple[Source, list[str]]]:
        """Each source in it, with the methods its lines name."""
        found: dict[Source, set[str]] = {}
        for row in self.rows:
            found.setdefault(row.source, set()).add(row.method)
        return [(source, sorted(found[source])) for source in Source if source in found]

    @property
    def has_small(self) -> bool:
        return any(row.is_small for row in self.rows)


def reach_of(campaign: Campaign, *, user, chosen: ReachFilter | None = None) -> ReachTable:
    """The campaign's reach as the user may see it; empty for a stranger."""
    chosen = chosen or ReachFilter()
    entries = _within(ReachEntry.objects.visible_to(user).filter(campaign=campaign), chosen)
    whole = _whole(entries, chosen)
    events = whole.exclude(measure=Measure.NET_REACH)
    rows = [*_added_up(events, chosen.by), *_as_entered(whole.filter(measure=Measure.NET_REACH))]
    rows.sort(key=lambda row: (-row.start.toordinal(), row.end, str(row.area or ""), row.medium, row.measure))
    return ReachTable(
        rows=tuple(rows),
        totals=_totals(rows),
        left_out=entries.count() - whole.count() if chosen.start or chosen.end else 0,
    )


def _within(entries: QuerySet, chosen: ReachFilter) -> QuerySet:
    """Entries of the medium and area that touch the period at all."""
    if chosen.medium:
        entries = entries.filter(medium=chosen.medium)
    if chosen.area == NOWHERE:
        entries = entries.filter(area__isnull=True)
    elif chosen.area:
        area = Area.objects.filter(code=chosen.area).first()
        entries = entries.filter(area__in=Area.objects.within(area)) if area else entries.none()
    if chosen.start:
        entries = entries.filter(ends_on__gte=chosen.start)
    return entries.filter(starts_on__lte=chosen.end) if chosen.end else entries


def _whole(entries: QuerySet, chosen: ReachFilter) -> QuerySet:
    """Those that lie in the period altogether: a figure of a year says nothing about one of its months."""
    if chosen.start:
        entries = entries.filter(starts_on__gte=chosen.start)
    return entries.filter(ends_on__lte=chosen.end) if chosen.end else entries


def _added_up(entries: QuerySet, by: str) -> list[ReachRow]:
    """Events added up by place, medium, measure, source, and day or month; longer periods stand alone."""
    one_month = Q(starts_on__year=F("ends_on__year"), starts_on__month=F("ends_on__month"))
    day = Concat(Cast("starts_on", CharField()), Value("/"), Cast("ends_on", CharField()))
    month = Concat(
        Cast(ExtractYear("starts_on"), CharField()), Value("-"), Cast(ExtractMonth("starts_on"), CharField())
    )
    bucket = Case(When(one_month, then=month), default=day, output_field=CharField()) if by == "month" else day
    groups = (
        entries.order_by()
        .annotate(bucket=bucket)
        .values("bucket", "area", "medium", "measure", "source", "method")
        .annotate(
            lowest=Sum("lower"),
            highest=Sum("upper"),
            start=Min("starts_on"),
            end=Max("ends_on"),
            worst=Max("confidence"),
        )
    )
    groups = list(groups)
    areas = Area.objects.in_bulk({group["area"] for group in groups if group["area"]})
    return [_row(group, areas.get(group["area"]), by) for group in groups]


def _row(group: dict, area: Area | None, by: str) -> ReachRow:
    start, end = group["start"], group["end"]
    if by == "month" and "/" not in group["bucket"]:
        start = start.replace(day=1)
        end = _end_of_month(start)
    source = Source(group["source"])
    return ReachRow(
        start=start,
        end=end,
        area=area,
        medium=Medium(group["medium"]),
        measure=Measure(group["measure"]),
        source=source,
        value=Interval(group["lowest"], group["highest"]),
        confidence=Confidence(group["worst"]),
        method=group["method"] or str(HOW.get(source, "")),
    )


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _as_entered(entries: QuerySet) -> list[ReachRow]:
    return [
        ReachRow(
            start=entry.starts_on,
            end=entry.ends_on,
            area=entry.area,
            medium=Medium(entry.medium),
            measure=Measure(entry.measure),
            source=Source(entry.source),
            value=entry.value,
            confidence=Confidence(entry.confidence),
            method=entry.method,
        )
        for entry in entries.select_related("area")
    ]


def _totals(rows: list[ReachRow]) -> tuple[ReachTotal, ...]:
    totals = []
    for measure in Measure:
        values = [row.value for row in rows if row.measure == measure]
        if values:
            totals.append(ReachTotal(measure, sum(values, Interval(0, 0)) if measure.adds_up else None))
    return tuple(totals)


def reach_by_campaign(user, campaigns: QuerySet) -> dict[int, dict[Measure, Interval]]:
    """For each of the campaigns (key) its totals of all time, each measure alone; different people are left out."""
    groups = (
        ReachEntry.objects.visible_to(user)
        .filter(campaign__in=campaigns)
        .exclude(measure=Measure.NET_REACH)
        .order_by()
        .values("campaign", "measure")
        .annotate(lowest=Sum("lower"), highest=Sum("upper"))
    )
    found: dict[int, dict[Measure, Interval]] = {}
    for group in groups:
        value = Interval(group["lowest"], group["highest"])
        found.setdefault(group["campaign"], {})[Measure(group["measure"])] = value
    return found


def places_of(campaign: Campaign, user) -> list[Area]:
    """Areas that any entry of the campaign names, by name."""
    entries = ReachEntry.objects.visible_to(user).filter(campaign=campaign, area__isnull=False)
    return list(Area.objects.filter(pk__in=entries.order_by().values("area")))


def site_totals(days: int, today: date) -> list[DailyTotal]:
    """The daily totals of the whole site over the last days, newest first."""
    since = today - timedelta(days=days - 1)
    return list(DailyTotal.objects.filter(day__gte=since).order_by("-day", "what"))


def rounded_total(count: int) -> Interval:
    """How a day's total of help pages is shown: fewer than 5 as such, all else to the nearest 5 below and above."""
    if count < SMALL:
        return Interval(0, SMALL - 1)
    below = count - count % 5
    return Interval(below, below + 4)
