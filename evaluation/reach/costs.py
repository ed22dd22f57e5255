"""What 1,000 counted moments of a medium have cost: a range, since what was counted may be known as a range only."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from django.utils.translation import gettext as _

from campaigns.budget.money import money, places
from campaigns.budget.queries import Spent, spent_by_medium
from campaigns.budget.rules import may_read_costs
from campaigns.planning.choices import Medium
from clarion.figures import Interval

from .choices import Measure
from .queries import ReachRow

THOUSAND = 1000


@dataclass(frozen=True)
class CostOfReach:
    """One medium and measure. ``cost`` has no upper end where nothing at all may have been counted."""

    medium: Medium
    measure: Measure
    lowest: Decimal
    highest: Decimal | None
    currency: str

    @property
    def in_words(self) -> str:
        low = money(self.lowest, self.currency)
        if self.highest is None:
            return _("at least %(low)s") % {"low": low}
        if self.lowest == self.highest:
            return low
        return _("between %(low)s and %(high)s") % {"low": low, "high": money(self.highest, self.currency)}


def cost_of_reach(campaign, rows: Iterable[ReachRow], *, user) -> list[CostOfReach]:
    """For each medium that was paid for and counted; nothing for those who may not read costs."""
    if not (may_read_costs(user) and campaign.budget_currency):
        return []
    return per_thousand(spent_by_medium(campaign, user=user), counted(rows))


def counted(rows: Iterable[ReachRow]) -> dict[tuple[Medium, Measure], Interval]:
    """Moments by medium and measure; different people cannot be added, so they are left out."""
    found: dict[tuple[Medium, Measure], Interval] = defaultdict(lambda: Interval(0, 0))
    for row in rows:
        if row.measure.adds_up:
            found[row.medium, row.measure] += row.value
    return found


def per_thousand(spent: Spent, moments: dict[tuple[Medium, Measure], Interval]) -> list[CostOfReach]:
    """Paid, over each 1,000 counted, rounded outwards to the smallest coin."""
    found = []
    for medium, measure in sorted(moments, key=lambda key: (list(Medium).index(key[0]), list(Measure).index(key[1]))):
        value, paid = moments[medium, measure], spent.by_medium.get(medium.value, Decimal(0))
        if not paid or not value.upper:
            continue
        low = Interval.exact(paid).per(value.upper, THOUSAND).lower
        high = Interval.exact(paid).per(value.lower, THOUSAND).upper if value.lower else None
        found.append(CostOfReach(medium, measure, *_rounded(low, high, spent.currency), spent.currency))
    return found


def _rounded(low: Decimal, high: Decimal | None, currency: str) -> tuple[Decimal, Decimal | None]:
    """One cost to the nearest coin, a range outwards; what was paid never becomes nothing."""
    step = Decimal(1).scaleb(-places(currency))
    if low == high and (nearest := low.quantize(step)):
        return nearest, nearest
    highest = None if high is None else high.quantize(step, rounding=ROUND_CEILING)
    return low.quantize(step, rounding=ROUND_FLOOR), highest
