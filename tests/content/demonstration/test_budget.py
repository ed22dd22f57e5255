"""The demonstration plans and pays in several currencies; loaded twice, it changes nothing."""

import pytest

from campaigns.budget.choices import CostKind
from campaigns.budget.queries import budget_of
from campaigns.models import Campaign, CostLine, ExchangeRate
from content.demonstration import budget, campaigns, country, organisations

pytestmark = [pytest.mark.django_db, pytest.mark.deep]


def test_costs_stand_and_stay(editor, coordinator):
    for part in (country, organisations, campaigns, budget):
        part.load(1)
    lines = CostLine.objects.all()
    assert set(lines.values_list("currency", flat=True)) == {"USD", "EUR", "XOF"}
    assert set(lines.values_list("rate_currency", flat=True)) == {"USD"}
    assert set(lines.values_list("kind", flat=True)) == set(CostKind.values)
    shares = {}
    for campaign in Campaign.objects.all():
        total = budget_of(campaign, user=editor).sums.total
        assert 0 < total.planned < campaign.budget_amount * 6 / 5
        shares[campaign.code] = total.actual / total.planned
    assert shares["behind-the-door"] == 0
    before = list(lines.values_list("pk", "amount")), ExchangeRate.objects.count()
    budget.load(1)
    assert (list(CostLine.objects.values_list("pk", "amount")), ExchangeRate.objects.count()) == before
