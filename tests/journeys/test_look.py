"""The design language in a real browser: accessible, light, safe to leave, and readable without its best features."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.house.repository import ROOT

from .waiting import comes_true

pytestmark = pytest.mark.browser

STYLESHEET = "**/css/site.css"
OLDER = re.compile(r"@supports \(not \(text-emphasis.*?\{(.*)\}\s*$", re.S)
ELSEWHERE = "https://www.google.com/**"


def styleguide(address, language="en"):
    return f"{address}/{language}/styleguide/"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_component_is_accessible(frame, window, language, width, scheme):
    with window(width=width, color_scheme=scheme) as seen:
        seen.page.goto(styleguide(frame, language))
        assert seen.violations() == []
        assert seen.overflow() == 0
        assert seen.page.evaluate("getComputedStyle(document.body).fontSize") == "18px"
        assert seen.page.evaluate("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/", "/en/no/such/page/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_sign_in_and_error_pages_are_accessible(site, window, address, scheme):
    with window(width=360, color_scheme=scheme) as seen:
        seen.page.goto(site + address)
        assert seen.violations() == []
        assert seen.overflow() == 0


@pytest.mark.parametrize("address", ["/en/styleguide/", "/accounts/login/"])
def test_the_browser_knows_every_feature_that_the_headers_name(frame, window, address):
    with window() as seen:
        seen.page.goto(frame + address)
        assert (seen.warnings, seen.faults) == ([], [])


def test_nothing_is_lost_at_320_pixels_or_at_double_text(frame, window):
    with window(width=320) as seen:
        seen.page.goto(styleguide(frame))
        assert seen.overflow() == 0
    with window(width=640) as seen:
        seen.page.goto(styleguide(frame))
        seen.page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert seen.overflow() == 0


def test_a_thumb_hits_every_link_of_the_frame(frame, window):
    with window(width=360) as seen:
        seen.page.goto(styleguide(frame))
        seen.page.click(".nav__fold > summary")
        sizes = seen.page.evaluate(
            """[...document.querySelectorAll(".bar a, .nav a, .nav summary, .help-strip a, .footer a, .button")]
            .filter((one) => one.offsetParent)
            .map((one) => [one.textContent.trim(), Math.round(one.getBoundingClientRect().height)])"""
        )
        assert len(sizes) > 20
        assert [name for name, height in sizes if height < 44] == []


def test_a_first_visit_is_small_own_and_leaves_nothing(frame, window):
    with window(width=360) as seen:
        seen.page.goto(styleguide(frame), wait_until="networkidle")
        assert seen.hosts() == {urlsplit(frame).netloc}
        frame = [one for one in seen.requests if not re.search(r"styleguide/.*\.svg|/media/", one)]
        assert len(frame) <= 5
        assert seen.page.context.cookies() == []
        assert seen.page.evaluate("localStorage.length + sessionStorage.length") == 0
        assert [one for one in seen.faults if "/media/" not in one and "404" not in one] == []


def test_the_skip_link_comes_first_and_focus_is_seen(frame, window):
    with window() as seen:
        seen.page.goto(styleguide(frame))
        seen.page.keyboard.press("Tab")
        assert seen.page.evaluate("document.activeElement.className") == "skip"
        assert seen.page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
        assert seen.page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        seen.page.keyboard.press("Enter")
        assert seen.page.evaluate("document.activeElement.id") == "content"


@pytest.fixture
def outside():
    """Answers for the neutral page that exit leads to, so that no test asks the network."""

    def answer(page):
        page.route(ELSEWHERE, lambda route: route.fulfill(body="<title>Weather</title>", content_type="text/html"))

    return answer


def test_leaving_replaces_the_page_so_that_back_does_not_return(frame, window, outside):
    with window() as seen:
        outside(seen.page)
        seen.page.goto(f"{frame}/en/styleguide/?page=2")
        seen.page.goto(styleguide(frame))
        # The address is looked at until it is the one: a navigation that a later one cuts short is no fault.
        seen.page.click("[data-exit]", no_wait_after=True)
        expect(seen.page).to_have_url(re.compile("^https://www.google.com/"))
        expect(seen.page).to_have_title("Weather")
        seen.page.evaluate("setTimeout(() => history.back())")
        expect(seen.page).to_have_url(re.compile(r"/styleguide/\?page=2$"))


def test_leaving_covers_the_page_at_once(frame, window):
    with window() as seen:
        seen.page.route(ELSEWHERE, lambda route: None)
        seen.page.goto(styleguide(frame))
        # Asked in the same turn as the press: nothing may wait for the network, or for a timer.
        words, title, role, width, height = seen.page.evaluate(
            """() => {
              document.querySelector("[data-exit]").click();
              const cover = document.querySelector(".cover");
              const { width, height } = cover.getBoundingClientRect();
              return [cover.textContent, document.title, cover.getAttribute("role"), width, height];
            }"""
        )
        assert (words, title, role) == ("Loading.", "Loading.", "alert")
        assert (width, height) == (1280, 900)


def test_shift_three_times_leaves_and_says_how_many_are_missing(frame, window, outside):
    with window() as seen:
        outside(seen.page)
        seen.page.goto(styleguide(frame))
        status = seen.page.locator("[role=status].visually-hidden")
        seen.page.keyboard.press("Shift")
        assert status.inner_text() == "Shift, press 2 more times to leave."
        seen.page.keyboard.press("Shift")
        assert status.inner_text() == "Shift, press 1 more time to leave."
        assert seen.page.locator(".exit .is-on").count() == 2
        seen.page.keyboard.press("Shift")
        seen.page.wait_for_url(ELSEWHERE)


@pytest.mark.parametrize(
    "keys", [["Escape"] * 4, ["Shift+A"] * 4, ["Shift", "Shift", "a", "Shift"], ["Control+Shift"] * 3]
)
def test_other_keys_do_not_leave(frame, window, outside, keys):
    with window() as seen:
        outside(seen.page)
        seen.page.goto(styleguide(frame))
        for key in keys:
            seen.page.keyboard.press(key)
        assert seen.page.locator(".cover").count() == 0


def test_the_countdown_expires_after_five_seconds(frame, window):
    with window() as seen:
        seen.page.clock.install()
        seen.page.goto(styleguide(frame))
        seen.page.keyboard.press("Shift")
        seen.page.keyboard.press("Shift")
        seen.page.clock.run_for(5_100)
        seen.page.keyboard.press("Shift")
        assert seen.page.locator(".cover").count() == 0
        assert seen.page.locator(".exit .is-on").count() == 1


def test_without_javascript_the_exit_and_the_menu_still_work(frame, window, outside):
    with window(width=360, java_script_enabled=False) as seen:
        outside(seen.page)
        seen.page.goto(styleguide(frame))
        seen.page.click(".nav__fold > summary")
        assert seen.page.locator(".nav__list a").first.is_visible()
        seen.page.click("[data-exit]")
        seen.page.wait_for_url(ELSEWHERE)


def test_the_exit_stays_in_reach_while_scrolling(frame, window):
    for language, edge in (("en", "right"), ("ar", "left")):
        with window(width=360, height=640) as seen:
            seen.page.goto(styleguide(frame, language))
            seen.page.mouse.wheel(0, 3000)
            assert comes_true(seen.page, "scrollY > 2000")
            box = seen.page.locator(".exit").bounding_box()
            assert 0 <= box["y"] < 100
            assert (box["x"] > 100) is (edge == "right")


def test_a_browser_without_layers_gets_a_plain_readable_page(frame, window):
    older = OLDER.search((ROOT / "static/css/site.css").read_text(encoding="utf-8")).group(1)
    assert "var(--" not in older
    with window(width=360) as seen:
        seen.page.route(STYLESHEET, lambda route: route.fulfill(body=older, content_type="text/css"))
        seen.page.goto(styleguide(frame))
        assert seen.page.evaluate("getComputedStyle(document.body).fontSize") == "18px"
        assert seen.overflow() == 0
        assert [rule for rule in seen.violations() if rule.startswith("color-contrast")] == []


def test_paper_shows_the_help_and_not_the_furniture(frame, window):
    with window() as seen:
        seen.page.emulate_media(media="print")
        seen.page.goto(styleguide(frame))
        assert seen.page.locator(".help-strip").is_visible()
        assert not seen.page.locator(".exit").is_visible()
        assert not seen.page.locator(".nav").is_visible()
        assert (
            seen.page.evaluate("getComputedStyle(document.querySelector('.hero')).backgroundColor")
            == "rgb(255, 255, 255)"
        )


def test_forced_colours_keep_edges(frame, window):
    with window(forced_colors="active") as seen:
        seen.page.goto(styleguide(frame))
        # axe-core reads the colours written here, not the system's that are shown.
        assert [rule for rule in seen.violations() if not rule.startswith("color-contrast")] == []
        edge = "getComputedStyle(document.querySelector('.card--campaign')).borderTopStyle"
        assert seen.page.evaluate(edge) == "solid"
