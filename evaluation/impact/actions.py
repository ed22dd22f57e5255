"""The verbs of impact evaluation: bring in outcomes, write and freeze a plan, have it run, publish what it gave."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from clarion.jobs.models import TaskProgress
from clarion.jobs.progress import open_progress

from . import tasks
from .choices import Outcome
from .methods.panel import PanelFault
from .models import EvaluationPlan, EvaluationResult, OutcomePoint, OutcomeSeries
from .places import area_finder
from .queries import newest_version
from .reading import read_outcomes
from .rules import demand, may_evaluate, may_publish

BATCH = 500
TRANSLATED = {"name": "names", "unit": "units", "source": "sources"}
"""The texts of a series, each with the field that holds it in other languages."""


@dataclass(frozen=True)
class Imported:
    """The series, and whether its content was held already."""

    series: OutcomeSeries
    is_new: bool


@transaction.atomic
def import_outcome_series(
    *, series: OutcomeSeries, data: bytes, by, value: str = "", provisional_months: int = 0
) -> Imported:
    """Stores an upload as a new version of the series ``series.code``; the same content again changes nothing.

    ``series`` is unsaved and carries code, name, unit, layer, definition, source, licence, as_of and country.
    ``provisional_months`` marks the last months as not final. Raises ValidationError naming rows and columns.
    """
    demand(may_evaluate(by))
    try:
        read = read_outcomes(data, area_of=area_finder(series.country), country_id=series.country_id, value=value)
    except PanelFault as fault:
        raise ValidationError([str(one) for one in fault.faults[:20]]) from fault
    if not read.rows:
        raise ValidationError(_("No row of the file could be used."))
    newest = OutcomeSeries.objects.select_for_update(of=("self",)).filter(code=series.code).newest().first()
    if newest and newest.sha256 == read.fingerprint:
        return Imported(newest, is_new=False)
    if newest and newest.country_id != series.country_id:
        raise ValidationError({"code": _("A series with this code is about another country.")})
    series.version, series.previous = (newest.version + 1, newest) if newest else (1, None)
    _keep_translations(series, newest)
    series.sha256, series.rows = read.fingerprint, read.total
    series.findings, series.received_by = read.findings_as_json(), by
    series.full_clean(exclude=["received_by"])
    series.save()
    late = sorted({row.month for row in read.rows})[-provisional_months:] if provisional_months else []
    points = [
        OutcomePoint(
            series=series,
            area_id=row.area_id,
            month=row.month,
            lower=row.value.lower,
            upper=row.value.upper,
            is_provisional=row.month in late,
        )
        for row in read.rows
    ]
    OutcomePoint.objects.bulk_create(points, batch_size=BATCH)
    log(instance=series, action="impact.import_outcomes", user=by, data={"rows": read.total})
    return Imported(series, is_new=True)


@transaction.atomic
def translate_series(*, series: OutcomeSeries, by) -> OutcomeSeries:
    """Stores what name, unit and source are called in other languages, in every version that has the same words.

    Figures stay as they came; the pictures of results are drawn anew with the new words.
    """
    demand(may_evaluate(by))
    series.full_clean(exclude=["received_by"])
    for text, others in TRANSLATED.items():
        same = OutcomeSeries.objects.filter(code=series.code, **{text: getattr(series, text)})
        same.update(**{others: getattr(series, others)})
    log(instance=series, action="impact.translate", user=by)
    transaction.on_commit(tasks.draw_figures.enqueue)
    return series


@transaction.atomic
def register_plan(*, plan: EvaluationPlan, by) -> EvaluationPlan:
    """Saves a plan, new or not yet frozen; an empty start is the campaign's own."""
    demand(may_evaluate(by))
    if plan.pk:
        _demand_open(EvaluationPlan.objects.select_for_update().get(pk=plan.pk))
    else:
        plan.registered_by = by
    plan.start = plan.start or plan.campaign.starts_on
    plan.full_clean()
    plan.save()
    log(instance=plan, action="impact.register_plan", user=by)
    return plan


@transaction.atomic
def freeze_plan(*, plan: EvaluationPlan, by) -> EvaluationPlan:
    """From now on nothing of the plan changes; its fingerprint proves it. Late plans are marked retrospective."""
    demand(may_evaluate(by))
    plan = EvaluationPlan.objects.select_for_update().get(pk=plan.pk)
    _demand_open(plan)
    newest = newest_version(plan.series)
    seen = newest.points.filter(month__gte=plan.start).exists()
    plan.frozen_at = timezone.now()
    plan.is_retrospective = seen or plan.frozen_at.date() >= plan.start
    plan.plan_hash = plan.computed_hash()
    plan.save()
    log(instance=plan, action="impact.freeze_plan", user=by, data={"plan_hash": plan.plan_hash})
    return plan


def run_evaluation(*, plan: EvaluationPlan, by) -> TaskProgress:
    """Queues a run of a frozen plan; the person watches the progress that is returned."""
    demand(may_evaluate(by))
    if not plan.is_frozen:
        raise ValidationError(_("Freeze the plan before it is run, so that it cannot follow the answer."))
    with transaction.atomic():
        progress = open_progress(by=by, label=_("Evaluating: %(question)s") % {"question": plan.question}, total=2)
        log(instance=plan, action="impact.run", user=by)
        language = translation.get_language() or "en"
        transaction.on_commit(lambda: tasks.evaluate.enqueue(str(progress.pk), plan.pk, by.pk, language))
    return progress


@transaction.atomic
def publish_result(*, result: EvaluationResult, by) -> EvaluationResult:
    """Makes a result public; by an approver who did not run it. A refused run is never published."""
    demand(may_publish(by, result), _("A result is published by an approver who did not run it."))
    result = EvaluationResult.objects.select_for_update().get(pk=result.pk)
    if result.outcome != Outcome.ESTIMATED:
        raise ValidationError(_("There is no estimate to publish."))
    if result.is_published:
        raise ValidationError(_("This result is public already."))
    result.published_at, result.published_by = timezone.now(), by
    result.save(update_fields=["published_at", "published_by"])
    log(instance=result.plan, action="impact.publish", user=by, data={"result": result.pk})
    return result


def _demand_open(plan: EvaluationPlan) -> None:
    if plan.is_frozen:
        text = _("The plan was frozen on %(day)s and is not changed any more; write a new one.")
        raise ValidationError(text % {"day": plan.frozen_at.date()})


def _keep_translations(series: OutcomeSeries, before: OutcomeSeries | None) -> None:
    """A new version whose words are those of the version before keeps their translations."""
    for text, others in TRANSLATED.items():
        if before and not getattr(series, others) and getattr(before, text) == getattr(series, text):
            setattr(series, others, getattr(before, others))
