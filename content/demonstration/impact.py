"""Four evaluations: one with a known true effect, one with none, one too small to see, one not yet begun."""

import datetime
import math

from django.utils import timezone

from campaigns.models import Campaign
from evaluation.impact import actions, results, tasks
from evaluation.impact.choices import Direction, Layer
from evaluation.impact.running import first_whole_month
from evaluation.models import EvaluationPlan, OutcomeSeries
from partners.models import Area, User

from .country import COUNTRY, region_code, regions
from .names import NAMES
from .runner import chance

SERIES = "demonstration-helpline-calls"
BEFORE = 48
PROVISIONAL = 1
TRUE_EFFECT = 0.26
"""Calls in one region are 30 % higher from the start on; in every other region nothing changes."""

BUSY, QUIET, SMALL, COMING = 2, 9, 17, 1
"""Regions: the one with the effect, one without, one where few call, one where the campaign is still to come."""

LEVELS = {BUSY: 150, QUIET: 130, SMALL: 6}


def load(seed: int) -> str:
    evaluator, approver = (User.objects.get(username=name) for name in ("evaluator", "approver"))
    past, coming = (Campaign.objects.get(code=code) for code in ("fair-nets", "behind-the-door"))
    series = OutcomeSeries.objects.filter(code=SERIES).newest().first()
    series = series or _series(seed, first_whole_month(past.starts_on), evaluator)
    plans = ((past, BUSY, True), (past, QUIET, True), (past, SMALL, False), (coming, COMING, False))
    made = [_evaluate(series, *plan, evaluator, approver) for plan in plans]
    return f"Evaluations: {len(made)}, of which {sum(made)} new."


def _months_on(day: datetime.date, months: int) -> datetime.date:
    number = day.year * 12 + day.month - 1 + months
    return datetime.date(number // 12, number % 12 + 1, 1)


def _series(seed: int, start: datetime.date, evaluator) -> OutcomeSeries:
    """Monthly calls in all regions, brought in as any other file."""
    unsaved = OutcomeSeries(
        code=SERIES,
        name="Calls to the help line",
        names=NAMES["series"]["name"],
        unit="calls a month",
        units=NAMES["series"]["unit"],
        layer=Layer.CONTACT,
        definition="Answered calls by the region the caller names. Invented for the demonstration.",
        source="Demonstration help line (invented)",
        sources=NAMES["series"]["source"],
        licence="CC0 1.0",
        as_of=timezone.localdate(),
        country=Area.objects.get(code=COUNTRY),
        is_demonstration=True,
    )
    data = "\n".join(["month,ref_area,calls", *_rows(seed, start)]).encode()
    imported = actions.import_outcome_series(series=unsaved, data=data, by=evaluator, provisional_months=PROVISIONAL)
    return imported.series


def _rows(seed: int, start: datetime.date):
    """Months from four years before the start to the last full one."""
    today = timezone.localdate()
    after = (today.year - start.year) * 12 + today.month - start.month
    for number, area in enumerate(regions(), 1):
        draw = chance(seed, "help line calls", area.code)
        level = LEVELS.get(number, 20 + 5 * number)
        for i in range(BEFORE + after):
            season = 0.08 * math.sin(2 * math.pi * i / 12)
            effect = TRUE_EFFECT if number == BUSY and i >= BEFORE else 0
            mean = level * math.exp(season + 0.002 * i + effect + draw.gauss(0, 0.04))
            yield f"{_months_on(start, i - BEFORE):%Y-%m},{area.code},{_poisson(draw, mean)}"


def _poisson(draw, mean: float) -> int:
    """A Poisson count as arrivals in one unit of time."""
    count, clock = 0, draw.expovariate(mean)
    while clock < 1:
        count, clock = count + 1, clock + draw.expovariate(mean)
    return count


def _evaluate(series, campaign, number, is_public, evaluator, approver) -> bool:
    """Writes, freezes, runs and perhaps publishes one evaluation; answers whether it was not there before."""
    area = Area.objects.get(code=region_code(number))
    question = f"Do more people in {area.name} call the help line since “{campaign.name}” began?"
    if EvaluationPlan.objects.filter(campaign=campaign, area=area, series__code=SERIES).exists():
        return False
    plan = EvaluationPlan(
        question=question,
        campaign=campaign,
        series=series,
        area=area,
        start=campaign.starts_on,
        expected_direction=Direction.INCREASE,
        no_concurrent_events_known=True,
    )
    plan = actions.freeze_plan(plan=actions.register_plan(plan=plan, by=evaluator), by=evaluator)
    if plan.start > timezone.localdate():
        return True
    if number == BUSY:
        _froze_in_time(plan)
    result = results.store_result(plan=plan, by=evaluator)
    tasks.draw_pictures(result)
    if is_public:
        actions.publish_result(result=result, by=approver)
    return True


def _froze_in_time(plan: EvaluationPlan) -> None:
    """In the story of the demonstration this plan was frozen three weeks before the campaign began."""
    before = datetime.datetime.combine(plan.start, datetime.time(9)) - datetime.timedelta(days=21)
    EvaluationPlan.objects.filter(pk=plan.pk).update(frozen_at=timezone.make_aware(before), is_retrospective=False)
    plan.refresh_from_db()
