"""The framework as a part of the campaign's plan: taken over into a copy, and kept in the campaign's versions."""

from collections.abc import Iterator

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigns.planning.models import Campaign
from campaigns.planning.versions import PlanPart, value_in_words

from .framework import results_of
from .models import Indicator, Result
from .recipes import copy_framework
from .rules import may_edit_results

OF_RESULT = ("code", "level", "statement", "assumptions", "activities", "objectives")
OF_INDICATOR = ("name", "definition", "unit", "disaggregation", "baseline", "baseline_on", "rule")
OF_INDICATOR += ("frequency", "direction", "source")


def framework_of_copy(original: Campaign, user, copy: Campaign) -> Iterator[str]:
    """Takes the framework over into the copy, whole or not at all; says why where it stays behind."""
    if not original.results.exists():
        return
    if not may_edit_results(user):
        yield _("The results framework is not taken over: you may not write results.")
        return
    try:
        copy_framework(source=original, target=copy, by=user)
    except ValidationError as error:
        yield _("The results framework is not taken over. %(reason)s") % {"reason": " ".join(error.messages)}


def framework_in_words(campaign: Campaign, user, period=None) -> Iterator[PlanPart]:
    """Results and indicators as a version keeps them; readings are facts, not plans, and stay out."""
    results = results_of(campaign)
    indicators = [indicator for result in results for indicator in result.indicators.all()]
    yield PlanPart(Result, {str(row.pk): _result(row) for row in results})
    yield PlanPart(Indicator, {str(row.pk): _indicator(row) for row in indicators})


def _result(result) -> dict:
    """Its fields, and what it leads to by code, so that a reworded result does not change those below it."""
    higher = sorted(row.code for row in result.leads_to.all())
    return {name: value_in_words(result, name) for name in OF_RESULT} | {"leads_to": higher}


def _indicator(indicator) -> dict:
    """Its fields, and each target as its last day and its value."""
    targets = [f"{row.ends_on.isoformat()} {value_in_words(row, 'value')}" for row in indicator.targets.all()]
    values = {name: value_in_words(indicator, name) for name in OF_INDICATOR}
    return values | {"result": indicator.result.code, "targets": sorted(targets)}
