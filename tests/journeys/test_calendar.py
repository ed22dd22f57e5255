"""The calendar on phone and desk: today within reach, seven days side by side or below each other, nothing cut off."""

import datetime
from itertools import pairwise

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from wagtail.users.models import UserProfile

from tests.campaigns.agenda.everything import one_of_each
from tests.conftest import person
from tests.factories.campaigns import EventFactory

from .reading import told
from .test_admin_pages import CUT_OFF, violations

pytestmark = pytest.mark.browser

BOXES = """(all) => all.filter((one) => one.checkVisibility()).map((one) => {
  const { top, bottom, left, right } = one.getBoundingClientRect();
  return { top, bottom, left, right };
})"""
AT_REST = """() => new Promise((done) => {
  const box = document.querySelector("#today");
  let before = null;
  const look = () => {
    const now = box.getBoundingClientRect().top;
    if (now === before) return done(true);
    before = now;
    setTimeout(look, 150);
  };
  look();
})"""


@pytest.fixture
def opened(site, window):
    """Opens the calendar for an administrator, with something of each kind today and much before it."""
    today = timezone.localdate()
    campaign = one_of_each(today)
    first = min(today.replace(day=1), today - datetime.timedelta(days=today.weekday()))
    for number in range((today - first).days):
        starts = timezone.make_aware(datetime.datetime.combine(first, datetime.time(9)))
        starts += datetime.timedelta(days=number)
        EventFactory.create_batch(3, campaign=campaign, starts_at=starts, ends_at=starts + datetime.timedelta(hours=1))
    user = person("administrator")
    browser = Client()
    browser.force_login(user)
    key = browser.cookies[settings.SESSION_COOKIE_NAME].value

    def opened(seen, query="", language="en"):
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
        seen.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])
        seen.page.goto(f"{site}/admin/calendar/{query}")
        seen.page.wait_for_load_state("networkidle")
        return seen.page

    return opened


def boxes(page, selector):
    return page.locator(selector).evaluate_all(BOXES)


@pytest.mark.parametrize("view", ["month", "week", "list"])
def test_on_a_phone_today_is_one_step_from_the_top(opened, window, view):
    with window(width=360, height=740, reduced_motion="reduce") as seen:
        page = opened(seen, f"?view={view}")
        link = page.locator('a[href="#today"]')
        assert link.bounding_box()["y"] < 300
        link.focus()
        page.keyboard.press("Enter")
        page.evaluate(AT_REST)
        (box,) = boxes(page, "#today")
        assert 0 <= box["top"] < 300
        assert page.locator("#today .clarion-entry").first.is_visible()


def test_the_month_on_a_phone_lists_days_of_the_month_that_have_entries(opened, window):
    with window(width=360) as seen:
        page = opened(seen)
        shown = page.locator(".clarion-month td:visible")
        assert shown.count() == timezone.localdate().day
        assert page.locator(".clarion-month td:visible .clarion-entry").count() >= shown.count()
        assert page.locator(".clarion-month .clarion-entry__word:visible").count() > 0


def test_the_week_is_seven_columns_at_a_desk(opened, window):
    with window(width=1280) as seen:
        days = boxes(opened(seen, "?view=week"), ".clarion-week > li")
        assert len(days) == 7
        assert len({day["top"] for day in days}) == 1
        assert all(one["right"] <= other["left"] + 1 for one, other in pairwise(days))
        entries = seen.page.locator(".clarion-week .clarion-entry")
        assert entries.filter(visible=True).count() == entries.count() > 9


def test_the_week_on_a_phone_begins_with_today_in_sight(opened, window):
    with window(width=360, height=740) as seen:
        page = opened(seen, "?view=week")
        assert len(boxes(page, ".clarion-week > li")) == 7
        (today,) = boxes(page, ".clarion-week > li[aria-current=date] h3")
        assert today["bottom"] < 740
        over = timezone.localdate().weekday()
        assert page.locator(".clarion-week__many:visible").count() == over
        assert page.locator(".clarion-week__day--over .clarion-entry:visible").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "language"), [(360, "en"), (1280, "en"), (360, "ar"), (1280, "ar")])
def test_each_layout_is_accessible_and_whole(opened, window, width, language, scheme):
    with window(width=width, color_scheme=scheme, locale=language) as seen:
        for view in ("month", "week", "list", "medium"):
            page = opened(seen, f"?view={view}", language)
            faults = violations(page) + page.evaluate(CUT_OFF) + (told(page) if language == "en" else [])
            assert (view, faults) == (view, [])
        assert seen.faults == []
