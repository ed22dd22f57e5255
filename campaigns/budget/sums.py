"""Cost lines added up: by medium, by activity and in all, each currency alone. No database, no floats."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign

from .choices import CostKind
from .models import CostLine

ZERO = Decimal(0)
ORDER = {**{medium.value: place for place, medium in enumerate(Medium)}, "": len(Medium)}


@dataclass(frozen=True)
class Amounts:
    """What was planned and what was paid, in one currency; ``later`` is what of the plan is not due yet."""

    planned: Decimal = ZERO
    actual: Decimal = ZERO
    later: Decimal = ZERO

    def __add__(self, other: "Amounts") -> "Amounts":
        return Amounts(self.planned + other.planned, self.actual + other.actual, self.later + other.later)

    @property
    def due(self) -> Decimal:
        """What of the plan was to be paid by now."""
        return self.planned - self.later

    @property
    def difference(self) -> Decimal:
        """Above 0 where more was paid than planned."""
        return self.actual - self.planned


@dataclass(frozen=True)
class Sums:
    """The lines in one currency. An activity is known by its key; None is what serves the whole campaign."""

    currency: str
    total: Amounts = Amounts()
    by_medium: dict[str, Amounts] = field(default_factory=dict)
    by_activity: dict[int | None, Amounts] = field(default_factory=dict)
    by_campaign: dict[int, Amounts] = field(default_factory=dict)
    lines: int = 0


IsLater = Callable[[CostLine], bool]


def later_than(today: date, campaigns: Iterable[Campaign]) -> IsLater:
    """Whether a planned line is not due yet; once its campaign is over, all of the plan is."""
    running = {campaign.pk for campaign in campaigns if campaign.ends_on >= today}
    return lambda line: line.day > today and line.campaign_id in running


def amounts_of(line: CostLine, is_later: IsLater | None = None) -> Amounts:
    """One line in the currency its rate leads to."""
    value = line.converted_amount
    if line.kind != CostKind.PLANNED:
        return Amounts(actual=value)
    return Amounts(planned=value, later=value if is_later and is_later(line) else ZERO)


def add_up(lines: Iterable[CostLine], is_later: IsLater | None = None) -> dict[str, Sums]:
    """By the currency the rates lead to; lines of different ones are never added."""
    sorted_out: dict[str, list[CostLine]] = defaultdict(list)
    for line in lines:
        sorted_out[line.rate_currency].append(line)
    return {currency: _sums(currency, sorted_out[currency], is_later) for currency in sorted(sorted_out)}


def _sums(currency: str, lines: list[CostLine], is_later: IsLater | None) -> Sums:
    media: dict[str, Amounts] = defaultdict(Amounts)
    activities: dict[int | None, Amounts] = defaultdict(Amounts)
    campaigns: dict[int, Amounts] = defaultdict(Amounts)
    for line in lines:
        amounts = amounts_of(line, is_later)
        media[line.medium] += amounts
        activities[line.activity_id] += amounts
        campaigns[line.campaign_id] += amounts
    return Sums(
        currency=currency,
        total=sum(campaigns.values(), Amounts()),
        by_medium={medium: media[medium] for medium in sorted(media, key=lambda medium: ORDER.get(medium, 0))},
        by_activity=dict(activities),
        by_campaign=dict(campaigns),
        lines=len(lines),
    )
