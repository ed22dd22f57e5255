"""Results frameworks of three campaigns, written through the verbs an editor and a coordinator use."""

from datetime import timedelta
from decimal import Decimal

from campaigns.models import Campaign, Indicator, Result, Target
from campaigns.results import actions, measuring
from partners.models import User

from .results_words import FRAMEWORKS, Aim, Measure


def load(seed: int) -> str:
    editor = User.objects.get(username="editor")
    for code, aims in FRAMEWORKS.items():
        campaign = Campaign.objects.get(code=code)
        if not campaign.results.exists():
            _framework(campaign, aims, editor)
    results = Result.objects.filter(campaign__code__in=FRAMEWORKS)
    return f"Results: {results.count()} results in {len(FRAMEWORKS)} frameworks."


def _framework(campaign: Campaign, aims: tuple[Aim, ...], editor) -> None:
    made: dict[str, Result] = {}
    objectives = list(campaign.objectives.all())
    for place, aim in enumerate(aims):
        result = Result(
            campaign=campaign,
            code=aim.code,
            level=aim.level,
            statement=aim.statement,
            assumptions=aim.assumptions,
            position=place,
        )
        made[aim.code] = actions.save_result(
            result=result,
            leads_to=[made[code] for code in aim.leads_to],
            activities=list(campaign.activities.filter(medium__in=aim.media)),
            objectives=[] if aim.objective is None else [objectives[aim.objective]],
            by=editor,
        )
        for measure in aim.measures:
            _indicator(campaign, result, measure, editor)


def _indicator(campaign, result, measure: Measure, editor):
    indicator = Indicator(
        result=result,
        name=measure.name,
        definition=measure.definition,
        unit=measure.unit,
        disaggregation=[choice.value for choice in measure.apart],
        baseline=None if measure.baseline is None else Decimal(measure.baseline),
        baseline_on=None if measure.baseline is None else campaign.starts_on,
        rule=measure.rule,
        frequency=measure.frequency,
        direction=measure.direction,
        source=measure.source,
    )
    indicator.targets = [
        Target(ends_on=campaign.starts_on + timedelta(days=day), value=Decimal(value)) for day, value in measure.targets
    ]
    measuring.save_indicator(indicator=indicator, by=editor)
    coordinator = User.objects.get(username="coordinator")
    for day, value in measure.readings:
        measuring.record_reading(
            indicator=indicator, on=campaign.starts_on + timedelta(days=day), value=Decimal(value), by=coordinator
        )
