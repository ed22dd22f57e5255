"""One Chromium for the session, a served site with the rows that migrations made, and pages that watch themselves."""

import os
import shutil
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from .gate import opened, served
from .house import house

NAMES = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage"]


@pytest.fixture(scope="session")
def chromium():
    """The browser, launched once; without one the test is skipped, or fails where CLARION_REQUIRE_BROWSER is 1."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        if os.environ.get("CLARION_REQUIRE_BROWSER") == "1":
            pytest.fail("CLARION_REQUIRE_BROWSER is 1 and no Chromium was found")
        pytest.skip("no Chromium on this machine: browser tests are skipped")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def demonstration(chromium, tmp_path_factory):
    """The running demonstration, set up once: its address, its server process and the settings of its commands."""
    with house(tmp_path_factory.mktemp("house")) as running:
        yield running


@pytest.fixture(scope="session")
def live_server():
    with served() as server:
        yield server


@pytest.fixture(scope="session")
def server_without_rows(django_db_setup):
    with served() as server:
        yield server.url


@pytest.fixture
def frame(db, server_without_rows, settings):
    """Address of a server for pages without rows: no table is emptied afterwards, so a test takes a second."""
    settings.DEMONSTRATION = True
    with opened():
        yield server_without_rows


@pytest.fixture
def site(django_db_serialized_rollback, live_server, settings):
    """Address of the served site; what migrations wrote is there again, though the test before emptied the database."""
    settings.DEMONSTRATION = True
    with opened():
        yield live_server.url


@dataclass
class Watched:
    """A page in a context of its own, with what it asked for and what went wrong."""

    page: Page
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def hosts(self) -> set[str]:
        return {urlsplit(address).netloc for address in self.requests if address.startswith("http")}

    def violations(self) -> list[str]:
        """Rules of axe-core that the page breaks, each with the first elements that break it."""
        found = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {[node['html'][:160] for node in rule['nodes'][:3]]}" for rule in found]

    def overflow(self) -> int:
        """Pixels by which the page is wider than its window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@contextmanager
def watched(browser: Browser, width=1280, height=900, **options):
    context = browser.new_context(viewport={"width": width, "height": height}, **options)
    context.set_default_timeout(10_000)
    seen = Watched(context.new_page())
    seen.page.on("request", lambda request: seen.requests.append(request.url))
    seen.page.on("pageerror", lambda error: seen.faults.append(str(error)))
    kept = {"error": seen.faults, "warning": seen.warnings}
    seen.page.on("console", lambda line: kept.get(line.type, []).append(line.text))
    try:
        yield seen
    finally:
        context.close()


@pytest.fixture
def window(chromium):
    """Opens watched pages: ``with window(width=360, color_scheme="dark") as seen``."""

    def opened(**options):
        return watched(chromium, **options)

    return opened
