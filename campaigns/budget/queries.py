"""Reads of the budget that several pages share."""

from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone

from campaigns.planning.models import Campaign

from .choices import CostKind
from .models import CostLine
from .rules import may_see_booked_costs
from .sums import ZERO, Sums, add_up, later_than


@dataclass(frozen=True)
class CampaignBudget:
    """A campaign's lines added up in its currency; ``apart`` are those whose rates lead into another one."""

    sums: Sums
    apart: tuple[Sums, ...] = ()
    converted: tuple[CostLine, ...] = ()


def budget_of(campaign: Campaign, *, user) -> CampaignBudget:
    """What the person may see of the campaign's costs, in one query."""
    lines = list(CostLine.objects.visible_to(user).filter(campaign=campaign).select_related("activity"))
    found = add_up(lines, later_than(timezone.localdate(), [campaign]))
    own = found.pop(campaign.budget_currency, Sums(campaign.budget_currency))
    return CampaignBudget(
        sums=own,
        apart=tuple(found.values()),
        converted=tuple(line for line in lines if line.is_converted),
    )


@dataclass(frozen=True)
class Spent:
    """What was paid for a campaign, by medium ("" is what serves no single one), in its currency.

    ``left_out`` counts paid lines whose rate leads into another currency; they are in no sum. A medium whose costs
    the person may not all see is not there at all, since part of them would be read as the whole.
    """

    currency: str
    by_medium: dict[str, Decimal] = field(default_factory=dict)
    left_out: int = 0

    @property
    def total(self) -> Decimal:
        return sum(self.by_medium.values(), ZERO)


def spent_by_medium(campaign: Campaign, *, user) -> Spent:
    """For rooms to the right: what each medium of the campaign has cost so far. The caller asks who reads costs."""
    lines = list(CostLine.objects.filter(campaign=campaign, kind=CostKind.ACTUAL))
    withheld = set() if may_see_booked_costs(user) else {line.medium for line in lines if line.booking}
    found = add_up(line for line in lines if line.medium not in withheld)
    own = found.pop(campaign.budget_currency, Sums(campaign.budget_currency))
    return Spent(
        currency=campaign.budget_currency,
        by_medium={medium: amounts.actual for medium, amounts in own.by_medium.items()},
        left_out=sum(sums.lines for sums in found.values()),
    )
