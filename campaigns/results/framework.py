"""A campaign's framework as it is shown: levels, results, indicators, and what is not linked yet."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import count

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.planning.models import Campaign

from .choices import Level, TargetRule
from .figures import plain_number
from .models import Indicator, Reading, Result
from .progress import Progress, periods, standing


@dataclass(frozen=True)
class Measured:
    """An indicator with its latest reading and how it stands."""

    indicator: Indicator
    latest: Reading | None
    progress: Progress
    added_up: str = ""
    """All readings together, where they are added up and there are several."""


@dataclass(frozen=True)
class Line:
    """A result with what it leads to and its indicators."""

    result: Result
    leads_to: list[Result]
    measured: list[Measured]


@dataclass(frozen=True)
class Step:
    """One level and its results."""

    level: Level
    lines: list[Line]


@dataclass(frozen=True)
class Loose:
    """Something that hangs in the air: what it is, what to do, and where."""

    name: str
    text: str
    url: str = ""


def results_of(campaign: Campaign):
    """The campaign's results, from the top, with all that is shown of them, in a constant number of queries."""
    indicators = Indicator.objects.order_by("number").prefetch_related("targets", "readings")
    return list(
        Result.objects.filter(campaign=campaign)
        .from_the_top()
        .prefetch_related(
            "activities",
            "objectives",
            Prefetch("leads_to", Result.objects.order_by("code")),
            Prefetch("indicators", indicators),
        )
    )


def measured(indicator: Indicator, today: date) -> Measured:
    """The indicator as it stands; reads what is prefetched."""
    targets = [(target.ends_on, target.value) for target in indicator.targets.all()]
    readings = sorted(indicator.readings.all(), key=lambda reading: reading.on)
    points = [(reading.on, reading.value) for reading in readings]
    progress = standing(indicator.rule, indicator.direction, targets, points, today)
    added = indicator.rule == TargetRule.CUMULATIVE and len(readings) > 1
    text = plain_number(sum((reading.value for reading in readings), Decimal(0))) if added else ""
    return Measured(indicator, readings[-1] if readings else None, progress, text)


def every_period(indicator: Indicator, today: date) -> list[Progress]:
    """Each target of the indicator as it stands; reads what is prefetched."""
    targets = [(target.ends_on, target.value) for target in indicator.targets.all()]
    points = [(reading.on, reading.value) for reading in indicator.readings.all()]
    return periods(indicator.rule, indicator.direction, targets, points, today)


def steps_of(results: list[Result], today: date | None = None) -> list[Step]:
    """The results by level, impact first; a level without results is there, too, once there is any result."""
    today = today or timezone.localdate()
    if not results:
        return []
    return [
        Step(level, [_line(result, today) for result in results if result.level == level]) for level in reversed(Level)
    ]


def _line(result, today):
    indicators = list(result.indicators.all())
    return Line(result, list(result.leads_to.all()), [measured(indicator, today) for indicator in indicators])


def what_is_loose(campaign: Campaign, results: list[Result]) -> list[tuple[str, list[Loose]]]:
    """What is not linked, by heading; headings under which everything is linked are left out."""
    found = (
        (_("Activities without a result"), list(_loose_activities(campaign, results))),
        (_("Objectives nothing measures"), list(_loose_objectives(campaign, results))),
        (_("Results without an indicator"), list(_unmeasured(results))),
        (_("Results that lead nowhere"), list(_dead_ends(results))),
    )
    return [(heading, rows) for heading, rows in found if rows]


def _loose_activities(campaign, results):
    linked = {activity.pk for result in results for activity in result.activities.all()}
    for activity in campaign.activities.all():
        if activity.pk not in linked:
            url = reverse("result:of_activity", args=[activity.pk])
            yield Loose(activity.name, _("Say what it produces"), url)


def _loose_objectives(campaign, results):
    for objective in campaign.objectives.all():
        serving = [r for r in results if objective in r.objectives.all()]
        if any(result.indicators.all() for result in serving):
            continue
        if serving:
            url = f"{reverse('result_indicator:add')}?result={serving[0].pk}"
            yield Loose(objective.statement, _("Add an indicator to the result that serves it"), url)
        else:
            query = f"campaign={campaign.pk}&level={Level.OUTCOME}&objective={objective.pk}"
            yield Loose(objective.statement, _("Add an outcome that serves it"), f"{reverse('result:add')}?{query}")


def _unmeasured(results):
    for result in results:
        if not result.indicators.all():
            url = f"{reverse('result_indicator:add')}?result={result.pk}"
            yield Loose(str(result), _("Add an indicator"), url)


def _dead_ends(results):
    for result in results:
        if result.level != Level.IMPACT and not result.leads_to.all():
            yield Loose(str(result), _("Say what it leads to"), reverse("result:edit", args=[result.pk]))


def free_code(campaign_id: int | None, level: str) -> str:
    """A code for the next result of a level: 1 for inputs to 4 for impact, then the first number nobody has."""
    stem = Level.values.index(level) + 1
    taken = set(Result.objects.filter(campaign=campaign_id, code__startswith=f"{stem}.").values_list("code", flat=True))
    return next(code for code in (f"{stem}.{number}" for number in count(1)) if code not in taken)


def in_one_sentence(results: list[Result]) -> str:
    """How many results there are, and how many of them have an indicator."""
    measured_ones = sum(1 for result in results if result.indicators.all())
    text = ngettext("%(n)d result; %(m)d with an indicator.", "%(n)d results; %(m)d with an indicator.", len(results))
    return text % {"n": len(results), "m": measured_ones}
