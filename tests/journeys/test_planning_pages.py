"""Every planning page as a listener hears it and the Tab key walks it, on phone and desk, in English and Arabic.

A page of each kind runs each time; all of them are long checks. Rules of accessibility and what is cut off are checked
with the other pages of the admin in ``test_admin_pages``.
"""

import pytest
from wagtail.users.models import UserProfile

from campaigns.models import Campaign
from tests.admin.pages import planning_pages
from tests.admin.records import furnished
from tests.factories.campaigns import ActivityFactory, ProgrammeFactory
from tests.factories.discussion import CommentFactory
from tests.factories.printing import PlacementFactory, PrintBatchFactory

from .keys import Keys
from .reading import cut_short, told
from .test_admin_pages import Desk

pytestmark = pytest.mark.browser

SAMPLE = ("calendar", "campaign:inspect", "print_batch:inspect", "flight:add")

SEND_EMPTY = """() => {
  const form = [...document.querySelectorAll("main form[method=post i]")].at(-1);
  for (const field of form.querySelectorAll("input:not([type=hidden], [type=submit]), textarea, select")) {
    if (["checkbox", "radio"].includes(field.type)) field.checked = false;
    else field.value = "";
  }
  HTMLFormElement.prototype.submit.call(form);
}"""


@pytest.fixture
def house(site, tmp_path):
    """The records of every page, and a second one of those that a page shows side by side."""
    house = furnished(tmp_path)
    campaign = house.records["campaigns.campaign"]
    batch = house.records["campaigns.printbatch"]
    ActivityFactory(campaign=campaign)
    ProgrammeFactory(lead_organisation=campaign.lead_organisation)
    PrintBatchFactory(campaign=campaign, language="sw")
    PlacementFactory(batch=batch)
    for _ in range(2):
        CommentFactory(campaign=campaign, author=house.people["partner"])
    return house


def faults(page, seen, site) -> list[str]:
    """What a listener would miss on the page that is open, and where the Tab key goes astray."""
    found = [*told(seen.page), *(f"cut short: {text}" for text in cut_short(seen.page))]
    stops = Keys(seen.page, site).round()
    found += [f"goes back: {stop['markup']}" for stop in stops if not stop["forward"]]
    found += [f"no name: {stop['markup']}" for stop in stops if not stop["name"]]
    return [f"{page.name} ({page.role}) {page.address}: {fault}" for fault in found]


def walk(house, site, window, *, names=None, language, width) -> list[str]:
    for someone in house.people.values():
        UserProfile.objects.update_or_create(user=someone, defaults={"preferred_language": language})
    pages = [one for one in planning_pages(house) if not one.is_chooser and (names is None or one.name in names)]
    found = []
    for role in dict.fromkeys(page.role for page in pages):
        with window(width=width, locale=language) as seen:
            Desk(seen, site, house.people[role])
            for page in [one for one in pages if one.role == role]:
                seen.page.goto(site + page.address)
                seen.page.wait_for_load_state("networkidle")
                found += faults(page, seen, site)
    assert len(pages) >= (len(names) if names else 150)
    return found


def test_a_sample_is_named_and_walked_by_tab(house, site, window):
    assert Campaign.objects.count() > 1
    assert walk(house, site, window, names=SAMPLE, language="en", width=360) == []


@pytest.mark.deep
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_planning_page_is_named_and_walked_by_tab(house, site, window, width, language):
    assert walk(house, site, window, language=language, width=width) == []


@pytest.mark.parametrize("name", ["flight:add", "campaign:cancel", "print_batch:add"])
def test_what_is_wrong_at_a_field_belongs_to_it(house, site, window, name):
    page = next(one for one in planning_pages(house) if one.name == name)
    with window(width=360) as seen:
        Desk(seen, site, house.people[page.role])
        seen.page.goto(site + page.address)
        with seen.page.expect_navigation():
            seen.page.evaluate(SEND_EMPTY)
        seen.page.wait_for_load_state("networkidle")
        assert seen.page.locator("main .w-field--error").count() > 0
        assert (told(seen.page), seen.violations()) == ([], [])
