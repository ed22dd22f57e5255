"""Factories of the campaigns room."""

import datetime

import factory
from factory.django import DjangoModelFactory

from campaigns.events.choices import Kind
from campaigns.models import (
    Activity,
    Audience,
    Campaign,
    Event,
    EventFacilitator,
    Evidence,
    Headcount,
    Lesson,
    Objective,
    Programme,
    ShortLink,
)
from campaigns.planning.choices import Behaviour, LessonKind, Medium, Status, Theme
from tests.factories.partners import OrganisationFactory, VenueFactory, country


class CampaignFactory(DjangoModelFactory):
    class Meta:
        model = Campaign
        skip_postgeneration_save = True

    code = factory.Sequence(lambda n: f"campaign-{n:05}")
    name = factory.Sequence(lambda n: f"Campaign {n:05}")
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
    name = factory.Sequence(lambda n: f"Activity {n:05}")
    medium = Medium.RADIO_SPOT
    starts_on = datetime.date(2026, 2, 1)
    ends_on = datetime.date(2026, 3, 1)


class ProgrammeFactory(DjangoModelFactory):
    class Meta:
        model = Programme

    code = factory.Sequence(lambda n: f"programme-{n:05}")
    name = factory.Sequence(lambda n: f"Programme {n:05}")
    lead_organisation = factory.SubFactory(OrganisationFactory)


class LessonFactory(DjangoModelFactory):
    class Meta:
        model = Lesson

    campaign = factory.SubFactory(CampaignFactory)
    kind = LessonKind.WORKED
    theme = Theme.TRAFFICKING
    behaviour = Behaviour.CHECK_OFFER
    text = "A question asked on stage was remembered longer than an answer."
    for_whom = "Pupils of 14 to 17"
    how_known = "Learning tests in 12 schools"


class ShortLinkFactory(DjangoModelFactory):
    class Meta:
        model = ShortLink

    code = factory.Sequence(lambda n: f"code{n:05}")
    campaign = factory.SubFactory(CampaignFactory)
    target_path = "/en/campaigns/"


class EventFactory(DjangoModelFactory):
    """A seminar of two hours in a school on 10 March 2026 at 06:00 UTC, in an active campaign."""

    class Meta:
        model = Event

    campaign = factory.SubFactory(CampaignFactory, status=Status.ACTIVE)
    activity = factory.SubFactory(
        ActivityFactory,
        campaign=factory.SelfAttribute("..campaign"),
        medium=Medium.SCHOOL_SEMINAR,
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 12, 31),
    )
    title = factory.Sequence(lambda n: f"Seminar {n:05}")
    kind = Kind.SEMINAR
    venue = factory.SubFactory(VenueFactory)
    starts_at = datetime.datetime(2026, 3, 10, 6, tzinfo=datetime.UTC)
    ends_at = factory.LazyAttribute(lambda o: o.starts_at + datetime.timedelta(hours=2))
    has_minors = factory.LazyAttribute(lambda o: o.venue.has_minors)


class EventFacilitatorFactory(DjangoModelFactory):
    class Meta:
        model = EventFacilitator

    starts_at = factory.LazyAttribute(lambda o: o.event.starts_at)
    ends_at = factory.LazyAttribute(lambda o: o.event.ends_at)


class HeadcountFactory(DjangoModelFactory):
    class Meta:
        model = Headcount

    event = factory.SubFactory(EventFactory)


def complete_campaign(**fields):
    """A draft that lacks nothing."""
    campaign = CampaignFactory(**fields)
    ObjectiveFactory(campaign=campaign)
    EvidenceFactory(campaign=campaign)
    return campaign
