"""A campaign's page is made from its record."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry, PageLogEntry

from content.models import CampaignPage
from content.pages.actions import create_campaign_page
from content.pages.tabs import public_page_tab
from partners.people.role_groups import sync_roles
from tests.factories.campaigns import CampaignFactory, ObjectiveFactory


@pytest.fixture
def people(site, editor, partner, administrator):
    sync_roles()


@pytest.fixture
def campaign(site, organisation_a):
    record = CampaignFactory(status="active", lead_organisation=organisation_a, name="Check first", code="check-first")
    ObjectiveFactory(campaign=record, theme="trafficking", message="Check before you go.")
    ObjectiveFactory(campaign=record, theme="smuggling", message="A smuggler owes you nothing.")
    return record


def test_the_page_takes_its_words_from_the_record(people, editor, campaign):
    page = create_campaign_page(by=editor, campaign=campaign)
    blocks = [
        (block["type"], block["value"].get("theme"), block["value"].get("message")) for block in page.body.raw_data
    ]
    assert (page.title, page.slug, page.live, page.owner) == ("Check first", "check-first", False, editor)
    assert blocks == [
        ("message", "smuggling", "A smuggler owes you nothing."),
        ("message", "trafficking", "Check before you go."),
        ("help_call", None, None),
    ]
    assert PageLogEntry.objects.filter(page=page, action="wagtail.create", user=editor).count() == 1
    assert ModelLogEntry.objects.filter(action="clarion.campaign_page_created", user=editor).count() == 1


def test_a_campaign_has_one_page_a_language(people, editor, campaign):
    create_campaign_page(by=editor, campaign=campaign)
    with pytest.raises(ValidationError):
        create_campaign_page(by=editor, campaign=campaign)


def test_a_partner_may_not(people, partner, campaign):
    with pytest.raises(PermissionDenied):
        create_campaign_page(by=partner, campaign=campaign)
    assert CampaignPage.objects.count() == 0


def test_the_button_stands_on_the_overview_and_works(people, editor, partner, campaign, client):
    (tab,) = public_page_tab(campaign, editor)
    assert tab.context["may_create"] is True
    client.force_login(editor)
    response = client.post(reverse("content_create_campaign_page", args=[campaign.pk]))
    page = CampaignPage.objects.get()
    assert (response.status_code, response["Location"]) == (302, reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert client.get(response["Location"]).status_code == 200
    assert public_page_tab(campaign, editor)[0].context["may_create"] is False


def test_strangers_find_no_button(people, partner, partner2, campaign, client):
    for person in (partner, partner2):
        client.force_login(person)
        assert client.post(reverse("content_create_campaign_page", args=[campaign.pk])).status_code == 404
    assert CampaignPage.objects.count() == 0
