"""The public address behind a QR code: it counts, then redirects; it keeps nothing and sets nothing."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from campaigns.models import ShortLink
from campaigns.planning import links, scans
from campaigns.planning.actions import save_short_link
from campaigns.planning.link_batches import change_short_links
from tests.factories.campaigns import CampaignFactory, ShortLinkFactory
from tests.factories.partners import MembershipFactory, region

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


@pytest.fixture
def north_alone(coordinator):
    """A campaign in two areas, and a coordinator of the first."""
    north, south = region("XD-01", "North"), region("XD-02", "South")
    MembershipFactory(user=coordinator).areas.add(north)
    return CampaignFactory(areas=[north, south]), north, south


def test_a_link_of_another_area_is_out_of_reach(client, coordinator, north_alone):
    campaign, north, south = north_alone
    far = ShortLinkFactory(campaign=campaign, area=south)
    near = [ShortLinkFactory(campaign=campaign, area=area) for area in (None, north)]
    assert set(ShortLink.objects.visible_to(coordinator)) == set(near)
    client.force_login(coordinator)
    given = {"campaign": campaign.pk, "target_path": "/en/evil/", "code": far.code, "area": north.pk}
    assert client.post(reverse("short_link:edit", args=[far.pk]), given).status_code == 404
    assert client.get(reverse("short_link:qr", args=[far.pk, "svg"])).status_code == 404
    page = client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    assert near[1].code in page
    assert far.code not in page
    with pytest.raises(PermissionDenied):
        change_short_links(
            campaign=campaign, links=ShortLink.objects.filter(pk=far.pk), by=coordinator, is_active=False
        )
    for link in (ShortLink(campaign=campaign, target_path="/en/", area=south), near[1]):
        link.area = south
        with pytest.raises(ValidationError, match="South: outside the areas you work in"):
            save_short_link(link=link, by=coordinator)


def test_a_link_stays_with_its_campaign(client, editor):
    link, other = ShortLinkFactory(), CampaignFactory()
    client.force_login(editor)
    given = {"campaign": other.pk, "target_path": "/en/", "code": link.code, "is_active": "on"}
    assert client.post(reverse("short_link:edit", args=[link.pk]), given).status_code == 302
    stands = ShortLink.objects.get()
    assert (stands.campaign, stands.target_path) == (link.campaign, "/en/")
    stands.campaign = other
    with pytest.raises(ValidationError):
        save_short_link(link=stands, by=editor)
