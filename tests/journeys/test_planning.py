"""Ways of a planner in a browser, each within the clicks it may cost: a toolkit, a copy, a radio run, a hand-over."""

import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from campaigns.models import Airing, Campaign, HandOver
from campaigns.planning.choices import Medium, Status
from tests.conftest import person
from tests.factories.broadcast import StationPriceFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EvidenceFactory, complete_campaign
from tests.factories.partners import OrganisationFactory, country, region
from tests.factories.toolkits import ToolkitFactory

pytestmark = pytest.mark.browser


class Planner:
    """Somebody signed in at a window, whose clicks are counted."""

    def __init__(self, seen, site, who):
        self.seen, self.page, self.site, self.clicks = seen, seen.page, site, 0
        self.become(who)

    def become(self, who):
        browser = Client()
        browser.force_login(who)
        key = browser.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": self.site}])

    def open(self, address):
        self.page.goto(f"{self.site}{address}")

    def click(self, name, role="link"):
        self.clicks += 1
        self.page.get_by_role(role, name=name, exact=True).first.click()
        self.page.wait_for_load_state("load")

    def take_away(self, area):
        """Takes the chip of an area away; the cursor stands where the next is typed."""
        self.clicks += 1
        self.page.get_by_role("button", name=f"Remove {area}").click()

    def sees(self, text):
        self.page.get_by_text(text).first.wait_for()

    def is_clean(self) -> bool:
        return (self.seen.violations(), self.seen.faults, self.seen.overflow()) == ([], [], 0)


@pytest.fixture(params=[360, 1280])
def planner(site, window, request):
    who = person("editor")
    with window(width=request.param) as seen:
        yield Planner(seen, site, who)


def fill_days(planner, **days):
    for name, day in days.items():
        planner.page.locator(f"main [name={name}]").fill(day)


def test_last_years_campaign_is_copied_in_three_clicks(planner):
    last = complete_campaign(code="roads-2025", name="Roads", areas=[country(), region()])
    planner.open(f"/admin/campaign/inspect/{last.pk}/")
    planner.click("Copy")
    assert planner.is_clean()
    fill_days(planner, starts_on="2027-02-01")
    planner.take_away(country().name)
    planner.click("Make the copy", "button")
    planner.sees("The copy is a draft now.")
    copy = Campaign.objects.exclude(pk=last.pk).get()
    assert planner.clicks <= 3
    assert (copy.code, copy.starts_on, list(copy.areas.all())) == ("roads-2026", datetime.date(2027, 2, 1), [region()])
    assert copy.objectives.count() == 1


def test_an_area_is_swapped_for_another_within_the_three_clicks(planner):
    last = complete_campaign(code="roads-2025", name="Roads", areas=[region("XD-01", "North")])
    region("XD-02", "South")
    planner.open(f"/admin/campaign/inspect/{last.pk}/")
    planner.click("Copy")
    fill_days(planner, starts_on="2027-02-01")
    planner.take_away("North")
    keyboard = planner.page.keyboard
    keyboard.type("South")
    planner.page.locator(".ui-autocomplete:visible li").first.wait_for()
    keyboard.press("Enter")
    planner.page.get_by_role("button", name="Remove South").wait_for()
    assert planner.is_clean()
    planner.click("Make the copy", "button")
    planner.sees("The copy is a draft now.")
    copy = Campaign.objects.exclude(pk=last.pk).get()
    assert planner.clicks <= 3
    assert [area.name for area in copy.areas.all()] == ["South"]


def test_a_campaign_is_planned_from_a_toolkit(planner):
    organisation = OrganisationFactory(name="Open Harbour")
    toolkit = ToolkitFactory(name="A play with a talk", organisation=organisation, is_shared=True)
    country()
    planner.open(f"/admin/toolkit/inspect/{toolkit.pk}/")
    planner.click("Start a campaign")
    assert planner.is_clean()
    page = planner.page
    page.locator("main [name=name]").fill("Ask first")
    page.locator("main [name=code]").fill("ask-first")
    page.locator("main [name=lead_organisation]").select_option(label="Open Harbour")
    fill_days(planner, starts_on="2027-01-01")
    page.locator(".tagit-new input").first.press_sequentially(country().name)
    page.locator(".ui-autocomplete:visible li").first.wait_for()
    page.keyboard.press("Enter")
    planner.click("Make the draft", "button")
    planner.sees("The draft is made. What it still lacks stands at the top.")
    campaign = Campaign.objects.get()
    assert campaign.objectives.get().statement == "A third more of the audience would check an offer."
    EvidenceFactory(campaign=campaign)  # cited in one click where national figures are in force
    objective = campaign.objectives.get()
    objective.area, objective.baseline, objective.target = country(), 25, 40
    objective.save()
    planner.open(f"/admin/campaign/inspect/{campaign.pk}/")
    assert planner.is_clean()
    planner.click("Plan")
    planner.click("Plan this campaign", "button")
    planner.sees("The campaign is planned.")
    assert Campaign.objects.get().status == Status.PLANNED
    assert [check.text for check in campaign.checklist.all()] == ["Ask the schools", "Print the posters"]


def test_a_radio_run_is_booked_in_six_clicks(planner):
    first = timezone.localdate()
    campaign = CampaignFactory(
        status=Status.ACTIVE, areas=[region()], starts_on=first, ends_on=first + datetime.timedelta(days=90)
    )
    activity = ActivityFactory(
        campaign=campaign, name="Spots", medium=Medium.RADIO_SPOT, starts_on=first, ends_on=campaign.ends_on
    )
    station = StationPriceFactory(
        station__name="Coast FM", station__coverage=[country()], price="12.50", valid_from=first
    ).station
    planner.open(f"/admin/campaign/inspect/{campaign.pk}/")
    planner.click(planner.page.locator(f"a[href*='activity={activity.pk}']").first.inner_text().strip())
    assert planner.is_clean()
    planner.page.locator("main [name=station]").select_option(value=str(station.pk))
    planner.clicks += 2
    planner.click("Preview", "button")
    planner.sees("1,250 KES")
    assert planner.is_clean()
    planner.click("Save and book", "button")
    planner.sees("100 airings are on the plan.")
    assert planner.clicks <= 6
    assert Airing.objects.filter(flight__activity=activity).count() == 100


def test_a_campaign_is_handed_over_and_accepted(planner):
    colleague = person("coordinator", username="colleague")
    campaign = complete_campaign(name="Roads")
    planner.open(f"/admin/campaign/inspect/{campaign.pk}/")
    planner.click("Name somebody")
    assert planner.is_clean()
    planner.page.locator("main [name=to]").select_option(value=str(colleague.pk))
    planner.page.locator("main [name=note]").fill("The radio comes next.")
    planner.click("Hand over", "button")
    planner.sees("The campaign is handed over.")
    assert planner.clicks <= 3
    planner.become(colleague)
    planner.open("/admin/")
    planner.page.get_by_role("link", name="handed you").first.click()
    planner.click("I look after it", "button")
    planner.sees("You look after this campaign.")
    assert Campaign.objects.get().keeper == colleague
    assert HandOver.objects.waiting().count() == 0
