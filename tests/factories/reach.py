"""Factories of reach."""

import datetime

import factory
from factory.django import DjangoModelFactory

from campaigns.planning.choices import Medium
from evaluation.models import ReachEntry
from evaluation.reach.choices import Confidence, Measure, Source
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import region


class ReachEntryFactory(DjangoModelFactory):
    class Meta:
        model = ReachEntry

    class Params:
        exact = 10

    campaign = factory.SubFactory(CampaignFactory)
    area = factory.LazyFunction(region)
    medium = Medium.WEB
    starts_on = datetime.date(2026, 3, 1)
    ends_on = factory.SelfAttribute("starts_on")
    measure = Measure.IMPRESSIONS
    lower = factory.SelfAttribute("exact")
    upper = factory.SelfAttribute("exact")
    source = Source.WEB
    confidence = Confidence.A
    key = factory.Sequence(lambda n: f"test:{n:05}")
