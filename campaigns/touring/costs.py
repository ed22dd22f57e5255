"""What a tour costs: fees, and each day on the road for each person. Pure but for the tour it reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from campaigns.budget.money import money

from .models import Tour

ZERO = Decimal(0)


@dataclass(frozen=True)
class Cost:
    """Fees and daily costs in one currency; None for a part nobody gave an amount for."""

    currency: str
    fees: Decimal | None
    daily: Decimal | None
    days: int

    @property
    def total(self) -> Decimal:
        return (self.fees or ZERO) + (self.daily or ZERO)

    @property
    def in_words(self) -> str:
        return money(self.total, self.currency)


def cost_of(tour: Tour, played_on: Iterable[date]) -> Cost | None:
    """The cost of performances on these days, a day for each performance; None where no amount is known."""
    if tour.fee is None and tour.daily_cost is None:
        return None
    every = list(played_on)
    days = len(set(every))
    return Cost(
        currency=tour.currency,
        fees=None if tour.fee is None else tour.fee * len(every),
        daily=None if tour.daily_cost is None else tour.daily_cost * tour.people * days,
        days=days,
    )
