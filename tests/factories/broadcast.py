"""Factories of the media plan."""

import datetime

import factory
from factory.django import DjangoModelFactory

from campaigns.broadcast.choices import AiringState, FlightStatus, Format, StationKind
from campaigns.models import Airing, Flight, Station, StationPrice
from campaigns.planning.choices import Medium, Status
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import country


class StationFactory(DjangoModelFactory):
    class Meta:
        model = Station
        skip_postgeneration_save = True

    name = factory.Sequence(lambda n: f"Radio {n:05}")
    kind = StationKind.RADIO
    languages = factory.LazyFunction(lambda: ["sw", "luo"])
    time_zone = "Africa/Nairobi"
    contact_role = "Advertising desk"
    contact_phone = "0000 000 002"

    @factory.post_generation
    def coverage(self, create, extracted, **kwargs):
        if create:
            self.coverage.set([country()] if extracted is None else extracted)
            self.save()


class StationPriceFactory(DjangoModelFactory):
    class Meta:
        model = StationPrice

    station = factory.SubFactory(StationFactory)
    format = Format.SPOT
    seconds = 30
    price = 12
    currency = "KES"
    valid_from = datetime.date(2026, 1, 1)


class FlightFactory(DjangoModelFactory):
    """Ten spots a day from Monday 2 to Friday 6 February 2026, in an active campaign; without airings."""

    class Meta:
        model = Flight

    activity = factory.SubFactory(
        ActivityFactory,
        campaign=factory.SubFactory(CampaignFactory, status=Status.ACTIVE),
        medium=Medium.RADIO_SPOT,
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 12, 31),
    )
    campaign = factory.SelfAttribute("activity.campaign")
    station = factory.SubFactory(StationFactory)
    language = "sw"
    seconds = 30
    starts_on = datetime.date(2026, 2, 2)
    ends_on = datetime.date(2026, 2, 6)
    weekdays = 31
    per_day = 10
    opens = datetime.time(6)
    closes = datetime.time(22)
    price = 12
    currency = "KES"
    rating = 2
    rating_source = "A study"
    status = FlightStatus.BOOKED


class AiringFactory(DjangoModelFactory):
    """At 9 in Nairobi on 2 February 2026."""

    class Meta:
        model = Airing

    flight = factory.SubFactory(FlightFactory)
    station = factory.SelfAttribute("flight.station")
    starts_at = datetime.datetime(2026, 2, 2, 6, tzinfo=datetime.UTC)
    day = factory.LazyAttribute(lambda o: o.starts_at.astimezone(o.station.zone).date())
    seconds = 30
    state = AiringState.PLANNED
