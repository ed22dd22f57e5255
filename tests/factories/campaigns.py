"""Factories of the campaigns room."""

import datetime

import factory
from factory.django import DjangoModelFactory

from campaigns.models import Activity, Audience, Campaign, Evidence, Objective
from campaigns.planning.choices import Behaviour, Medium, Theme
from tests.factories.partners import OrganisationFactory, country


class CampaignFactory(DjangoModelFactory):
    class Meta:
        model = Campaign
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"campaign-{n}")
    name = factory.Sequence(lambda n: f"Campaign {n}")
    lead_organisation = factory.SubFactory(OrganisationFactory)
    starts_on = datetime.date(2026, 1, 1)
    ends_on = datetime.date(2026, 12, 31)

    @factory.post_generation
    def areas(self, create, extracted, **kwargs):
        if create:
            self.areas.set([country()] if extracted is None else extracted)


class AudienceFactory(DjangoModelFactory):
    class Meta:
        model = Audience

    campaign = factory.SubFactory(CampaignFactory)
    name = "Young people of 14 to 17 in school"
    size = 120_000


class ObjectiveFactory(DjangoModelFactory):
    class Meta:
        model = Objective

    campaign = factory.SubFactory(CampaignFactory)
    audience = factory.SubFactory(AudienceFactory, campaign=factory.SelfAttribute("..campaign"))
    theme = Theme.TRAFFICKING
    behaviour = Behaviour.CHECK_OFFER
    statement = "By December 40 % of pupils check an offer with the help line before accepting it."
    message = "Check before you go."
    area = factory.LazyFunction(country)
    indicator = "Pupils who would check an offer"
    baseline = 25
    target = 40
    unit = "% of pupils"
    due_on = datetime.date(2026, 12, 31)


class EvidenceFactory(DjangoModelFactory):
    class Meta:
        model = Evidence

    campaign = factory.SubFactory(CampaignFactory)
    theme = Theme.TRAFFICKING
    no_data_reason = "The country has not yet reported."


class ActivityFactory(DjangoModelFactory):
    class Meta:
        model = Activity

    campaign = factory.SubFactory(CampaignFactory)
    name = factory.Sequence(lambda n: f"Activity {n}")
    medium = Medium.RADIO_SPOT
    starts_on = datetime.date(2026, 2, 1)
    ends_on = datetime.date(2026, 3, 1)
