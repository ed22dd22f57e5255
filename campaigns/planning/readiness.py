"""What a campaign still lacks, and what in it contradicts itself. Reads the record as it stands in memory."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .choices import Theme


@dataclass(frozen=True)
class Gap:
    """One thing that is missing or wrong: the field of the form it belongs to, and what to do, in plain words."""

    field: str
    text: str

    @property
    def tab(self) -> str:
        """The tab of the campaign's form on which the field stands."""
        return tab_of(self.field)


TABS = {"campaign_areas": "brief", "audiences": "objectives"}


def tab_of(field: str) -> str:
    """The tab of the campaign's form on which a gap's field stands."""
    return TABS.get(field, field)


REQUIRED_OF_OBJECTIVES = (
    ("behaviour", gettext_lazy("Name the behaviour that should change.")),
    ("message", gettext_lazy("Write the one sentence the audience should keep.")),
    ("audience_id", gettext_lazy("Choose the audience.")),
    ("area_id", gettext_lazy("Choose the area.")),
    ("indicator", gettext_lazy("Say what it is measured by.")),
    ("unit", gettext_lazy("Name the unit of baseline and target.")),
    ("due_on", gettext_lazy("Set the day by which it should be reached.")),
)


def missing(campaign) -> list[Gap]:
    """What keeps a campaign in Draft; empty when it may leave."""
    gaps = []
    if not campaign.campaign_areas.all():
        gaps.append(Gap("campaign_areas", _("Choose at least one area.")))
    if not campaign.audiences.all():
        gaps.append(Gap("audiences", _("Describe at least one audience.")))
    objectives = list(campaign.objectives.all())
    if not objectives:
        gaps.append(Gap("objectives", _("Write at least one objective.")))
    for number, objective in enumerate(objectives, start=1):
        gaps += _missing_in(number, objective)
    return gaps + _missing_evidence(campaign, objectives)


def _missing_in(number, objective):
    texts = [text for field, text in REQUIRED_OF_OBJECTIVES if getattr(objective, field) in (None, "")]
    if objective.target is None:
        texts.append(_("Set the target."))
    if objective.baseline is None and not objective.baseline_reason:
        texts.append(_("Give the baseline, or say why there is none."))
    label = _("Objective %(number)d") % {"number": number}
    return [Gap("objectives", f"{label}: {text}") for text in texts]


def _missing_evidence(campaign, objectives):
    covered = {evidence.theme for evidence in campaign.evidence.all()}
    used = {objective.theme for objective in objectives}
    text = _("Cite evidence on “%(theme)s”, or say why there is none.")
    return [Gap("evidence", text % {"theme": t.label}) for t in Theme if t.value in used - covered]


def contradictions(campaign) -> list[Gap]:
    """What no campaign may be saved with, draft or not."""
    if not (campaign.starts_on and campaign.ends_on):
        return []
    if campaign.starts_on > campaign.ends_on:
        return [Gap("ends_on", _("The last day is before the first."))]
    gaps = []
    if (campaign.budget_amount is None) != (not campaign.budget_currency):
        gaps.append(Gap("budget_currency", _("A budget needs its currency, and a currency its budget.")))
    areas = areas_in(campaign)
    for number, objective in enumerate(campaign.objectives.all(), start=1):
        label = _("Objective %(number)d") % {"number": number}
        gaps += [Gap("objectives", f"{label}: {text}") for text in _wrong_in(objective, campaign, areas)]
        if objective.area_id and not areas:
            text = _(
                "%(objective)s names %(area)s. Keep an area that holds it, or take the objective's area away first."
            )
            gaps.append(Gap("campaign_areas", text % {"objective": label, "area": objective.area}))
    for activity in campaign.activities.all():
        gaps += [Gap("activities", f"{activity}: {gap.text}") for gap in wrong_in_activity(activity, campaign)]
    return gaps


def _wrong_in(objective, campaign, areas):
    if objective.area_id and areas and not any(lies_within(objective.area, area) for area in areas):
        yield _("%(area)s is not among the campaign's areas.") % {"area": objective.area}
    if objective.due_on and objective.due_on < campaign.starts_on:
        yield _("The day it is due lies before the campaign begins.")
    if objective.audience_id and objective.audience.campaign_id != campaign.pk:
        yield _("The audience belongs to another campaign.")


def wrong_in_activity(activity, campaign):
    """What contradicts the campaign in one activity, each at the field of its own form."""
    inside = areas_in(campaign)
    for area in activity.areas.all():
        if not any(lies_within(area, other) for other in inside):
            yield Gap("areas", _("%(area)s is not among the campaign's areas.") % {"area": area})
    if not (activity.starts_on and activity.ends_on):
        return
    if activity.starts_on > activity.ends_on:
        yield Gap("ends_on", _("The last day is before the first."))
    elif activity.starts_on < campaign.starts_on or activity.ends_on > campaign.ends_on:
        yield Gap("ends_on", _("Its dates lie outside the campaign's."))


def areas_in(campaign) -> list:
    """The campaign's areas as they stand in memory; two queries at most."""
    rows = [row for row in campaign.campaign_areas.all() if row.area_id]
    prefetch_related_objects(rows, "area")
    return [row.area for row in rows]


def places_of(activity) -> list:
    """Where an activity takes place, as it stands in memory: its own areas, else those of its campaign."""
    return list(activity.areas.all()) or areas_in(activity.campaign)


def lies_within(area, other) -> bool:
    """True where ``area`` is ``other`` or lies below it."""
    return area.path.startswith(other.path)


def refuse(gaps) -> None:
    """Raises a ValidationError that names each gap at its field; silent without gaps."""
    by_field: dict[str, list[str]] = {}
    for gap in gaps:
        by_field.setdefault(gap.field, []).append(gap.text)
    if by_field:
        raise ValidationError(by_field)
