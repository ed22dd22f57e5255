"""From a frozen plan to a result: builds the series, runs the method, dates the checks the plan answers."""

import dataclasses
import datetime
from collections.abc import Sequence

from django.utils.translation import gettext as _

from .methods.results import EvaluationResult, Refused, code_version
from .methods.texts import say
from .models import EvaluationPlan, OutcomeSeries
from .queries import Month, monthly

SEASON = 12
FIRST_WEEK = 7


def first_whole_month(day: datetime.date) -> datetime.date:
    """The month of a day of its first week, else the month after, for a month hardly exposed would hide an effect."""
    return _month(_number(day) + (day.day > FIRST_WEEK))


def first_month(plan: EvaluationPlan) -> datetime.date:
    """The first month in which the campaign can show: its first whole month and the lag the plan declared."""
    return _month(_number(first_whole_month(plan.start)) + plan.lag_months)


def data_hash(months: Sequence[Month]) -> str:
    """Fingerprint of exactly what a run reads."""
    from .methods.panel import content_hash

    return content_hash(months=[[m.month.isoformat(), m.value.lower, m.value.upper, m.is_provisional] for m in months])


def run(plan: EvaluationPlan, series: OutcomeSeries) -> EvaluationResult:
    """The method's result for the plan on this version of the series; a refusal is a result without an effect.

    Provisional months at the end are left out: later reports raise them, which would look like a fall.
    """
    months = monthly(series, plan.area)
    final = [month for month in months if not month.is_provisional]
    try:
        result = _estimate(plan, final, left_out=len(months) - len(final))
    except Refused as refusal:
        result = EvaluationResult(method=plan.method, warnings=(str(refusal),), code_version=code_version())
    return dataclasses.replace(result, data_hash=data_hash(months), seed=plan.seed)


def _estimate(plan: EvaluationPlan, months: Sequence[Month], left_out: int) -> EvaluationResult:
    from .methods.its import interrupted_time_series

    start = first_month(plan)
    if not months or start > months[-1].month:
        raise Refused("not_started", _("No final figures lie at or after the start yet; run it again when they do."))
    ranges = sum(not month.value.is_exact for month in months)
    if ranges:
        text = _("%(count)s months are known only as a range, such as below 5; choose a larger area.")
        raise Refused("ranges", text % {"count": ranges})
    result = interrupted_time_series(_series(months, start), _options(plan, months, start))
    notes = [say("registered", "warn" if plan.is_retrospective else "pass")]
    if left_out:
        notes.append(say("provisional", "warn", left_out))
    checks = (*result.diagnostics, *notes)
    warnings = tuple(check.text for check in checks if check.status != "pass")
    return dataclasses.replace(result, diagnostics=checks, warnings=warnings)


def _options(plan: EvaluationPlan, months: Sequence[Month], start: datetime.date):
    from .methods.its import Options

    return Options(
        season=SEASON if plan.with_season else None,
        slope=plan.with_slope,
        alpha=float(plan.alpha),
        direction=plan.expected_direction,
        seed=plan.seed,
        concurrent_events=not plan.no_concurrent_events_known,
    )


def _series(months: Sequence[Month], start: datetime.date):
    """Months on an even grid; a month without a figure is NaN, never 0."""
    import numpy as np

    from .methods.series import Series

    numbers = {_number(month.month): float(month.value.value) for month in months}
    first, last, at = min(numbers), max(numbers), _number(start)
    if at <= first:
        raise Refused("no_pre_period", _("No figures lie before the start."))
    grid = range(first, last + 1)
    return Series(
        labels=tuple(f"{number // 12}-{number % 12 + 1:02d}" for number in grid),
        outcome=np.array([numbers.get(number, np.nan) for number in grid]),
        exposed=np.array([float(number >= at) for number in grid]),
        start=at - first,
        centre=at - first,
        kind="month",
    )


def _number(month: datetime.date) -> int:
    return month.year * 12 + month.month - 1


def _month(number: int) -> datetime.date:
    return datetime.date(number // 12, number % 12 + 1, 1)
