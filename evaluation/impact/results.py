"""The verb behind a run: what a frozen plan gives is computed and stored, by the worker."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import running
from .choices import Outcome
from .models import EvaluationPlan, EvaluationResult
from .queries import newest_version
from .rules import demand, may_evaluate


def store_result(*, plan: EvaluationPlan, by) -> EvaluationResult:
    """Runs the plan on the newest version of its series and stores the result; the same inputs give the same row.

    A verb of its own module because the task runs it and the other verbs start the task. Heavy: never in a view.
    """
    demand(may_evaluate(by))
    if plan.computed_hash() != plan.plan_hash:
        raise ValidationError(_("The plan is not frozen, or is no longer what was frozen."))
    series = newest_version(plan.series)
    found = running.run(plan, series)
    with transaction.atomic():
        result, is_new = EvaluationResult.objects.get_or_create(
            plan=plan,
            plan_hash=plan.plan_hash,
            data_hash=found.data_hash,
            code_version=found.code_version,
            seed=plan.seed,
            defaults={
                "series": series,
                "outcome": Outcome.ESTIMATED if found.effect is not None else Outcome.REFUSED,
                "verdict": found.verdict,
                "body": found.as_json(),
                "run_by": by,
            },
        )
        if is_new:
            log(instance=plan, action="impact.result", user=by, data={"verdict": found.verdict})
    return result
