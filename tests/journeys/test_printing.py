"""From a campaign's page to a sheet of QR codes, as a coordinator clicks it."""

import pytest
from django.conf import settings
from django.test import Client

from campaigns.models import Placement
from campaigns.planning.choices import Medium
from tests.conftest import person
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import country, region

pytestmark = pytest.mark.browser
MOST_CLICKS = 6


@pytest.mark.parametrize("width", [360, 1280])
def test_a_batch_of_posters_is_planned_and_its_codes_stand_on_a_sheet(site, window, width):
    campaign = CampaignFactory(areas=[country()])
    ActivityFactory(campaign=campaign, medium=Medium.POSTER, name="Posters at bus stations")
    region()
    browser = Client()
    browser.force_login(person("coordinator"))
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    clicked = []
    with window(width=width) as seen:
        page = seen.page

        def click(one):
            clicked.append(one)
            one.click()

        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
        page.goto(f"{site}/admin/campaign/inspect/{campaign.pk}/")
        click(page.get_by_role("link", name="Plan a print batch"))
        page.get_by_label("Name").fill("A real job can wait")
        page.get_by_label("Copies").fill("90")
        page.locator("[name=due_on]").fill("2026-12-01")
        page.locator("[name=lines]").fill(f"Central bus station; {country().code}; 40")
        click(page.get_by_label(region().name, exact=True))
        click(page.get_by_role("button", name="Create"))
        click(page.get_by_role("link", name="Sheet of QR codes"))
        page.wait_for_url("**/sheet/**")
        labels = page.locator(".sheet__label")
        assert [labels.nth(n).locator(".sheet__place").inner_text() for n in range(labels.count())] == [
            "Central bus station",
            region().name,
        ]
        assert labels.first.locator("svg").bounding_box()["width"] > 100
        assert (seen.violations(), seen.faults, seen.overflow()) == ([], [], 0)
    assert len(clicked) <= MOST_CLICKS
    assert sorted(Placement.objects.values_list("quantity", flat=True)) == [40, 50]
