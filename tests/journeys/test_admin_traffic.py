"""What the admin costs people at 256 kbit/s: bytes of a first and of a second visit, from the real server."""

import pytest

from .people import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("house")]

FIRST, SECOND = 600_000, 40_000
"""Limits in bytes; the goal for a second visit is 150,000."""


class Traffic:
    """Counts what reaches a window over the network; what comes from the browser's own store costs nothing."""

    def __init__(self, page):
        self.bytes = 0
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on("Network.loadingFinished", self._add)

    def _add(self, event):
        self.bytes += event["encodedDataLength"]

    def of(self, page, address) -> int:
        self.bytes = 0
        page.goto(address)
        page.wait_for_load_state("networkidle")
        spent = self.bytes
        page.goto("about:blank")
        return spent


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("editor", "/admin/"),
        ("editor", "/admin/campaign/"),
        ("editor", "campaign"),
        ("coordinator", "/admin/event/new/"),
    ],
)
def test_a_second_visit_is_light(chromium, demonstration, name, path):
    address, _, _ = demonstration
    with signed_in(chromium, address, name) as person:
        if path == "campaign":
            person.open("/admin/campaign/")
            path = person.page.locator("td.title a").first.get_attribute("href").replace("inspect", "edit")
    with signed_in(chromium, address, name) as person:
        traffic = Traffic(person.page)
        person.page.context.new_cdp_session(person.page).send("Network.clearBrowserCache")
        first, second = (traffic.of(person.page, f"{address}{path}") for _ in range(2))
    assert second < SECOND < first < FIRST, (first, second)
