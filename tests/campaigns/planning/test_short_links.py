"""The public address behind a QR code: it counts, then redirects; it keeps nothing and sets nothing."""

import pytest

from campaigns.planning import links, scans
from tests.factories.campaigns import ShortLinkFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard(monkeypatch):
    """Codes the counting room was told of."""
    codes = []
    monkeypatch.setattr(scans, "_listeners", [lambda link, request: codes.append(link.code)])
    return codes


def test_a_scan_is_counted_and_led_on(client, heard, django_assert_num_queries):
    ShortLinkFactory(code="abc2345", target_path="/en/campaigns/x/")
    with django_assert_num_queries(1):
        response = client.get("/q/abc2345")
    assert (response.status_code, response["Location"]) == (302, "/en/campaigns/x/")
    assert heard == ["abc2345"]
    assert "no-store" in response["Cache-Control"]
    assert response.cookies == {}


def test_a_code_typed_in_capitals_works(client, heard):
    ShortLinkFactory(code="abc2345")
    assert client.get("/q/ABC2345").status_code == 302
    assert heard == ["abc2345"]


def test_head_is_not_counted(client, heard):
    ShortLinkFactory(code="abc2345")
    assert client.head("/q/abc2345").status_code == 302
    assert heard == []


@pytest.mark.parametrize("code", ["unknown", "off2345"])
def test_unknown_and_switched_off_are_a_friendly_404(client, heard, code):
    ShortLinkFactory(code="off2345", is_active=False)
    response = client.get(f"/q/{code}")
    assert response.status_code == 404
    assert "This link is no longer in use" in response.content.decode()
    assert response.cookies == {}
    assert heard == []


def test_posting_is_refused(client, heard):
    ShortLinkFactory(code="abc2345")
    assert client.post("/q/abc2345").status_code == 405


def test_a_counter_that_fails_never_stops_the_reader(client, monkeypatch, caplog):
    def broken(link, request):
        raise RuntimeError("no counter")

    monkeypatch.setattr(scans, "_listeners", [broken])
    ShortLinkFactory(code="abc2345")
    assert client.get("/q/abc2345").status_code == 302
    assert "A scan of abc2345 was not counted." in caplog.text


def test_a_listener_is_registered_once(monkeypatch):
    monkeypatch.setattr(scans, "_listeners", [])

    def listener(link, request):
        """Told of scans."""

    assert scans.on_scan(listener) is listener
    scans.on_scan(listener)
    assert scans._listeners == [listener]


def test_codes_avoid_what_looks_alike():
    codes = {links.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("01ilo")
