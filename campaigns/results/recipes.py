"""A campaign's framework as a recipe that another campaign can take over, without baselines and readings."""

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from campaigns.planning.models import Campaign
from campaigns.planning.rules import require
from campaigns.planning.versions import keeps_version

from .actions import hold, save_result
from .framework import results_of
from .measuring import save_indicator
from .models import Indicator, Result, Target
from .rules import may_edit_results

OF_RESULT = ("code", "level", "statement", "assumptions", "position")
OF_INDICATOR = ("name", "definition", "unit", "disaggregation", "rule", "frequency", "direction", "source")


def framework_recipe(campaign: Campaign, *, for_others: bool = False) -> list[dict]:
    """The framework as plain values, a result after those it leads to.

    ``[{code, level, …, "leads_to": [code], "activities": [place], "objectives": [place], "indicators": [{name, …,
    "targets": [{"ends_after": days, "value"}]}]}]``; a place is that of the activity or objective among those of the
    campaign, days count from the campaign's first. For others, no indicator says who brings its figures or what it
    should reach: that depends on the place and the people.
    """
    activities = {activity.pk: place for place, activity in enumerate(campaign.activities.all())}
    objectives = {objective.pk: place for place, objective in enumerate(campaign.objectives.all())}
    return [
        {name: getattr(result, name) for name in OF_RESULT}
        | {
            "leads_to": [higher.code for higher in result.leads_to.all()],
            "activities": _places(result.activities.all(), activities),
            "objectives": _places(result.objectives.all(), objectives),
            "indicators": [_indicator(row, campaign.starts_on, for_others) for row in result.indicators.all()],
        }
        for result in results_of(campaign)
    ]


def _places(rows, places) -> list[int]:
    return sorted(places[row.pk] for row in rows if row.pk in places)


def _indicator(indicator, first: date, for_others: bool) -> dict:
    targets = [
        {"ends_after": (target.ends_on - first).days, "value": str(target.value.normalize())}
        for target in indicator.targets.all()
    ]
    values = {name: getattr(indicator, name) for name in OF_INDICATOR} | {"targets": targets}
    return values | {"source": "", "targets": []} if for_others else values


@transaction.atomic
@keeps_version("campaign")
def build_framework(*, campaign: Campaign, recipe: list[dict], by) -> list[Result]:
    """Makes the recipe's results in a campaign that has none; refused where it has some already."""
    require(by, campaign, may=may_edit_results)
    hold(campaign)
    if campaign.results.exists():
        raise ValidationError(_("The campaign has results already; take over into an empty framework."))
    activities, objectives = list(campaign.activities.all()), list(campaign.objectives.all())
    made: dict[str, Result] = {}
    for row in recipe:
        result = Result(campaign=campaign, **{name: row[name] for name in OF_RESULT})
        save_result(
            result=result,
            leads_to=[made[code] for code in row["leads_to"]],
            activities=_at(activities, row["activities"]),
            objectives=_at(objectives, row["objectives"]),
            by=by,
        )
        made[result.code] = result
        for kept in row["indicators"]:
            _make_indicator(result, kept, campaign.starts_on, by)
    return list(made.values())


def _at(rows: list, places: Sequence[int]) -> list:
    return [rows[place] for place in places if place < len(rows)]


def _make_indicator(result, kept, first, by):
    indicator = Indicator(result=result, **{name: kept[name] for name in OF_INDICATOR})
    try:
        indicator.targets = [
            Target(ends_on=first + timedelta(days=target["ends_after"]), value=Decimal(target["value"]))
            for target in kept["targets"]
        ]
    except OverflowError as error:
        text = _("A target of “%(indicator)s” would end after the last day of the calendar; correct its day first.")
        raise ValidationError(text % {"indicator": indicator.name}) from error
    save_indicator(indicator=indicator, by=by)


@transaction.atomic
@keeps_version("target")
def copy_framework(*, source: Campaign, target: Campaign, by) -> list[Result]:
    """Takes the framework of one campaign over into another that has none.

    Days move by as much as the campaigns' first days lie apart. Activities and objectives are matched by their
    order, as a copy of a campaign keeps it; baselines and readings stay behind.
    """
    require(by, source, may=may_edit_results)
    made = build_framework(campaign=target, recipe=framework_recipe(source), by=by)
    data = {"from": source.name, "results": len(made)}
    log(instance=target, action="campaigns.copy_framework", user=by, data=data)
    return made
