"""Reads of impact evaluation that more than one caller needs."""

import datetime
from dataclasses import dataclass

from clarion.figures import Interval
from partners.geography.choices import Level
from partners.geography.models import Area

from .models import EvaluationResult, OutcomeSeries


@dataclass(frozen=True)
class Month:
    month: datetime.date
    value: Interval
    is_provisional: bool


def monthly(series: OutcomeSeries, area: Area) -> list[Month]:
    """The series of one area in order of months.

    Rows of the area itself come first. Where a larger area has none, it is the sum of its parts, for a country with
    the places the source does not know; a month in which a part is missing is left out, for missing is not 0.
    """
    own = list(series.points.filter(area=area).order_by("month"))
    if own:
        return [Month(point.month, point.value, point.is_provisional) for point in own]
    points = _parts(series, area)
    parts = {point.area_id for point in points}
    if area.pk == series.country_id:
        points += list(series.points.filter(area__isnull=True))
    by_month: dict[datetime.date, list] = {}
    for point in points:
        by_month.setdefault(point.month, []).append(point)
    return [
        Month(month, Interval.total(p.value for p in here), any(p.is_provisional for p in here))
        for month, here in sorted(by_month.items())
        if parts <= {p.area_id for p in here}
    ]


def _parts(series: OutcomeSeries, area: Area) -> list:
    """Points of the areas right below: of one level only, so that nothing is counted twice."""
    within = Area.objects.within(area).exclude(pk=area.pk)
    for level in (Level.COUNTRY, Level.ADMIN1, Level.ADMIN2):
        if points := list(series.points.filter(area__in=within.filter(level=level))):
            return points
    return []


def newest_version(series: OutcomeSeries) -> OutcomeSeries:
    """The last version of the series with the same code."""
    return OutcomeSeries.objects.filter(code=series.code).newest().get()


def published_results(campaign) -> list[EvaluationResult]:
    """What the public may read of a campaign's evaluations: the newest published result of each plan."""
    return _newest_of_each_plan(EvaluationResult.objects.published().filter(plan__campaign=campaign))


def published_of(campaigns) -> list[EvaluationResult]:
    """The newest published result of each plan of the campaigns (a QuerySet); one query."""
    return _newest_of_each_plan(EvaluationResult.objects.published().filter(plan__campaign__in=campaigns))


def published_within(area: Area) -> list[EvaluationResult]:
    """The newest published result of each plan about the area or one below it; one query."""
    within = Area.objects.within(area).values("pk")
    return _newest_of_each_plan(EvaluationResult.objects.published().filter(plan__area__in=within))


def _newest_of_each_plan(results) -> list[EvaluationResult]:
    rows = results.select_related("plan__campaign", "plan__area", "series").order_by("plan_id", "-run_at", "-pk")
    newest: dict[int, EvaluationResult] = {}
    for row in rows:
        newest.setdefault(row.plan_id, row)
    return sorted(newest.values(), key=lambda row: row.published_at, reverse=True)


def areas_of(series: OutcomeSeries):
    """The areas a plan may ask about: those with rows of their own, and the country."""
    return Area.objects.filter(pk__in=[*series.points.values_list("area_id", flat=True).distinct(), series.country_id])
