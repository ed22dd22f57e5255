"""The first page names the results of evaluations that wait for a second person."""

from django.urls import reverse
from django.utils.translation import gettext as _

from clarion.home import LONGEST, Entry

from .models import EvaluationResult
from .rules import APPROVERS, has_role


def results_to_publish(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for approvers: estimates that somebody else has run; one query."""
    if not has_role(user, APPROVERS):
        return []
    waiting = EvaluationResult.objects.visible_to(user).to_publish().exclude(run_by=user)
    waiting = waiting.select_related("plan", "run_by")[:LONGEST]
    text = _("Look at a result and publish it: %(question)s")
    return [
        Entry(
            text % {"question": result.plan.question},
            reverse("evaluation:inspect", args=[result.plan_id]),
            _("run by %(person)s") % {"person": result.run_by},
        )
        for result in waiting
    ]
