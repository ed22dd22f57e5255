"""The long work of impact evaluation: running a plan and drawing its pictures, for a person who waits."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django_tasks import task

from clarion.figures.pictures import keep
from clarion.jobs.progress import tracked
from clarion.jobs.registry import job

from . import results
from .models import EvaluationPlan, EvaluationResult
from .presenting import figure_of


@task(backend="background")
def evaluate(progress_id: str, plan_id: int, user_id: int, language: str) -> None:
    """Runs a frozen plan, stores its result, draws its picture in every language."""
    with translation.override(language), tracked(progress_id) as work:
        user = get_user_model().objects.get(pk=user_id)
        result = results.store_result(plan=EvaluationPlan.objects.get(pk=plan_id), by=user)
        work.advance(done=1)
        draw_pictures(result)
        address = reverse("evaluation:inspect", args=[plan_id])
        work.finish(result_url=address, message=_("The result is ready."))


def draw_pictures(result: EvaluationResult) -> int:
    """Draws the figure of a result once for each language of the site; answers how many were not drawn before."""
    figures = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            if figure := figure_of(result):
                figures.append(figure)
    return keep(*figures)


@task(backend="background")
def draw_figures() -> None:
    """Draws what is missing at once, after words of a series changed."""
    draw_missing_figures()


@job("impact.draw_figures", every=timedelta(days=1), lock=timedelta(minutes=30))
def draw_missing_figures() -> int:
    """Draws the figures of results whose words have changed since, in every language."""
    rows = EvaluationResult.objects.select_related("plan__campaign", "plan__area", "series")
    return sum(draw_pictures(result) for result in rows.iterator(chunk_size=50))
