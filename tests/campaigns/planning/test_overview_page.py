"""The overview of a campaign says first what is on it, and folds what is long; both without a script."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import ModelLogEntry

from campaigns.planning.choices import Theme
from partners.people.choices import Role
from tests.conftest import person
from tests.factories.campaigns import ActivityFactory, CampaignFactory, LessonFactory, ObjectiveFactory

pytestmark = pytest.mark.django_db


def overview(client, user, campaign):
    client.force_login(user)
    answer = client.get(reverse("campaign:inspect", args=[campaign.pk]))
    return BeautifulSoup(answer.content, "html.parser").find("main")


def jumps(page):
    links = page.find("nav", attrs={"aria-label": "On this page"}).find_all("a")
    return {link["href"]: " ".join(link.get_text(" ", strip=True).split()) for link in links}


def test_it_says_first_what_is_on_it_and_how_much(client, coordinator):
    campaign = CampaignFactory()
    ActivityFactory.create_batch(2, campaign=campaign)
    ObjectiveFactory(campaign=campaign, theme=Theme.SAFE_MIGRATION)
    LessonFactory(campaign=campaign)
    page = overview(client, coordinator, campaign)
    found = jumps(page)
    expected = {
        "#activities": "Activities (2)",
        "#brief": "Brief",
        "#theme-safe_migration": "Safe migration (1)",
        "#results": "Results framework (0)",
        "#lessons": "Lessons (1)",
        "#links": "Short links (0)",
        "#history": "History",
    }
    assert expected.items() <= found.items()
    assert [address for address in found if page.find(id=address[1:]) is None] == []


def test_it_names_no_part_that_an_agency_does_not_see(client, organisation_a):
    campaign = CampaignFactory(lead_organisation=organisation_a)
    page = overview(client, person(Role.AGENCY, organisation_a), campaign)
    found = jumps(page)
    assert {"#activities", "#lessons", "#links"}.isdisjoint(found)
    assert [address for address in found if page.find(id=address[1:]) is None] == []


@pytest.mark.parametrize(("many", "folded"), [(10, 0), (13, 3)])
def test_what_goes_beyond_ten_is_folded_beside_the_way_to_all(client, coordinator, many, folded):
    campaign = CampaignFactory()
    ActivityFactory.create_batch(many, campaign=campaign)
    LessonFactory.create_batch(many, campaign=campaign)
    page = overview(client, coordinator, campaign)
    for part, name in [("activities", "activity"), ("lessons", "lesson")]:
        section = page.find(id=part)
        shown = [line for line in section.find_all("li") if line.find_parent("details") is None]
        more = section.find("details")
        assert len(shown) == 10
        assert len(more.find_all("li") if more else []) == folded
        whole = section.find("a", href=f"{reverse(f'{name}:index')}?campaign={campaign.pk}")
        assert (whole is not None) == bool(folded)


def test_the_older_half_of_a_long_history_is_folded(client, coordinator):
    campaign = CampaignFactory()
    for _ in range(12):
        ModelLogEntry.objects.log_action(campaign, "campaigns.change", user=coordinator)
    section = overview(client, coordinator, campaign).find(id="history")
    newest, older = section.find_all("ol")
    assert (len(newest.find_all("li")), len(older.find_all("li"))) == (10, 2)
    assert older.find_parent("details") is not None
    assert newest.find_parent("details") is None
