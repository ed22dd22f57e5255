"""A campaign is planned and an event booked by the keyboard alone: focus is seen, goes in order, is never held."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from campaigns.models import Campaign, Event
from partners.people.choices import Role
from partners.people.role_groups import sync_roles
from tests.conftest import person
from tests.factories.partners import OrganisationFactory, RoomFactory, VenueFactory

from .keys import Keys
from .waiting import comes_true

pytestmark = pytest.mark.browser

PASSWORD = "clarion-tests"


@pytest.fixture
def keys(site, window):
    """A window, and two people with the records they work on."""
    sync_roles(strict=False)
    person(Role.EDITOR)
    person(Role.COORDINATOR)
    OrganisationFactory(name="Open Harbour")
    RoomFactory(venue=VenueFactory(name="Hillside School"), name="Hall")
    with window(width=1280, height=900, locale="en") as seen:
        yield Keys(seen.page, site)
        assert [line for line in seen.faults if "404" not in line] == []


def create(keys):
    keys.open("/admin/campaign/new/")
    keys.fill("Name", "Ask first")
    keys.fill("Code", "ask-first")
    keys.choose("Choose an organisation", "Open Harbour")
    keys.chips("Areas", "Demoland")
    keys.fill("Starts on", "01012026")
    keys.fill("Ends on", "12312027")
    keys.press("Create")
    keys.sees("Its audiences and objectives.".lower())


def complete(keys):
    """Audience, objective, evidence and an activity, in the tabs of the editor."""
    keys.press("Add Audience", leaves=False)
    keys.fill("Name", "Pupils of 14 to 17")
    keys.press("Save")
    keys.press("Edit")
    show_tab(keys, "Objectives")
    keys.press("Add Objective", leaves=False)
    keys.pick("Theme", "Trafficking in persons")
    keys.pick("Behaviour", "Check an offer")
    keys.fill("Objective", "By December 2027 40 % of pupils check an offer before accepting it.")
    keys.fill("Message", "Check the offer before you go.")
    keys.pick("Audience", "Pupils of 14 to 17")
    keys.choose("Choose an area", "Demoland")
    keys.fill("Measured by", "Pupils who would check an offer")
    keys.fill("Unit", "% of pupils")
    keys.fill("Baseline", "25")
    keys.fill("Target", "40")
    keys.fill("By", "12312027")
    keys.press("Save")
    keys.press("Edit")
    show_tab(keys, "Evidence")
    keys.press("Add Evidence", leaves=False)
    keys.pick("Theme", "Trafficking in persons")
    keys.fill("Why there is no data", "No survey has asked pupils yet.")
    keys.press("Save")
    keys.press("Edit")
    show_tab(keys, "Activities")
    keys.press("Add Activity", leaves=False)
    keys.fill("Name", "Seminars in schools")
    keys.pick("Medium", "School seminar")
    keys.fill("Starts on", "01012026")
    keys.fill("Ends on", "12312027")
    keys.press("Save")


def show_tab(keys, name):
    """Tab leads to the tabs, arrows from one to the next."""
    keys.to("Brief", kind="tab")
    while (here := keys.focused_text()) != name:
        keys.page.keyboard.press("ArrowRight")
        assert comes_true(keys.page, "(before) => document.activeElement.innerText.trim() !== before", here)
    keys.enter(leaves=False)


def book(keys):
    keys.open("/admin/event/new/")
    keys.pick("Activity", "Ask first: Seminars")
    keys.choose("Choose a venue", "Hillside School")
    keys.press("Next: day, hour and people")
    keys.fill("Title", "Seminar for form 3")
    keys.fill("Day", "11042026")
    keys.fill("Starts", "0900AM")
    keys.fill("Ends", "1030AM")
    keys.pick("Room", "Hall")
    keys.press("Book")
    keys.sees("Seminar for form 3")


def test_a_campaign_is_planned_and_an_event_is_booked_without_a_mouse(keys):
    keys.sign_in("editor", PASSWORD)
    create(keys)
    complete(keys)
    keys.press("Plan", kind="a")
    keys.press("Plan this campaign")
    keys.sees("The campaign is planned.")
    assert Campaign.objects.get().status == "planned"
    keys.page.context.clear_cookies()
    keys.sign_in("coordinator", PASSWORD)
    book(keys)
    event = Event.objects.get()
    assert (event.campaign.code, event.venue.name, event.local_start.hour) == ("ask-first", "Hillside School", 9)


@pytest.mark.parametrize("address", ["/admin/", "/admin/campaign/", "/admin/campaign/new/", "/admin/event/new/"])
def test_the_focus_passes_everything_once_in_the_order_of_the_page_and_leaves(keys, address):
    keys.sign_in("editor", PASSWORD)
    keys.open(address)
    stops = keys.round()
    assert stops[0]["name"] == "Skip to main content"
    assert len(stops) > 10
    assert [stop["markup"] for stop in stops if not stop["forward"]] == []
    assert [stop["markup"] for stop in stops if not stop["name"]] == []


def test_a_chooser_keeps_the_focus_while_it_is_open_and_gives_it_back(keys):
    keys.sign_in("coordinator", PASSWORD)
    keys.open("/admin/event/new/")
    keys.press("Choose a venue", leaves=False)
    keys.page.locator('.modal.in[aria-label="Choose a venue"]').wait_for()
    assert [rule["id"] for rule in Axe().run(keys.page).response["violations"]] == []
    keys.to("Hillside School", kind="a")
    keys.page.keyboard.press("Escape")
    keys.page.locator(".modal").wait_for(state="detached")
    keys.to("Next: day, hour and people", most=2)
