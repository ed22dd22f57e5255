"""Keeps each saved state of a campaign's plan in words, so that any two can be laid side by side later."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import reduce, wraps

from django.db.models import Max, Model

from clarion import slots

from .models import Activity, Audience, Campaign, CampaignVersion, Evidence, Objective

BRIEF = ("name", "code", "programme", "lead_organisation", "starts_on", "ends_on", "summary", "problem", "languages")
BRIEF += ("channels", "risks", "budget_amount", "budget_currency")
OF_OBJECTIVE = ("theme", "behaviour", "statement", "message", "barriers", "call_to_action", "audience", "area")
OF_OBJECTIVE += ("indicator", "unit", "direction", "baseline", "baseline_reason", "target", "due_on")
PARTS = {
    "audiences": (Audience, ("name", "size", "size_source")),
    "objectives": (Objective, OF_OBJECTIVE),
    "evidence": (Evidence, ("theme", "statement", "source", "as_of", "no_data_reason")),
    "activities": (Activity, ("name", "medium", "starts_on", "ends_on", "areas", "budget_amount")),
}
"""The inline parts of a campaign, each with its model and the fields that are kept."""


@dataclass(frozen=True)
class PlanPart:
    """A part that a room to the right adds to a version: its model, and ``{key: {field: value}}``."""

    model: type[Model]
    rows: dict[str, dict]


def plan_in_words(campaign: Campaign) -> dict:
    """``{"brief": {field: value}, "audiences": {key: {field: value}}, …}``; records by name, choices by their code.

    Parts that other rooms add are found by the label of their model: ``{"campaigns.result": {key: {field: value}}}``.
    """
    stands = Campaign.objects.select_related("programme", "lead_organisation").get(pk=campaign.pk)
    brief = {name: value_in_words(stands, name) for name in BRIEF}
    brief["areas"] = sorted(str(row.area) for row in stands.campaign_areas.select_related("area"))
    brief["partner_organisations"] = sorted(map(str, stands.partner_organisations.all()))
    added = {part.model._meta.label_lower: part.rows for part in slots.collect("plan_parts", stands, None)}
    return {"brief": brief} | {part: _rows(stands, part) for part in PARTS} | added


def _rows(campaign, part):
    _model, fields = PARTS[part]
    related = {"objectives": ("audience", "area")}.get(part, ())
    rows = getattr(campaign, part).select_related(*related)
    if part == "activities":
        rows = rows.prefetch_related("areas")
    return {str(row.pk): {name: value_in_words(row, name) for name in fields} for row in rows}


def value_in_words(record, name: str):
    """A field as a version keeps it, the same in every language of the interface."""
    value = getattr(record, name)
    if hasattr(value, "all"):
        return sorted(str(item) for item in value.all())
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if value is None or isinstance(value, str | int | list) else str(value)


def keep(campaign: Campaign, by) -> CampaignVersion | None:
    """Keeps the campaign as it stands in the database; None where nothing of it changed since the last version."""
    content = plan_in_words(campaign)
    latest = campaign.versions.first() if campaign.pk else None
    if latest and latest.content == content:
        return None
    number = (campaign.versions.aggregate(last=Max("number"))["last"] or 0) + 1
    return CampaignVersion.objects.create(campaign=campaign, number=number, content=content, made_by=by)


_keeping: ContextVar[frozenset] = ContextVar("campaigns_whose_version_is_kept_later", default=frozenset())


def keeps_version(path: str):
    """Decorator of a verb: when it is done, keeps a version of the campaign at this path of its arguments.

    The campaign is held first, before anything that is part of it. A verb within a verb leaves the version to the
    outer one, so that bringing in a whole table makes one.
    """

    def decorate(verb):
        @wraps(verb)
        def run(**given):
            first, *rest = path.split(".")
            campaign = reduce(getattr, rest, given[first])
            if campaign.pk in _keeping.get():
                return verb(**given)
            Campaign.objects.select_for_update().get(pk=campaign.pk)
            token = _keeping.set(_keeping.get() | {campaign.pk})
            try:
                answer = verb(**given)
            finally:
                _keeping.reset(token)
            keep(Campaign.objects.get(pk=campaign.pk), given["by"])
            return answer

        return run

    return decorate
