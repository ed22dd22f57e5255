"""A campaign's plan as a recipe without place, date or money, and a recipe as the children of a new campaign."""

from dataclasses import dataclass
from datetime import date, timedelta

from campaigns.planning.models import Activity, Audience, Campaign, Objective
from campaigns.results.recipes import framework_recipe

OF_CAMPAIGN = ("problem", "channels", "risks", "hue")
OF_OBJECTIVE = ("theme", "behaviour", "statement", "message", "barriers", "call_to_action", "indicator", "unit")
OF_OBJECTIVE += ("direction",)


def recipe_of(campaign: Campaign) -> dict:
    """What another campaign can take over.

    ``{"days", "brief": {field: value}, "audiences": [name], "objectives": [{field: value, "audience", "due_after"}],
    "activities": [{"name", "medium", "begins_after", "days"}], "framework": [result]}``; days count from the first one,
    an audience is its place in the list, a result is as ``results.recipes`` gives it. Sizes, baselines, targets,
    evidence, budgets and areas stay behind: they are true of one place and one year.
    """
    audiences = list(campaign.audiences.all())
    place = {audience.pk: number for number, audience in enumerate(audiences)}
    return {
        "days": (campaign.ends_on - campaign.starts_on).days + 1,
        "brief": {name: getattr(campaign, name) for name in OF_CAMPAIGN},
        "audiences": [audience.name for audience in audiences],
        "objectives": [_objective(objective, campaign, place) for objective in campaign.objectives.all()],
        "activities": [
            {
                "name": activity.name,
                "medium": activity.medium,
                "begins_after": (activity.starts_on - campaign.starts_on).days,
                "days": (activity.ends_on - activity.starts_on).days + 1,
            }
            for activity in campaign.activities.all()
        ],
        "framework": framework_recipe(campaign, for_others=True),
    }


def _objective(objective, campaign, place):
    return {name: getattr(objective, name) for name in OF_OBJECTIVE} | {
        "audience": place.get(objective.audience_id),
        "due_after": (objective.due_on - campaign.starts_on).days if objective.due_on else None,
    }


@dataclass
class Made:
    """A campaign and its children, not yet saved; an objective comes with the place of its audience."""

    campaign: Campaign
    audiences: list[Audience]
    objectives: list[tuple[Objective, int | None]]
    activities: list[Activity]


def from_recipe(recipe: dict, *, starts_on: date, **fields) -> Made:
    """The recipe as a campaign that begins on the day; ``fields`` are the campaign's own (name, code, organisation)."""
    campaign = Campaign(
        starts_on=starts_on, ends_on=starts_on + timedelta(days=recipe["days"] - 1), **recipe["brief"], **fields
    )
    return Made(
        campaign=campaign,
        audiences=[Audience(name=name) for name in recipe["audiences"]],
        objectives=[(_made_objective(row, starts_on), row["audience"]) for row in recipe["objectives"]],
        activities=[
            Activity(
                name=row["name"],
                medium=row["medium"],
                starts_on=starts_on + timedelta(days=row["begins_after"]),
                ends_on=starts_on + timedelta(days=row["begins_after"] + row["days"] - 1),
            )
            for row in recipe["activities"]
        ],
    )


def _made_objective(row, starts_on):
    return Objective(
        **{name: row[name] for name in OF_OBJECTIVE},
        due_on=None if row["due_after"] is None else starts_on + timedelta(days=row["due_after"]),
    )
