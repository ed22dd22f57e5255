"""A programme added up from those of its campaigns that a person may see."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count

from partners.geography.models import Area

from .choices import Medium
from .models import Activity, Campaign, CampaignArea, Programme


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
    seen = Campaign.objects.visible_to(user).filter(programme=programme)
    campaigns = list(seen.order_by("starts_on", "name"))
    budgets: Counter = Counter()
    for campaign in campaigns:
        if campaign.budget_amount is not None:
            budgets[campaign.budget_currency] += campaign.budget_amount
    within = seen.order_by().values("pk")
    counted = Activity.objects.filter(campaign__in=within).order_by().values("medium").annotate(many=Count("pk"))
    media = {row["medium"]: row["many"] for row in counted}
    areas = Area.objects.filter(pk__in=CampaignArea.objects.filter(campaign__in=within).values("area"))
    return ProgrammeSummary(
        campaigns=campaigns,
        first=min((campaign.starts_on for campaign in campaigns), default=None),
        last=max((campaign.ends_on for campaign in campaigns), default=None),
        areas=sorted(areas, key=lambda area: (area.lineage, area.name)),
        budgets=sorted(budgets.items()),
        media=[(str(medium.label), media[medium]) for medium in Medium if medium in media],
    )
