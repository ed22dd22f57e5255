"""What 1,000 counted moments cost: a range from the bounds of what was counted, each medium and measure alone."""

from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.budget.choices import CostKind
from campaigns.budget.queries import Spent
from campaigns.planning.choices import Medium
from clarion.figures import Interval
from evaluation.reach.choices import Measure
from evaluation.reach.costs import per_thousand
from tests.factories.budget import CostLineFactory, CountedCampaignFactory
from tests.factories.reach import ReachEntryFactory

SMS, WEB, COPIES, VIEWS = Medium.SMS, Medium.WEB, Measure.COPIES, Measure.IMPRESSIONS


@pytest.mark.parametrize(
    ("paid", "moments", "lowest", "highest", "words"),
    [
        ("100", Interval(8000, 8000), "12.50", "12.50", "12.50 EUR"),
        ("100", Interval(3000, 3000), "33.33", "33.33", "33.33 EUR"),
        ("100", Interval(6000, 9000), "11.11", "16.67", "between 11.11 EUR and 16.67 EUR"),
        ("100", Interval(0, 4), "25000.00", None, "at least 25,000 EUR"),
        ("1", Interval(3_000_000, 3_000_000), "0.00", "0.01", "between 0 EUR and 0.01 EUR"),
    ],
)
def test_the_bounds_of_what_was_counted_become_bounds_of_the_cost(paid, moments, lowest, highest, words):
    (found,) = per_thousand(Spent("EUR", {"sms": Decimal(paid)}), {(SMS, COPIES): moments})
    assert (str(found.lowest), found.highest and str(found.highest)) == (lowest, highest)
    assert found.in_words.replace("\u00a0", " ") == words


def test_what_was_not_counted_or_not_paid_has_no_cost():
    moments = {(SMS, COPIES): Interval(0, 0), (WEB, VIEWS): Interval(5, 5)}
    assert per_thousand(Spent("EUR", {"sms": Decimal(100), "": Decimal(7)}), moments) == []


def costs_shown(client, campaign):
    tabs = client.get(reverse("campaign:inspect", args=[campaign.pk])).context["tabs"]
    reach = next(tab for tab in tabs if tab.key == "reach")
    return [(cost.medium, cost.measure, cost.lowest, cost.highest) for cost in reach.context["costs"]]


@pytest.mark.django_db
def test_the_page_of_a_campaign_shows_them_to_those_who_may_read_costs(client, evaluator):
    campaign = CountedCampaignFactory()
    given = {"campaign": campaign, "medium": Medium.RADIO_SPOT}
    ReachEntryFactory(**given, measure=VIEWS, lower=1000, upper=2000)
    ReachEntryFactory(**given, measure=VIEWS, lower=1000, upper=3000, starts_on="2026-04-01", ends_on="2026-04-01")
    ReachEntryFactory(**given, measure=Measure.NET_REACH, exact=900, universe=5000)
    ReachEntryFactory(campaign=campaign, medium=WEB)
    CostLineFactory(campaign=campaign, amount=100)
    CostLineFactory(campaign=campaign, amount=900, kind=CostKind.PLANNED)
    client.force_login(evaluator)
    assert costs_shown(client, campaign) == [(Medium.RADIO_SPOT, VIEWS, Decimal(20), Decimal(50))]
