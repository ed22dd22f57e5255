"""Factories of the budget."""

import datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from campaigns.budget.choices import CostKind
from campaigns.models import CostLine, ExchangeRate
from campaigns.planning.choices import Medium
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import OrganisationFactory


class CountedCampaignFactory(CampaignFactory):
    """A campaign that counts in euros."""

    budget_amount = Decimal(10_000)
    budget_currency = "EUR"


class CostLineFactory(DjangoModelFactory):
    """1,240 EUR paid for radio spots on 10 March 2026."""

    class Meta:
        model = CostLine

    campaign = factory.SubFactory(CountedCampaignFactory)
    activity = factory.SubFactory(
        ActivityFactory, campaign=factory.SelfAttribute("..campaign"), medium=Medium.RADIO_SPOT
    )
    medium = Medium.RADIO_SPOT
    kind = CostKind.ACTUAL
    purpose = "Air time"
    day = datetime.date(2026, 3, 10)
    amount = Decimal(1240)
    currency = "EUR"
    rate = Decimal(1)
    rate_currency = "EUR"


class ExchangeRateFactory(DjangoModelFactory):
    """From 1 March 2026 on, 1 KES is 0.0066 EUR."""

    class Meta:
        model = ExchangeRate

    organisation = factory.SubFactory(OrganisationFactory)
    currency = "KES"
    into = "EUR"
    rate = Decimal("0.0066")
    day = datetime.date(2026, 3, 1)
    source = "Central Bank of Orvelia"
