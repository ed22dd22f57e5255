"""National figures a planner cites in one click: interval, source and vintage come along."""

import datetime

import pytest
from django.urls import reverse

from campaigns.models import Evidence
from campaigns.planning.choices import Theme
from campaigns.planning.citing import figures_for
from tests.factories.campaigns import CampaignFactory, ObjectiveFactory
from tests.factories.evaluation import glotip_row, national_release
from tests.factories.partners import MembershipFactory, UserFactory, country, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def approver():
    return UserFactory(role="approver")


def small_figure(folder, approver=None):
    """Fewer than five people convicted in the fictional country in 2021."""
    country()
    row = glotip_row(indicator="Persons convicted", value="<5", year=2021)
    return national_release(folder, row, approver=approver)


def test_the_newest_figure_is_offered_in_words_with_source_and_vintage(tmp_path, editor, approver):
    small_figure(tmp_path, approver)
    [figure] = figures_for(CampaignFactory(areas=[region()]), editor)
    assert "fewer than 5" in figure.statement
    assert (figure.theme, figure.as_of) == (Theme.TRAFFICKING, datetime.date(2025, 4, 14))
    assert figure.source
    assert figure.caution


def test_a_release_nobody_approved_is_not_offered(tmp_path, editor):
    small_figure(tmp_path)
    assert figures_for(CampaignFactory(areas=[region()]), editor) == []


def test_one_click_cites_it_and_a_second_one_does_not_cite_it_twice(client, tmp_path, editor, approver):
    small_figure(tmp_path, approver)
    campaign = CampaignFactory(areas=[region()])
    [figure] = figures_for(campaign, editor)
    client.force_login(editor)
    address = reverse("campaign:cite", args=[campaign.pk])
    for _click in range(2):
        client.post(address, {"figure": figure.key})
    evidence = Evidence.objects.get()
    assert (evidence.statement, evidence.source, evidence.as_of) == (figure.statement, figure.source, figure.as_of)
    assert campaign.versions.first().content["evidence"][str(evidence.pk)]["statement"] == figure.statement


def test_a_figure_on_another_crime_is_not_offered(client, tmp_path, editor, approver):
    small_figure(tmp_path, approver)
    campaign = CampaignFactory(areas=[region()])
    ObjectiveFactory(campaign=campaign, theme=Theme.SMUGGLING)
    client.force_login(editor)
    assert client.get(reverse("campaign:inspect", args=[campaign.pk])).context["figures"] == []


def test_a_stranger_cannot_cite(client, tmp_path, partner, coordinator, approver):
    small_figure(tmp_path, approver)
    MembershipFactory(user=partner)
    address = reverse("campaign:cite", args=[CampaignFactory(areas=[region()]).pk])
    for person, status in ((partner, 404), (coordinator, 302)):
        client.force_login(person)
        assert client.post(address, {"figure": "XDM:PER_CONVICTED:2021-01-01"}).status_code == status
    assert not Evidence.objects.exists()
