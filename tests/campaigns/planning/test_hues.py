"""The colour of a campaign is chosen among named hues that are shown; the number the record keeps stays what it was."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from campaigns.models import Campaign
from campaigns.planning.hues import HueField, offered
from tests.factories.campaigns import CampaignFactory

from .test_admin import brief, formsets

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("kept", "place"), [(0, 0), (14, 0), (196, 7), (200, 7), (344, 11), (346, 0), (359, 0)])
def test_what_a_campaign_has_takes_the_place_of_the_nearest_hue(kept, place):
    hues = [hue for hue, _name in offered(kept)]
    assert hues == [kept if each == place else each * 30 for each in range(12)]


def test_every_hue_has_a_name_of_its_own_and_lies_on_the_circle():
    named = offered(None)
    assert len({str(name) for _hue, name in named}) == 12
    assert all(0 <= hue < 360 for hue, _name in named)


def test_a_hue_that_was_kept_has_not_changed_and_another_has():
    field = HueField(label="Colour")
    field.keep(196)
    assert field.clean("196") == 196
    assert not field.has_changed(196, "196")
    assert field.has_changed(196, "240")


@pytest.mark.parametrize(("sent", "kept"), [("28", 28), ("240", 240), ("27", 28), ("360", 28), ("xq", 28)])
def test_the_form_takes_a_hue_it_offered_and_no_other(client, editor, sent, kept):
    campaign = CampaignFactory(hue=28)
    client.force_login(editor)
    client.post(
        reverse("campaign:edit", args=[campaign.pk]),
        nested_form_data({**brief(campaign, hue=sent, areas=""), **formsets()}),
    )
    assert Campaign.objects.get().hue == kept


def test_the_form_shows_each_hue_beside_its_name_and_marks_the_one_it_has(client, editor):
    campaign = CampaignFactory(hue=196)
    client.force_login(editor)
    page = BeautifulSoup(client.get(reverse("campaign:edit", args=[campaign.pk])).content, "html.parser")
    group = page.find(attrs={"role": "radiogroup", "aria-label": "Colour"})
    assert [label.get_text(strip=True) for label in group.find_all("label")][7:9] == ["Cyan", "Sky blue"]
    assert [box["value"] for box in group.find_all("input", checked=True)] == ["196"]
    assert [label.rect["fill"].rpartition(" ")[2] for label in group.find_all("label")] == [
        f"{box['value']})" for box in group.find_all("input")
    ]


def test_a_new_campaign_has_a_colour_from_the_start(client, editor):
    client.force_login(editor)
    page = BeautifulSoup(client.get(reverse("campaign:add")).content, "html.parser")
    assert [box["value"] for box in page.find_all("input", attrs={"name": "hue"}, checked=True)] == ["200"]
