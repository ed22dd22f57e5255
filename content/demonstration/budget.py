"""Costs of the demonstration's campaigns, planned and paid, in three currencies at rates that are invented."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from campaigns.budget import actions
from campaigns.budget.choices import CostKind
from campaigns.models import Activity, Campaign, CostLine, ExchangeRate
from campaigns.planning.choices import Medium
from partners.models import Organisation, User

from . import runner
from .campaign_plans import PLANS
from .campaign_shapes import CampaignPlan

RATES = {"EUR": Decimal("1.08"), "XOF": Decimal("0.00165")}
"""Into dollars, as an invented bank publishes them."""
SOURCE = "Bank of Orvelia (demonstration data)"
RATES_SINCE = 500

WORK = {
    Medium.TV_SPOT: ("Shooting and cutting", "Air time"),
    Medium.TV_SHOW: ("Studio days", "Subtitles and sign language"),
    Medium.RADIO_SPOT: ("Recording in six languages", "Air time"),
    Medium.RADIO_SHOW: ("Writing and recording", "Air time"),
    Medium.MOBILE_APP: ("Programming", "Tests with users"),
    Medium.THEATRE: ("Rehearsals and costumes", "Travel of the troupe"),
    Medium.PUPPET_SHOW: ("Puppets and stage", "Travel of the troupe"),
    Medium.SCHOOL_SEMINAR: ("Training of facilitators", "Travel to schools"),
    Medium.LECTURE: ("Hall and sound", "Travel of speakers"),
    Medium.MUSIC: ("Studio and musicians", "Video"),
    Medium.SHORT_VIDEO: ("Filming", "Placement on phones"),
    Medium.POSTER: ("Drawing and layout", "Printing and posting"),
    Medium.WEB: ("Layout and texts", "Translation"),
    Medium.SMS: ("Short code for a year", "Messages sent"),
}
TOGETHER = ("Coordination", "Tests of the messages")
ACTIVITIES_SHARE, TOGETHER_SHARE = Decimal("0.84"), Decimal("0.10")
PAYMENTS = 3


def load(seed: int) -> str:
    coordinator = User.objects.get(username="coordinator")
    today = timezone.localdate()
    for code in sorted({plan.lead for plan in PLANS}):
        _rates(Organisation.objects.get(code=code), today, by=coordinator)
    for plan in PLANS:
        campaign = Campaign.objects.get(code=plan.code)
        if not campaign.cost_lines.exists():
            _costs(plan, campaign, today, seed, by=coordinator)
    lines = CostLine.objects.filter(campaign__code__in=[plan.code for plan in PLANS])
    return f"Budget: {lines.count()} cost lines in {lines.values('currency').distinct().count()} currencies."


def _rates(organisation, today, *, by) -> None:
    for currency, rate in RATES.items():
        if not ExchangeRate.objects.filter(organisation=organisation, currency=currency).exists():
            day = today - timedelta(days=RATES_SINCE)
            recorded = ExchangeRate(
                organisation=organisation, currency=currency, into="USD", rate=rate, day=day, source=SOURCE
            )
            actions.record_rate(rate=recorded, by=by)


def _costs(plan: CampaignPlan, campaign: Campaign, today, seed: int, *, by) -> None:
    activities = {activity.name: activity for activity in campaign.activities.all()}
    whole = Decimal(plan.budget)
    for name, medium, first, last in plan.activities:
        share = whole * ACTIVITIES_SHARE / len(plan.activities) / len(WORK[medium])
        for work, days in zip(WORK[medium], ((first, last), ((first + last) // 2, last)), strict=True):
            draw = runner.chance(seed, "cost", plan.code, name, work)
            _work(campaign, activities[name], work, share, days, today, draw, by=by)
    for work in TOGETHER:
        draw = runner.chance(seed, "cost", plan.code, work)
        _work(campaign, None, work, whole * TOGETHER_SHARE / len(TOGETHER), (plan.first, plan.last), today, draw, by=by)


def _work(campaign, activity: Activity | None, work, planned, days, today, draw, *, by) -> None:
    """A planned line for the first of the days, and payments spread over them, as far as they have come."""
    first, last = days
    planned = _rounded(planned * draw.randint(85, 115) / 100, 50)
    line = {"campaign": campaign, "activity": activity, "purpose": work}
    number = draw.randint(100, 899)
    _save(line, CostKind.PLANNED, planned, "USD", today + timedelta(days=first), "", by)
    paid = planned * draw.choice((88, 94, 98, 101, 104, 118, 131)) / 100 / PAYMENTS
    for part in range(PAYMENTS):
        offset = first + (last - first) * part // PAYMENTS + draw.randint(0, 9)
        if offset <= 0:
            currency = draw.choice(("USD", "USD", "XOF", "EUR"))
            amount = _rounded(paid / RATES.get(currency, 1), 500 if currency == "XOF" else 5)
            _save(
                line, CostKind.ACTUAL, amount, currency, today + timedelta(days=offset), f"OR-{number}-{part + 1}", by
            )


def _save(line, kind, amount, currency, day, reference, by) -> None:
    cost = CostLine(**line, kind=kind, amount=amount, currency=currency, day=day, reference=reference)
    actions.save_cost_line(line=cost, by=by)


def _rounded(amount: Decimal, step: int) -> Decimal:
    return (amount / step).quantize(Decimal(1)) * step
