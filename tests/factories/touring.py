"""Factories of touring."""

import datetime

import factory
from factory.django import DjangoModelFactory

from campaigns.events.choices import Kind
from campaigns.models import Performance, Tour
from campaigns.planning.choices import Medium, Status
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EventFactory


class TourFactory(DjangoModelFactory):
    """A puppet tour from Monday 2 March 2026, at 9 and 13 on working days, in an active campaign; without stops."""

    class Meta:
        model = Tour

    activity = factory.SubFactory(
        ActivityFactory,
        campaign=factory.SubFactory(CampaignFactory, status=Status.ACTIVE),
        medium=Medium.PUPPET_SHOW,
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 12, 31),
    )
    campaign = factory.SelfAttribute("activity.campaign")
    name = factory.Sequence(lambda n: f"Puppets {n:05}")
    language = "sw"
    starts_on = datetime.date(2026, 3, 2)
    weekdays = 31
    times = "09:00 13:00"
    minutes = 60
    fee = 100
    people = 4
    daily_cost = 25
    currency = "KES"


class PerformanceFactory(DjangoModelFactory):
    """At 9 in Nairobi on 2 March 2026, at a school of its own."""

    class Meta:
        model = Performance

    tour = factory.SubFactory(TourFactory)
    event = factory.SubFactory(
        EventFactory,
        campaign=factory.SelfAttribute("..tour.campaign"),
        activity=factory.SelfAttribute("..tour.activity"),
        title=factory.SelfAttribute("..tour.name"),
        kind=Kind.PUPPET_SHOW,
        starts_at=datetime.datetime(2026, 3, 2, 6, tzinfo=datetime.UTC),
        ends_at=factory.LazyAttribute(lambda o: o.starts_at + datetime.timedelta(hours=1)),
    )
