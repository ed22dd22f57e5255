"""Factories of pretests and unintended effects."""

import datetime

import factory
from factory.django import DjangoModelFactory

from campaigns.models import Pretest, UnintendedEffect
from campaigns.pretesting.choices import Decision, EffectKind, Method, Severity
from tests.factories.campaigns import CampaignFactory, ObjectiveFactory
from tests.factories.partners import country


class PretestFactory(DjangoModelFactory):
    """17 of 20 understood the message as it stands in the plan, in Wolof, with those it is meant for: keep it."""

    class Meta:
        model = Pretest

    objective = factory.SubFactory(ObjectiveFactory)
    campaign = factory.LazyAttribute(lambda o: o.objective.campaign)
    audience = factory.LazyAttribute(lambda o: o.objective.audience)
    message = factory.LazyAttribute(lambda o: o.objective.message)
    language = "wo"
    method = Method.GROUP
    held_on = datetime.date(2026, 2, 1)
    area = factory.LazyFunction(country)
    asked = 20
    understood = 17
    decision = Decision.KEEP


class EffectFactory(DjangoModelFactory):
    class Meta:
        model = UnintendedEffect

    campaign = factory.SubFactory(CampaignFactory)
    kind = EffectKind.MISREAD
    text = "Some heard that nobody may travel any more."
    noticed_on = datetime.date(2026, 3, 1)
    area = factory.LazyFunction(country)
    severity = Severity.LOW
