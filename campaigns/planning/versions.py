"""Keeps each saved state of a campaign's plan in words, so that any two can be laid side by side later."""

from datetime import date
from decimal import Decimal

from django.db.models import Max

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


def plan_in_words(campaign: Campaign) -> dict:
    """``{"brief": {field: value}, "audiences": {key: {field: value}}, …}``; records by name, choices by their code."""
    stands = Campaign.objects.select_related("programme", "lead_organisation").get(pk=campaign.pk)
    brief = {name: _value(stands, name) for name in BRIEF}
    brief["areas"] = sorted(str(row.area) for row in stands.campaign_areas.select_related("area"))
    brief["partner_organisations"] = sorted(map(str, stands.partner_organisations.all()))
    return {"brief": brief} | {part: _rows(stands, part) for part in PARTS}


def _rows(campaign, part):
    _model, fields = PARTS[part]
    related = {"objectives": ("audience", "area")}.get(part, ())
    rows = getattr(campaign, part).select_related(*related)
    if part == "activities":
        rows = rows.prefetch_related("areas")
    return {str(row.pk): {name: _value(row, name) for name in fields} for row in rows}


def _value(record, name):
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
