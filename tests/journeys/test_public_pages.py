"""The pages a reader meets, on the real server: accessible, light, their own, leaving nothing behind."""

import http.client
import re
from collections import Counter
from urllib.parse import urlsplit

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("house")]

CAMPAIGN = "campaigns/check-before-you-go/"
# Each page with something in its main part that a reader came for.
PAGES = {
    "": f"a[href$='/{CAMPAIGN}']",
    "campaigns/": f"a[href$='/{CAMPAIGN}']",
    CAMPAIGN: "a[href^='tel:']",
    "help/": "a[href$='/help/XDM/']",
    "help/XDM/": "a[href^='tel:']",
    "evidence/": "a[href$='/evidence/XDM/']",
    "evidence/XDM/": "figure svg.chart",
    "evidence/KEN/": "a[href$='/evidence/']",
    "safety/": "h2",
    "search/": "form input[name=q]",
}
LANGUAGES = {"en": "ltr", "ar": "rtl"}
TEXT = ("Document", "Stylesheet", "Script")
PICTURES = ("Image", "Media")
BYTES, REQUESTS, SECONDS = 50 * 1024, 5, 240
KEPT = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""

of_every_page = pytest.mark.parametrize("path", PAGES)
in_both_directions = pytest.mark.parametrize("language", LANGUAGES)


class Wire:
    """What a page costs with an empty cache: its requests, and its bytes on the wire with headers, by kind."""

    def __init__(self, page):
        self.kinds, self.sizes = {}, Counter()
        session = page.context.new_cdp_session(page)
        session.on("Network.requestWillBeSent", self.begun)
        session.on("Network.loadingFinished", self.finished)
        session.send("Network.enable")

    def begun(self, event):
        # Chromium calls the icon of a tab "Other"; it is a picture like the rest.
        drawn = urlsplit(event["request"]["url"]).path.endswith(".svg")
        self.kinds[event["requestId"]] = "Image" if drawn else event["type"]

    def finished(self, event):
        self.sizes[self.kinds.get(event["requestId"])] += event["encodedDataLength"]

    def text(self) -> int:
        return sum(self.sizes[kind] for kind in TEXT)

    def requests(self) -> list[str]:
        return [kind for kind in self.kinds.values() if kind not in PICTURES]


@of_every_page
@in_both_directions
@pytest.mark.parametrize("width", [360, 1280])
def test_a_visit_is_accessible_small_and_leaves_nothing(demonstration, window, path, language, width):
    address, _, _ = demonstration
    with window(width=width) as seen:
        wire = Wire(seen.page)
        answer = seen.page.goto(f"{address}/{language}/{path}", wait_until="networkidle")
        assert answer.status == 200
        assert seen.page.evaluate("[document.documentElement.lang, document.documentElement.dir]") == [
            language,
            LANGUAGES[language],
        ]
        assert seen.overflow() == 0
        assert seen.faults == []

        assert seen.hosts() == {urlsplit(address).netloc}
        assert 0 < wire.sizes["Stylesheet"] < wire.text() <= BYTES, wire.sizes
        assert 2 <= len(wire.requests()) <= REQUESTS, wire.kinds

        assert seen.page.context.cookies() == []
        assert set(seen.page.evaluate(KEPT).values()) == {0}
        assert seen.violations() == []


@of_every_page
@in_both_directions
def test_a_page_has_its_content_and_its_menu_without_javascript(demonstration, window, path, language):
    address, _, _ = demonstration
    with window(width=360, java_script_enabled=False) as seen:
        page = seen.page
        page.goto(f"{address}/{language}/{path}")
        main = page.locator("main")
        assert main.locator("h1").is_visible()
        assert main.locator(PAGES[path]).first.is_visible()
        page.click(".nav__fold > summary")
        ways = page.locator(".nav__list a")
        assert ways.count() >= 3
        assert all(way.is_visible() for way in ways.all())
        assert page.locator(".help-strip a").first.is_visible() or path.startswith("help/")


def test_without_javascript_a_reader_walks_from_home_to_a_number(demonstration, window):
    address, _, _ = demonstration
    with window(width=360, java_script_enabled=False) as seen:
        page = seen.page
        page.goto(f"{address}/en/")
        page.click("main a[href$='/help/']")
        page.click("main a[href$='/help/XDM/']")
        page.locator("main a[href^='tel:']").first.wait_for(state="visible")
        page.goto(f"{address}/en/search/")
        page.fill("main form input[name=q]", "lessons")
        page.press("main form input[name=q]", "Enter")
        page.click(f"main a[href$='/{CAMPAIGN}']")
        page.wait_for_url(f"{address}/en/{CAMPAIGN}")


def answered(address: str, path: str, **headers):
    """Status, headers and body of one request that asks for compression."""
    connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=20)
    try:
        connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
        response = connection.getresponse()
        return response.status, response.headers, response.read()
    finally:
        connection.close()


@of_every_page
@in_both_directions
def test_headers_let_anybody_keep_a_page_and_nobody_keep_help(demonstration, path, language):
    address, _, _ = demonstration
    place = f"/{language}/{path}"
    status, headers, _ = answered(address, place)
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert headers["Set-Cookie"] is None
    assert "cookie" not in (headers["Vary"] or "").lower()
    kept = headers["Cache-Control"]
    if path.startswith("help/"):
        assert kept == "no-store"
        return
    assert "public" in kept
    ages = [int(age) for age in re.findall(r"max-?age=(\d+)", kept)]
    assert ages
    assert max(ages) <= SECONDS
    status, again, body = answered(address, place, **{"If-None-Match": headers["ETag"]})
    assert (status, body) == (304, b"")
    assert again["ETag"] == headers["ETag"]
    assert again["Set-Cookie"] is None
    assert answered(address, place, Cookie="sessionid=unknown")[1]["ETag"] == headers["ETag"]
