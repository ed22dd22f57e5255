"""The page of what points at a record: no two of its links bear one name."""

import re

import pytest
from django.urls import reverse
from wagtail.models import ReferenceIndex

from tests.conftest import person
from tests.factories.campaigns import CampaignFactory, EventFactory


@pytest.mark.django_db
def test_events_that_share_a_title_are_told_apart_by_their_number(client):
    campaign = CampaignFactory()
    twins = [EventFactory(campaign=campaign, title="The Red Thread") for _number in range(2)]
    for event in (*twins, EventFactory(campaign=campaign, title="Alone")):
        ReferenceIndex.create_or_update_for_object(event)
    client.force_login(person("editor"))
    page = client.get(reverse("campaign:usage", args=[campaign.pk])).content.decode()
    names = re.findall(r'title="Edit this event"[^>]*>\s*([^<]*?)\s*</a>', page)
    assert sorted(names) == sorted(["Alone", *(f"The Red Thread #{twin.pk}" for twin in twins)])
