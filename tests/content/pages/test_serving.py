"""Every public page: few queries, none twice, no cookie, one copy for all readers."""

import gzip
import re
from collections import Counter
from datetime import timedelta

import brotli
import pytest
from django.db import OperationalError, connection
from django.template.loader import render_to_string
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import PageViewRestriction

from campaigns.models import Event
from content.models import CampaignPage, SiteVersion, StandardPage
from content.pages import memory
from content.pages.views import not_found
from content.translation.actions import translate_page
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EventFactory, ObjectiveFactory
from tests.factories.content import HandoutFactory, ImageFactory, RecordingFactory, campaign_page
from tests.factories.partners import HelpServiceFactory, VenueFactory, country, region

BODY = [
    ("text", '<p>Ask who pays. <a href="https://example.org/">Read more</a></p>'),
    ("message", {"theme": "trafficking", "message": "Check before you go."}),
    ("help_call", {"heading": "Unsure?", "text": "Ask.", "button": "Find help"}),
]


def full_body():
    picture = {"image": ImageFactory(), "alternative": "A road at dawn", "is_decorative": False, "caption": "Dawn"}
    return [
        *BODY,
        ("picture", picture),
        ("recording", {"recording": RecordingFactory(), "note": "Two voices"}),
        ("handouts", {"heading": "To print", "handouts": [HandoutFactory(), HandoutFactory()]}),
    ]


@pytest.fixture
def campaign(site):
    record = CampaignFactory(status="active", areas=[country(), region()])
    ObjectiveFactory(campaign=record)
    ActivityFactory.create_batch(3, campaign=record)
    HelpServiceFactory.create_batch(3)
    return campaign_page(campaign=record, body=full_body(), slug="check-first")


ADDRESSES = {
    "/en/": 3,
    "/en/campaigns/": 4,
    "/en/campaigns/check-first/": 7,
    "/en/evidence/": 3,
    "/en/evidence/XDM/": 4,
    "/en/help/": 2,
    "/en/help/XDM/": 3,
    "/en/about/": 1,
    "/ar/": 2,
    "/ar/help/XDM/": 3,
}


@pytest.mark.parametrize(("address", "number"), ADDRESSES.items())
def test_queries_of_a_warm_process(campaign, client, address, number):
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        response = client.get(address)
    statements = [query["sql"] for query in queries]
    assert response.status_code == 200
    assert [sql for sql, times in Counter(statements).items() if times > 1] == []
    assert len(statements) == number, "\n".join(statements)


@pytest.mark.parametrize("address", ADDRESSES)
def test_queries_of_a_cold_process(campaign, client, address):
    memory.forget()
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    assert len(queries) == ADDRESSES[address] + 1


def test_more_campaigns_cost_no_more_queries(campaign, client, django_assert_num_queries):
    for number in range(2):
        campaign_page(slug=f"other-{number}", body=full_body())
    client.get("/en/campaigns/")
    with django_assert_num_queries(ADDRESSES["/en/campaigns/"]):
        client.get("/en/campaigns/")


@pytest.mark.parametrize("address", ["/en/", "/en/campaigns/check-first/", "/en/evidence/XDM/", "/ar/about/"])
def test_one_copy_for_all_readers(campaign, client, editor, address):
    response = client.get(address)
    assert response["Cache-Control"] == "public, max-age=60, s-maxage=240"
    assert response["Vary"] == "Accept-Encoding"
    assert response.cookies == {}
    client.force_login(editor)
    assert client.get(address).content == response.content


def test_an_unchanged_page_is_not_sent_again(campaign, client):
    first = client.get("/en/about/")
    again = client.get("/en/about/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    page = StandardPage.objects.get(slug="about", locale__language_code="en")
    page.title = "About us"
    page.save_revision().publish()
    assert client.get("/en/about/", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_pages_are_compressed(campaign, client):
    plain = client.get("/en/campaigns/check-first/").content
    by_brotli = client.get("/en/campaigns/check-first/", headers={"Accept-Encoding": "gzip, br"})
    by_gzip = client.get("/en/campaigns/check-first/", headers={"Accept-Encoding": "gzip"})
    assert (by_brotli["Content-Encoding"], brotli.decompress(by_brotli.content)) == ("br", plain)
    assert (by_gzip["Content-Encoding"], gzip.decompress(by_gzip.content)) == ("gzip", plain)


def test_help_leaves_nothing_behind(campaign, client):
    for address in ("/en/help/", "/en/help/XDM/"):
        response = client.get(address)
        assert (response["Cache-Control"], response.get("ETag")) == ("no-store", None)
        title = re.search(r"<title>(.*?)</title>", response.content.decode())[1]
        assert title == "Information and support"
    assert client.get("/en/help/XDM-NOWHERE/").status_code == 404


def test_the_campaign_page_shows_its_record_and_its_library(campaign, client):
    page = client.get("/en/campaigns/check-first/").content.decode()
    assert f'data-campaign="{campaign.campaign.code}" data-medium="web" data-area=""' in page
    assert 'alt="A road at dawn"' in page
    assert re.search(
        r'<source type="image/avif" srcset="/media/images/\w+\.avif 480w, /media/images/\w+\.avif 960w"', page
    )
    assert page.count("Help line") >= 3
    assert "/en/help/XD-01/" in page
    assert "Ask first. Call before you go." in page
    assert re.search(r'href="/documents/\d+/handout-\d+-\w{12}\.pdf"', page)


@pytest.mark.parametrize("fault", [OSError("no decoder"), SyntaxError("broken file"), RuntimeError("a bucket's own")])
def test_a_picture_that_cannot_be_drawn_leaves_the_page_standing(campaign, client, monkeypatch, fault):
    def fail(*args, **kwargs):
        raise fault

    monkeypatch.setattr("content.media.models.Image.get_rendition", fail)
    campaign.save_revision().publish()
    response = client.get("/en/campaigns/check-first/")
    assert (response.status_code, b"A road at dawn" in response.content) == (200, False)


def test_a_database_that_fails_while_a_picture_is_drawn_is_no_fault_of_the_picture(campaign, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("gone")

    monkeypatch.setattr("content.media.models.Image.get_rendition", fail)
    with pytest.raises(OperationalError):
        campaign.save_revision().publish()


def test_a_changed_item_of_the_library_changes_the_page(campaign, client):
    recording = RecordingFactory._meta.model.objects.get()
    recording.transcript = "Now with other words."
    recording.save()
    assert "Now with other words." in client.get("/en/campaigns/check-first/").content.decode()
    recording.delete()
    assert "Now with other words." not in client.get("/en/campaigns/check-first/").content.decode()


def test_what_is_unpublished_is_gone_at_once(campaign, client):
    assert client.get("/en/campaigns/check-first/").status_code == 200
    before = SiteVersion.current()
    campaign.unpublish()
    assert client.get("/en/campaigns/check-first/").status_code == 404
    assert SiteVersion.current() > before


@pytest.mark.parametrize("status", ["draft", "planned", "cancelled"])
def test_a_campaign_that_is_not_public_has_no_page(campaign, client, status):
    campaign.campaign.status = status
    campaign.campaign.save()
    seen = [client.get(a).content.decode() for a in ("/en/", "/en/campaigns/", "/sitemap.xml", "/en/search/?q=offer")]
    assert client.get("/en/campaigns/check-first/").status_code == 404
    assert [text for text in seen if "check-first" in text] == []


@pytest.mark.parametrize("kind", [PageViewRestriction.LOGIN, PageViewRestriction.GROUPS])
def test_a_private_page_is_nowhere(campaign, client, kind):
    PageViewRestriction.objects.create(page=campaign, restriction_type=kind)
    addresses = ("/en/", "/en/campaigns/", "/en/campaigns/?theme=trafficking", "/sitemap.xml", "/en/search/?q=offer")
    assert [address for address in addresses if b"check-first" in client.get(address).content] == []
    response = client.get("/en/campaigns/check-first/")
    assert (response.status_code, response["Cache-Control"]) == (302, "no-store, private")


def test_what_stands_below_a_private_page_is_private(campaign, client):
    parent = campaign.get_parent()
    PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)
    assert b"check-first" not in client.get("/sitemap.xml").content
    assert client.get("/en/campaigns/check-first/").status_code == 302


def test_languages_are_offered_where_the_page_exists(campaign, client):
    strings = {campaign.title: "حملة", campaign.summary: "اسأل قبل أن تقبل العرض."}
    page = CampaignPage.objects.get(pk=campaign.pk)
    page.body = []
    page.save_revision().publish()
    translate_page(by=None, page=page, language="ar", strings=strings)
    english = client.get("/en/campaigns/check-first/").content.decode()
    arabic = client.get("/ar/campaigns/check-first/").content.decode()
    links = set(re.findall(r'rel="alternate" hreflang="(\w+)" href="[^"]*(/\w+/campaigns/check-first/)"', english))
    assert links == {("en", "/en/campaigns/check-first/"), ("ar", "/ar/campaigns/check-first/")}
    assert ('<html lang="ar" dir="rtl">' in arabic, "/fr/campaigns/check-first/" in english) == (True, False)


def test_a_page_without_translation_says_so_and_leads_to_english(campaign, client):
    response = client.get("/fr/campaigns/check-first/")
    page = response.content.decode()
    assert (response.status_code, response.cookies) == (404, {})
    assert '<html lang="fr" dir="ltr">' in page
    assert re.search(r'<a class="button" href="/en/campaigns/check-first/" lang="en" hreflang="en"', page)


def test_an_address_without_a_page(site, client):
    response = client.get("/en/nothing/here/")
    assert (response.status_code, response.get("Vary", ""), response.cookies) == (404, "", {})
    assert "Page not found" in response.content.decode()
    assert '<a href="/en/about/">about en</a>' in response.content.decode(), "the usual menu, where it is known"


def test_a_page_that_is_not_there_reads_nothing(site, rf, django_assert_num_queries):
    for forgotten in (False, True):
        memory.read_again()
        if forgotten:
            memory.forget()
        with django_assert_num_queries(0):
            assert not_found(rf.get("/en/nothing/")).status_code == 404


def test_a_section_limited_to_some_people_is_no_language_to_go_to(campaign, client):
    about = StandardPage.objects.get(slug="about", locale__language_code="ar")
    assert 'hreflang="ar" href="http' in client.get("/en/about/").content.decode()
    PageViewRestriction.objects.create(page=about, restriction_type=PageViewRestriction.LOGIN)
    assert 'hreflang="ar" href="http' not in client.get("/en/about/").content.decode()


def test_an_event_is_named_in_the_language_and_begins_on_the_clock_of_its_place(campaign, client):
    starts = timezone.now().replace(hour=6, minute=30, second=0, microsecond=0) + timedelta(days=30)
    hall = VenueFactory(kind="community", name="Market hall", names={"ar": "قاعة السوق"}, time_zone="Africa/Nairobi")
    event = {
        "title": "The Offer",
        "titles": {"ar": "العرض"},
        "starts_at": starts,
        "ends_at": starts + timedelta(hours=1),
    }
    EventFactory(campaign=campaign.campaign, venue=hall, is_open=True, has_minors=False, **event)
    page = client.get("/en/campaigns/check-first/").content.decode()
    assert re.search(r"<time datetime=\"[0-9T:-]+\+03:00\">[^<]+, 09:30</time>", page)
    assert ("The Offer" in page, "Market hall" in page) == (True, True)
    with override("ar"):
        card = render_to_string("components/event_card.html", {"title": Event.objects.get().localized_title})
    assert "العرض" in card


def test_a_card_names_few_areas_and_counts_many(site, client):
    campaign_page(campaign=CampaignFactory(status="active", areas=[region(f"XD-0{n}", f"R{n}") for n in range(1, 6)]))
    campaign_page(campaign=CampaignFactory(status="active", areas=[region(f"XD-0{n}", f"R{n}") for n in range(1, 7)]))
    page = client.get("/en/campaigns/").content.decode()
    assert re.findall(r"<span>(R1.*?|\d areas)</span>", page) == ["R1, R2, R3, R4, R5", "6 areas"]


def test_search_finds_what_readers_may_see(campaign, client):
    response = client.get("/en/search/?q=campaigns")
    assert response.status_code == 200
    assert 'href="/en/campaigns/"' in response.content.decode()
    assert "Ask before you accept an offer." in client.get("/en/search/?q=accept").content.decode()
    assert "Nothing found" in client.get("/en/search/?q=zzzz").content.decode()
    assert "Nothing found" not in client.get("/en/search/").content.decode()
    assert client.get("/en/search/", {"q": "\x00"}).status_code == 400
    assert client.get("/en/search/", {"q": "x" * 100_000}).status_code == 200
