"""Ways of a planner by the keyboard alone. A few run each time; the others are long checks."""

import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from campaigns.models import Airing, Campaign, CostLine, HandOver, Mention, Placement, Reading
from campaigns.planning.choices import Medium, Status
from clarion.lists.models import SavedView
from tests.conftest import person
from tests.factories.broadcast import AiringFactory, FlightFactory, StationPriceFactory
from tests.factories.budget import CountedCampaignFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ProgrammeFactory, complete_campaign
from tests.factories.partners import OrganisationFactory, country, region
from tests.factories.toolkits import ToolkitFactory

from .keys import Keys

pytestmark = pytest.mark.browser


@pytest.fixture
def keys(site, window):
    """A window in which an editor is signed in; the browser writes days as month, day, year."""
    browser = Client()
    browser.force_login(person("editor"))
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value
    with window(width=1280, locale="en") as seen:
        seen.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
        yield Keys(seen.page, site)
        assert seen.faults == []


def typed(day: datetime.date) -> str:
    return day.strftime("%m%d%Y")


def radio(name="Coast FM"):
    """An activity on the radio from today, and a station that may send it."""
    first = timezone.localdate()
    last = first + datetime.timedelta(days=90)
    campaign = CampaignFactory(status=Status.ACTIVE, areas=[region()], starts_on=first, ends_on=last)
    activity = ActivityFactory(campaign=campaign, medium=Medium.RADIO_SPOT, starts_on=first, ends_on=last)
    price = StationPriceFactory(station__name=name, station__coverage=[country()], price="12.50", valid_from=first)
    return activity, price.station


def test_a_radio_run_is_previewed_and_booked(keys):
    activity, _station = radio()
    keys.open(f"/admin/flight/new/?activity={activity.pk}")
    keys.pick("Station", "Coast FM")
    keys.press("Preview", kind="button")
    keys.sees("1,250 KES")
    keys.press("Save and book", kind="button")
    keys.sees("100 airings are on the plan.")
    assert Airing.objects.count() == 100


def test_a_comment_names_a_colleague(keys):
    person("coordinator")
    campaign = complete_campaign()
    keys.open(f"/admin/discussion/campaign/{campaign.pk}/")
    keys.to("Comment", kind="textarea")
    keys.page.keyboard.type("@coordinator Is the hall booked?")
    keys.press("Save comment", kind="button")
    keys.sees("Is the hall booked?")
    assert Mention.objects.get().person.username == "coordinator"


def test_a_view_of_a_list_is_kept_and_shown_again(keys):
    CampaignFactory(name="Roads", status=Status.ACTIVE)
    CampaignFactory(name="Rivers")
    keys.open("/admin/campaign/?status=active")
    keys.press("Save this view", kind="a")
    keys.fill("Name", "Running now")
    keys.press("Save", kind="button")
    keys.open("/admin/campaign/")
    keys.sees("Rivers")
    keys.press("Running now", kind="a")
    assert keys.page.locator("td.title").all_inner_texts()[0].startswith("Roads")
    assert keys.page.locator(".listing tbody tr").count() == 1
    assert SavedView.objects.get().name == "Running now"


@pytest.mark.deep
def test_an_airing_is_moved_and_the_rest_confirmed(keys):
    activity, station = radio()
    flight = FlightFactory(activity=activity, station=station, starts_on=activity.starts_on, ends_on=activity.ends_on)
    day = timezone.localdate() + datetime.timedelta(days=3)
    at = datetime.datetime.combine(day, datetime.time(6), datetime.UTC)
    moved, kept = (AiringFactory(flight=flight, starts_at=at + datetime.timedelta(hours=n)) for n in (0, 1))
    keys.open(f"/admin/airing/inspect/{moved.pk}/")
    keys.press("Move", kind="a")
    keys.fill("Day", typed(day))
    keys.fill("Hour", "1215PM")
    keys.fill("Reason", "The station asked for it.")
    keys.press("Move this airing", kind="button")
    keys.sees("12:15")
    keys.open("/admin/airing/confirm/")
    keys.pick("Station", "Coast FM")
    keys.fill("From", typed(day))
    keys.fill("Until", typed(day))
    keys.press("Show", kind="button")
    keys.sees("2 airings wait")
    keys.press("Confirm them all", kind="button")
    kept.refresh_from_db()
    assert kept.state == "confirmed"


@pytest.mark.deep
def test_a_batch_of_posters_is_planned_and_its_codes_stand_on_a_sheet(keys):
    campaign = CampaignFactory(areas=[country()])
    ActivityFactory(campaign=campaign, medium=Medium.POSTER)
    region()
    keys.open(f"/admin/print_batch/new/?campaign={campaign.pk}")
    keys.fill("Name", "A real job can wait")
    keys.fill("Copies", "90")
    keys.fill("Due", typed(timezone.localdate()))
    keys.fill("Places", f"Central bus station; {country().code}; 40")
    keys.to(region().name)
    keys.page.keyboard.press("Space")
    keys.press("Create", kind="button")
    keys.press("Sheet of QR codes", kind="a")
    assert keys.page.locator(".sheet__label").count() == 2
    assert sorted(Placement.objects.values_list("quantity", flat=True)) == [40, 50]


@pytest.mark.deep
def test_a_result_gets_an_indicator_and_a_reading(keys):
    campaign = complete_campaign()
    keys.open(f"/admin/result/new/?campaign={campaign.pk}&level=outcome")
    keys.fill("Code", "1")
    keys.fill("Statement", "Pupils know whom to call.")
    keys.press("Create", kind="button")
    keys.open(f"/admin/campaign/inspect/{campaign.pk}/")
    keys.press("Add an indicator to 1", kind="a")
    keys.fill("Indicator", "Pupils who name the help line")
    keys.fill("Unit", "% of pupils")
    keys.press("Create", kind="button")
    keys.open(f"/admin/campaign/inspect/{campaign.pk}/")
    keys.press("Record a reading", kind="a")
    keys.fill("Day", typed(timezone.localdate()))
    keys.fill("Value", "31")
    keys.press("Record", kind="button")
    assert Reading.objects.get().value == 31


@pytest.mark.deep
def test_a_table_of_costs_is_read_and_shown_before_it_is_added(keys, tmp_path):
    campaign = CountedCampaignFactory()
    table = tmp_path / "costs.csv"
    table.write_text("Kind,Date,Description,Amount,Currency\npaid,2026-03-10,Air time,500.00,EUR\n")
    keys.open(f"/admin/cost_line/import/{campaign.pk}/")
    keys.choose_file("File", table)
    keys.press("Read the file", kind="button")
    keys.sees("1 line is new.")
    assert CostLine.objects.count() == 0


@pytest.mark.deep
def test_a_campaign_is_handed_over(keys):
    colleague = person("coordinator", first_name="Kim", last_name="Other")
    campaign = complete_campaign()
    keys.open(f"/admin/discussion/hand-over/{campaign.pk}/")
    keys.pick("Colleague", str(colleague))
    keys.fill("Note", "The radio comes next.")
    keys.press("Hand over", kind="button")
    keys.sees("The campaign is handed over.")
    assert HandOver.objects.get().receiver == colleague


@pytest.mark.deep
def test_several_campaigns_get_a_programme_and_it_is_taken_back(keys):
    organisation = OrganisationFactory()
    ProgrammeFactory(name="The first question", lead_organisation=organisation)
    CampaignFactory(name="Roads", lead_organisation=organisation)
    keys.open("/admin/campaign/")
    keys.press("Choose a programme for several", kind="a")
    keys.pick("Programme", "The first question")
    keys.to("Roads")
    keys.page.keyboard.press("Space")
    keys.press("Choose a programme for several", kind="button")
    keys.sees("Programme chosen for 1 campaign.")
    assert Campaign.objects.get().programme.name == "The first question"
    keys.press("Undo", kind="a")
    keys.press("Take it back", kind="button")
    assert Campaign.objects.get().programme is None


@pytest.mark.deep
def test_the_calendar_is_moved_about(keys):
    today = timezone.localdate()
    complete_campaign(name="Roads", starts_on=today, ends_on=today + datetime.timedelta(days=90))
    keys.open("/admin/calendar/")
    for layout in ("Week", "List", "Month"):
        keys.press(layout, kind="a")
        keys.to(layout, kind="a")
        assert keys.page.evaluate("document.activeElement.getAttribute('aria-current')") == "page"
    before = keys.page.locator("#calendar-title").inner_text()
    keys.press("Later", kind="a")
    assert keys.page.locator("#calendar-title").inner_text() != before
    keys.to("Choose a day, or what to show")
    keys.page.keyboard.press("Enter")
    keys.pick("Campaign", "Roads")
    keys.press("Show", kind="button")
    assert f"campaign={Campaign.objects.get().pk}" in keys.page.url


@pytest.mark.deep
def test_a_campaign_is_started_from_a_toolkit(keys):
    organisation = OrganisationFactory(name="Open Harbour")
    toolkit = ToolkitFactory(organisation=organisation, is_shared=True)
    country()
    keys.open(f"/admin/toolkit/inspect/{toolkit.pk}/")
    keys.press("Start a campaign", kind="a")
    keys.fill("Name", "Ask first")
    keys.fill("Code", "ask-first")
    keys.pick("Lead organisation", "Open Harbour")
    keys.fill("Starts on", "01012027")
    keys.chips("Areas", country().name)
    keys.press("Make the draft", kind="button")
    keys.sees("The draft is made. What it still lacks stands at the top.")
    assert Campaign.objects.get().code == "ask-first"
