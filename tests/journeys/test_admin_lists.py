"""Lists and forms of the admin on phone and desk: rows that can be read, tables that stay tables, level fields."""

import re

import pytest
from wagtail.models import Collection
from wagtail.users.models import UserProfile

from partners.people.role_groups import sync_roles
from tests.admin.records import furnished
from tests.factories.campaigns import CampaignFactory
from tests.factories.content import HandoutFactory

from .test_admin_pages import Desk, violations

pytestmark = pytest.mark.browser

LISTS = ("/admin/campaign/", "/admin/event/", "/admin/organisation/", "/admin/station/", "/admin/documents/")

PLACES = """() => {
  const width = document.documentElement.clientWidth;
  const cells = [...document.querySelectorAll("table.listing td")].filter((cell) => !cell.matches("[data-blank]"));
  const boxes = cells.map((cell) => cell.getBoundingClientRect());
  return { cells: boxes.length, from: Math.min(...boxes.map((box) => Math.min(box.left, width - box.right))),
    scrolls: document.querySelector("main").scrollWidth - document.querySelector("main").clientWidth };
}"""
"""How many cells a list shows, how near to an edge of the window they come, how far the page scrolls sideways."""

LEVELS = """() => [...document.querySelectorAll(".w-field-row")].filter((row) => row.offsetParent).map((row) =>
  [...row.querySelectorAll(".w-field__input")].map((part) => Math.round(part.getBoundingClientRect().top)))"""
"""Where the boxes of each pair of fields begin."""


@pytest.fixture
def house(site, tmp_path):
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    house = furnished(tmp_path)
    sync_roles(strict=False)
    HandoutFactory()
    return house


@pytest.mark.parametrize("language", ["en", "ar"])
def test_a_list_on_a_phone_can_be_read_without_scrolling_sideways(house, site, window, language):
    editor = house.people["editor"]
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    with window(width=360, locale=language) as seen:
        Desk(seen, site, editor)
        for address in LISTS:
            seen.page.goto(site + address)
            seen.page.wait_for_load_state("networkidle")
            places = seen.page.evaluate(PLACES)
            assert places["cells"] > 0, address
            assert places["from"] >= 16, address
            assert places["scrolls"] <= 0, address


@pytest.mark.parametrize("width", [360, 1280])
def test_a_list_stays_a_table_with_heads_that_sort_and_a_drawer_of_filters(house, site, window, width):
    CampaignFactory(name="An early one", starts_on="2020-01-01")
    with window(width=width) as seen:
        Desk(seen, site, house.people["editor"])
        page = seen.page
        page.goto(f"{site}/admin/campaign/")
        table = page.get_by_role("table", name="Campaigns")
        heads, rows = table.get_by_role("columnheader"), table.get_by_role("row")
        names = [head.inner_text().strip() for head in heads.all()]
        assert names[:3] == ["Name", "Status", "Themes"]
        assert rows.count() > 2
        assert rows.nth(1).get_by_role("cell").count() == len(names)
        with page.expect_navigation():
            heads.first.get_by_role("link", name="Name").click()
        assert rows.nth(1).get_by_role("link", name=re.compile("An early one")).count() == 1
        page.get_by_role("button", name="Filter").first.click()
        page.get_by_role("group", name="Status").or_(page.get_by_text("Status").last).wait_for()
        assert violations(page) == []


def test_ticking_a_row_on_a_phone_offers_what_can_be_done_to_several(house, site, window):
    with window(width=360) as seen:
        Desk(seen, site, house.people["editor"])
        seen.page.goto(f"{site}/admin/documents/")
        box = seen.page.locator("td.bulk-action-checkbox-cell input").first
        box.check()
        seen.page.locator("[data-bulk-action-footer]:not(.hidden)").wait_for()
        assert box.bounding_box()["x"] >= 16
        delete = seen.page.get_by_role("link", name="Delete selected documents")
        assert delete.bounding_box()["x"] + delete.bounding_box()["width"] <= 360


@pytest.mark.parametrize("language", ["en", "ar"])
def test_paired_fields_stand_level_and_within_the_page_on_a_desk(house, site, window, language):
    editor = house.people["editor"]
    UserProfile.objects.update_or_create(user=editor, defaults={"preferred_language": language})
    campaign = house.records["campaigns.campaign"]
    addresses = ["/admin/pretest/new/", "/admin/campaign/new/", f"/admin/campaign/edit/{campaign.pk}/#tab-objectives"]
    with window(width=1280, locale=language) as seen:
        Desk(seen, site, editor)
        for address in addresses:
            seen.page.goto("about:blank")
            seen.page.goto(site + address)
            seen.page.wait_for_load_state("networkidle")
            rows = [row for row in seen.page.evaluate(LEVELS) if len(row) > 1]
            assert rows, address
            assert [row for row in rows if max(row) - min(row) > 1] == [], address


def test_boxes_to_tick_stand_in_columns_on_a_desk_and_in_one_on_a_phone(house, site, window):
    for width, columns in [(1280, 3), (360, 1)]:
        with window(width=width) as seen:
            Desk(seen, site, house.people["editor"])
            seen.page.goto(f"{site}/admin/campaign/new/")
            boxes = seen.page.locator("#id_channels input").all()
            assert len({round(box.bounding_box()["x"]) for box in boxes}) == columns
