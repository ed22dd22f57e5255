"""A programme added up from those of its campaigns that a person may see."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from .choices import Medium
from .models import Campaign, Programme


@dataclass(frozen=True)
class ProgrammeSummary:
    """What the campaigns of a programme make together. Budgets of different currencies are never added."""

    campaigns: list[Campaign]
    first: date | None
    last: date | None
    areas: list
    budgets: list[tuple[str, Decimal]]
    media: list[tuple[str, int]]


def summary_of(programme: Programme, user) -> ProgrammeSummary:
    """The programme as the person may see it, in three queries whatever its size."""
    campaigns = list(
        Campaign.objects.visible_to(user)
        .filter(programme=programme)
        .select_related("lead_organisation")
        .prefetch_related("areas", "activities")
        .order_by("starts_on", "name")
    )
    budgets: Counter = Counter()
    media: Counter = Counter()
    for campaign in campaigns:
        if campaign.budget_amount is not None:
            budgets[campaign.budget_currency] += campaign.budget_amount
        media.update(activity.medium for activity in campaign.activities.all())
    areas = {area.pk: area for campaign in campaigns for area in campaign.areas.all()}
    return ProgrammeSummary(
        campaigns=campaigns,
        first=min((campaign.starts_on for campaign in campaigns), default=None),
        last=max((campaign.ends_on for campaign in campaigns), default=None),
        areas=sorted(areas.values(), key=lambda area: (area.lineage, area.name)),
        budgets=sorted(budgets.items()),
        media=[(str(medium.label), media[medium]) for medium in Medium if media[medium]],
    )
