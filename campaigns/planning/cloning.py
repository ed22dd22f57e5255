"""Copies of campaigns and activities, in memory: dates shifted, areas changed, nothing measured taken over."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from django.utils.translation import gettext as _

from .models import Activity, Audience, Campaign, Evidence, Objective
from .readiness import lies_within

BRIEF = ("programme", "lead_organisation", "summary", "problem", "risks", "budget_amount", "budget_currency", "hue")
LISTS = ("languages", "channels")
OF_OBJECTIVE = ("theme", "behaviour", "statement", "message", "barriers", "call_to_action", "indicator", "unit")
OF_OBJECTIVE += ("direction", "target")
OF_EVIDENCE = ("theme", "statement", "source", "as_of", "no_data_reason")


@dataclass
class Copy:
    """A campaign not yet saved, its children apart, and in words what could not be taken over."""

    campaign: Campaign
    audiences: dict[int, Audience]
    objectives: list[tuple[Objective, int | None]]
    activities: list[tuple[Activity, list]]
    evidence: list[Evidence]
    dropped: list[str] = field(default_factory=list)


def copy_of(original: Campaign, *, name: str, code: str, starts_on: date, areas) -> Copy:
    """The copy that begins on ``starts_on`` in ``areas``; every day moves by as many days as the first one.

    Baselines are left behind, since the next campaign begins where this one ended; so are short links, events and
    whatever was measured. An area that the new ones do not hold is dropped and named.
    """
    shift = starts_on - original.starts_on
    campaign = Campaign(
        name=name,
        code=code,
        starts_on=starts_on,
        ends_on=original.ends_on + shift,
        cloned_from=original,
        is_demonstration=original.is_demonstration,
        **{field_name: getattr(original, field_name) for field_name in BRIEF},
        **{field_name: list(getattr(original, field_name)) for field_name in LISTS},
    )
    copy = Copy(
        campaign=campaign,
        audiences={
            a.pk: Audience(name=a.name, size=a.size, size_source=a.size_source) for a in _rows(original, "audiences")
        },
        objectives=[],
        activities=[],
        evidence=[_like(row, OF_EVIDENCE) for row in _rows(original, "evidence")],
    )
    for objective in original.objectives.select_related("area"):
        copy.objectives.append((_objective(objective, shift, areas, copy.dropped), objective.audience_id))
    for activity in original.activities.prefetch_related("areas"):
        copy.activities.append(activity_copy(activity, shift=shift, areas=areas, dropped=copy.dropped))
    return copy


def activity_copy(activity: Activity, *, shift: timedelta, areas, dropped: list[str]) -> tuple[Activity, list]:
    """The activity moved by ``shift``, with those of its areas that lie in ``areas``; the others are named."""
    held = list(activity.areas.all())
    kept = [area for area in held if _within(area, areas)]
    for area in held:
        if area not in kept:
            dropped.append(_not_among(activity.name, area))
    made = Activity(
        name=activity.name,
        medium=activity.medium,
        starts_on=activity.starts_on + shift,
        ends_on=activity.ends_on + shift,
        budget_amount=activity.budget_amount,
    )
    return made, kept


def _objective(objective, shift, areas, dropped):
    made = _like(objective, OF_OBJECTIVE)
    made.due_on = objective.due_on + shift if objective.due_on else None
    if objective.area and _within(objective.area, areas):
        made.area = objective.area
    elif objective.area:
        made.area = areas[0] if len(areas) == 1 else None
        dropped.append(_instead(objective.statement, objective.area, made.area))
    return made


def _instead(what, area, new) -> str:
    words = {"what": what, "area": area, "new": new}
    if new:
        return _("“%(what)s”: %(area)s is not among the new areas; %(new)s stands in its place. Read it again.") % words
    return _("“%(what)s”: %(area)s is not among the new areas. Choose the area of this objective.") % words


def _not_among(what, area) -> str:
    return _("“%(what)s”: %(area)s is not among the new areas.") % {"what": what, "area": area}


def _within(area, areas) -> bool:
    return any(lies_within(area, other) for other in areas)


def _rows(campaign, name):
    return list(getattr(campaign, name).all())


def _like(row, names):
    return type(row)(**{name: getattr(row, name) for name in names})
