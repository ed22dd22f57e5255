"""A tour of four stops planned, booked and moved in a browser: clicks counted; by keyboard alone, without a script."""

import datetime

import pytest
from django.utils import timezone

from campaigns.models import Performance, Tour
from campaigns.planning.choices import Medium, Status
from tests.conftest import person
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import VenueFactory, region

from .test_planning import Planner

pytestmark = pytest.mark.browser

STOPS = "School 1\nSchool 2\nSchool 3\nSchool 4"


@pytest.fixture(params=[360, 1280])
def width(request):
    return request.param


@pytest.fixture
def activity(site):
    first = timezone.localdate()
    campaign = CampaignFactory(
        status=Status.ACTIVE, areas=[region()], starts_on=first, ends_on=first + datetime.timedelta(days=90)
    )
    for number in range(1, 5):
        VenueFactory(name=f"School {number}")
    return ActivityFactory(
        campaign=campaign, name="Puppets", medium=Medium.PUPPET_SHOW, starts_on=first, ends_on=campaign.ends_on
    )


def test_a_tour_of_four_stops_is_booked_in_three_clicks_and_moved(site, window, width, activity):
    who = person("coordinator")
    with window(width=width) as seen:
        planner = Planner(seen, site, who)
        planner.open(f"/admin/campaign/inspect/{activity.campaign_id}/")
        assert planner.is_clean()
        planner.click("Plan a tour: Puppets")
        assert planner.is_clean()
        planner.page.locator("main [name=stops]").fill(STOPS)
        planner.click("Preview", "button")
        planner.sees("Nothing is in the way.")
        assert planner.is_clean()
        planner.click("Save and book", "button")
        planner.sees("4 performances are booked.")
        assert planner.clicks == 3
        tour = Tour.objects.get()
        planner.open(f"/admin/tour/inspect/{tour.pk}/")
        assert planner.is_clean()
        before = [one.event.day for one in tour.performances.select_related("event__venue")]
        planner.click("Move the rest")
        assert planner.is_clean()
        planner.page.locator("main [name=days]").fill("7")
        planner.click("Preview", "button")
        assert planner.is_clean()
        planner.click("Move them", "button")
        planner.sees("4 performances are moved.")
        assert planner.clicks == 6
        after = [one.event.day for one in tour.performances.select_related("event__venue")]
        assert [day - datetime.timedelta(days=7) for day in after] == before
        planner.open(f"/admin/performance/inspect/{tour.performances.first().pk}/")
        assert planner.is_clean()
        for address in (f"/admin/tour/sheet/{tour.pk}/", "/admin/tour/", "/admin/performance/"):
            planner.open(address)
            assert planner.is_clean()


def test_a_tour_is_booked_without_a_script_and_by_keyboard_alone(site, window, width, activity):
    who = person("coordinator")
    with window(width=width, java_script_enabled=False) as seen:
        planner = Planner(seen, site, who)
        planner.open(f"/admin/tour/new/?activity={activity.pk}")
        page = planner.page
        page.locator("main [name=stops]").focus()
        page.keyboard.type("School 2")
        page.keyboard.press("Enter")
        page.keyboard.type("School 1")
        page.get_by_role("button", name="Preview", exact=True).focus()
        page.keyboard.press("Enter")
        planner.sees("Nothing is in the way.")
        page.get_by_role("button", name="Save and book", exact=True).focus()
        page.keyboard.press("Enter")
        planner.sees("2 performances are booked.")
        venues = [one.event.venue.name for one in Performance.objects.select_related("event__venue")]
        assert venues == ["School 2", "School 1"]
