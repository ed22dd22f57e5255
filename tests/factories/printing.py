"""Factories of printing."""

import datetime

import factory
from factory.django import DjangoModelFactory

from campaigns.models import MediaRelease, Placement, PrintBatch
from campaigns.planning.choices import Medium
from campaigns.printing.choices import ReleaseKind
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ShortLinkFactory
from tests.factories.partners import country


class PrintBatchFactory(DjangoModelFactory):
    class Meta:
        model = PrintBatch

    campaign = factory.SubFactory(CampaignFactory)
    activity = factory.SubFactory(ActivityFactory, campaign=factory.SelfAttribute("..campaign"), medium=Medium.POSTER)
    name = factory.Sequence(lambda n: f"Batch {n:05}")
    language = "en"
    quantity = 100
    due_on = datetime.date(2026, 2, 1)
    target_path = "/en/campaigns/"


class PlacementFactory(DjangoModelFactory):
    class Meta:
        model = Placement

    batch = factory.SubFactory(PrintBatchFactory)
    place = factory.Sequence(lambda n: f"Bus station {n:05}")
    area = factory.LazyFunction(country)
    quantity = 10
    short_link = factory.SubFactory(ShortLinkFactory, campaign=factory.SelfAttribute("..batch.campaign"))


class MediaReleaseFactory(DjangoModelFactory):
    class Meta:
        model = MediaRelease

    campaign = factory.SubFactory(CampaignFactory)
    kind = ReleaseKind.VIDEO
    title = factory.Sequence(lambda n: f"Release {n:05}")
    language = "en"
    released_on = datetime.date(2026, 2, 1)
