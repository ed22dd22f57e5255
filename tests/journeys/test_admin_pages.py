"""Every page of ours in the admin, in a browser: accessible and whole, on phone and desk, in English and Arabic.

A small sample runs each time; all of them, and the dark ones, are long checks.
"""

import json
from zlib import crc32

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from wagtail.users.models import UserProfile

from tests.admin.pages import admin_pages
from tests.admin.records import furnished
from tests.conftest import person

pytestmark = pytest.mark.browser

SAMPLE = (
    "home:partner",
    "campaign:index",
    "campaign:inspect",
    "campaign:cancel",
    "event:book",
    "help_service:edit",
    "evaluation:inspect",
    "venue_chooser:choose",
)
"""One page of each kind: first page, list, record, verb, form of ours, form of Wagtail with chips, chart, chooser."""

OF_THE_FRAMEWORK: dict[str, str] = {}
"""Rules of axe-core that Wagtail's own shell breaks on every page, each with the element: none since Wagtail 8."""

CUT_OFF = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (one) => one && one.tagName !== "MAIN" &&
    (["auto", "scroll"].includes(getComputedStyle(one).overflowX) || scrolls(one.parentElement));
  return [...document.querySelectorAll("main *")]
    .filter((one) => !one.closest("svg, .w-minimap, .form-side, .w-sr-only, [hidden]"))
    .filter((one) => { const box = one.getBoundingClientRect();
      return box.width && box.height && (box.right > width + 1 || box.left < -1) && !scrolls(one.parentElement); })
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 120));
}"""
"""Elements of a page that reach beyond the window where nothing scrolls to them."""

SHOW_CHOOSER = """async (address) => {
  const { html } = await (await fetch(address)).json();
  document.querySelector("main").innerHTML = html;
}"""


class Desk:
    """A window of one person, signed in, whose first page is open."""

    def __init__(self, seen, site, user):
        self.seen, self.site, browser = seen, site, Client()
        browser.force_login(user)
        key = browser.cookies[settings.SESSION_COOKIE_NAME].value
        seen.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": site}])

    def faults(self, page) -> list[str]:
        """What is wrong with a page: its status, its errors, rules of accessibility it breaks, what is cut off."""
        self.seen.faults.clear()
        window = self.seen.page
        status = window.goto(self.site + ("/admin/" if page.is_chooser else page.address)).status
        window.wait_for_load_state("networkidle")
        if page.is_chooser:
            window.evaluate(SHOW_CHOOSER, page.address)
        found = [] if status == 200 else [f"answered {status}"]
        found += [f"error: {line[:200]}" for line in self.seen.faults]
        found += [fault for fault in violations(window) if fault.partition(":")[0] not in OF_THE_FRAMEWORK]
        found += [f"cut off: {one}" for one in window.evaluate(CUT_OFF)]
        return [f"{page.name} ({page.role}) {page.address}: {fault}" for fault in found]


def violations(window) -> list[str]:
    rules = Axe().run(window).response["violations"]
    return [f"{rule['id']}: {json.dumps([node['html'][:160] for node in rule['nodes'][:3]])}" for rule in rules]


@pytest.fixture
def house(site, tmp_path):
    return furnished(tmp_path)


def walk(house, site, window, names, *, language, **options) -> list[str]:
    """Opens the pages of those names, or all, each as the person who may; what is wrong with them."""
    for someone in house.people.values():
        UserProfile.objects.update_or_create(user=someone, defaults={"preferred_language": language})
    pages = [page for page in admin_pages(house) if names is None or page.name in names]
    found = []
    for role in dict.fromkeys(page.role for page in pages):
        with window(locale=language, **options) as seen:
            desk = Desk(seen, site, house.people[role])
            for page in pages:
                found += desk.faults(page) if page.role == role else []
    assert len(pages) >= len(names or SAMPLE)
    return found


@pytest.mark.parametrize(("width", "language"), [(360, "en"), (1280, "en"), (360, "ar"), (1280, "ar")])
def test_a_sample_is_accessible_and_whole(house, site, window, width, language):
    assert walk(house, site, window, SAMPLE, width=width, language=language) == []


@pytest.mark.deep
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_is_accessible_and_whole(house, site, window, width, language, scheme, request):
    names = drawn(house, request.config)
    assert walk(house, site, window, names, width=width, language=language, color_scheme=scheme) == []


def drawn(house, config) -> set[str] | None:
    """All pages; where only a sample of the long checks is run, one page in twelve, drawn by the same seed."""
    if config.getoption("--deep-sample") >= 100:
        return None
    seed = config.getoption("--deep-seed")
    names = sorted({page.name for page in admin_pages(house)}, key=lambda name: crc32(f"{seed} {name}".encode()))
    return set(names[: len(names) // 12])


ACCOUNT = (
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/password/change/",
    "/accounts/logout/",
)


@pytest.mark.parametrize(("width", "language", "scheme"), [(360, "ar", "light"), (1280, "en", "dark")])
def test_the_pages_of_ones_account_are_accessible_and_whole(site, window, width, language, scheme):
    person("editor")
    with window(width=width, locale=language, color_scheme=scheme) as seen:
        seen.page.goto(f"{site}/accounts/login/")
        seen.page.fill("[name=login]", "editor")
        seen.page.fill("[name=password]", "clarion-tests")
        seen.page.locator("[name=password]").press("Enter")
        seen.page.wait_for_url("**/admin/")
        found = []
        for address in ACCOUNT:
            seen.page.goto(site + address)
            assert seen.page.url == site + address
            assert seen.page.locator(".ribbon").count() == 1
            found += [f"{address}: {fault}" for fault in violations(seen.page)]
            found += [f"{address} is cut off" for _ in range(seen.overflow() > 0)]
        assert found == []
