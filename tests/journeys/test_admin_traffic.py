"""What the admin costs people at 256 kbit/s: bytes of a first and of a second visit, from the real server."""

import pytest

from .people import signed_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("house")]

FIRST, SECOND = 600_000, 40_000
"""Limits in bytes; the goal for a second visit is 150,000."""
DRAFT, HEADERS = 30_000, 700
"""What saving a draft may cost, up and down; and what a request costs without its body."""


class Traffic:
    """Counts what reaches a window over the network; what comes from the browser's own store costs nothing."""

    def __init__(self, page, address):
        self.page, self.address, self.bytes, self.asked = page, address, 0, 0
        self.session = page.context.new_cdp_session(page)
        self.session.send("Network.enable")
        self.session.on("Network.loadingFinished", self._add)

    def _add(self, event):
        self.bytes += event["encodedDataLength"]
        self.asked += event["encodedDataLength"] > 0

    def of(self, path) -> int:
        self.page.goto("about:blank")
        self.bytes = 0
        self.page.goto(f"{self.address}{path}")
        self.page.wait_for_load_state("networkidle")
        return self.bytes

    def two_visits(self, path) -> tuple[int, int]:
        self.session.send("Network.clearBrowserCache")
        return self.of(path), self.of(path)


def test_saving_a_draft_is_light(chromium, demonstration):
    """What goes up and what comes down, from the press of the button until the next page is quiet."""
    address, _, _ = demonstration
    with signed_in(chromium, address, "editor") as person:
        page = person.page
        traffic = Traffic(page, address)
        traffic.of("/admin/campaign/?status=draft")
        overview = page.locator("td.title a").first.get_attribute("href")
        traffic.of(overview.replace("inspect", "edit"))
        traffic.bytes, traffic.asked, bodies = 0, 0, []
        page.on("request", lambda request: bodies.append(len(request.post_data_buffer or b"")))
        person.submit("Save")
        assert page.locator(".messages .success").count() == 1
        up = sum(bodies) + HEADERS * (traffic.asked + 1)  # the answer that redirects is not among those finished
        assert traffic.bytes + up < DRAFT, (traffic.bytes, up)


def test_a_second_visit_is_light(chromium, demonstration):
    address, _, _ = demonstration
    with signed_in(chromium, address, "editor") as person:
        traffic, spent = Traffic(person.page, address), {}
        spent["first page"] = traffic.two_visits("/admin/")
        spent["list of campaigns"] = traffic.two_visits("/admin/campaign/")
        overview = person.page.locator("td.title a").first.get_attribute("href")
        spent["editor of a campaign"] = traffic.two_visits(overview.replace("inspect", "edit"))
        spent["form of an event"] = traffic.two_visits("/admin/event/new/")
    assert all(second < SECOND < first < FIRST for first, second in spent.values()), spent
