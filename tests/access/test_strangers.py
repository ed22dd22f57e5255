"""Two organisations that must never learn of each other: no word crosses, no address opens, no row changes."""

import re
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client

from tests.access.belongings import PUBLIC_FACTS, fill
from tests.access.pages import page_of
from tests.access.routes import all_routes
from tests.access.world import put_away, world_of
from tests.factories.content import site

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]

MARK = "canary-b"
LINK = re.compile(r"""(?:href|action|data-url|src)=["']([^"'#]+)""")
CALENDAR_OF_EVERYTHING = ("/admin/?", "/admin/logout/", "/accounts/logout/", "/admin/sprite/", "/admin/jsi18n/")
STARTS = (
    "/admin/",
    "/admin/api/main/pages/?limit=50",
    "/admin/api/main/images/?limit=50",
    "/admin/api/main/documents/?limit=50",
    "/admin/choose-page/search/?q=CANARY",
    "/admin/images/?q=CANARY",
    "/admin/documents/?q=CANARY",
    "/admin/media/?q=CANARY",
    "/admin/images/chooser/results/?q=CANARY",
    "/admin/documents/chooser/results/?q=CANARY",
    "/admin/reports/site-history/",
    "/admin/organisation_chooser/results/?q=CANARY",
    "/admin/facilitator_chooser/results/?q=CANARY",
)
PAGES_AT_MOST = 60


@pytest.fixture
def two_worlds():
    own, other = world_of("canary-a"), world_of(MARK)
    fill(other, MARK)
    site(("en", "fr"))
    page_of(other, MARK, with_item_of=own)
    browser = Client()
    browser.force_login(own.person)
    return own, other, browser


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return body.decode(errors="replace") + str(response.headers)


def links_in(text: str, page: str):
    for found in LINK.findall(text):
        address = urlsplit(urljoin(page, found.replace("&amp;", "&")))
        if not address.netloc and address.path.startswith("/admin/") and "{" not in found:
            yield f"{address.path}?{address.query}" if address.query else address.path


@pytest.mark.deep
def test_no_word_of_the_other_organisation_reaches_this_one_crawling_everything(two_worlds):
    assert crawl(two_worlds, at_most=600) == []


def test_no_word_of_the_other_organisation_reaches_this_one(two_worlds):
    assert crawl(two_worlds, at_most=PAGES_AT_MOST) == []


def crawl(two_worlds, at_most: int) -> list[str]:
    """Follows links of the admin as the partner of one organisation; the addresses that show the other's mark."""
    _own, _other, browser = two_worlds
    waiting, seen, leaks = list(STARTS), set(), []
    while waiting and len(seen) < at_most:
        address = waiting.pop(0)
        plain = address.split("?")[0]
        if address in seen or plain in CALENDAR_OF_EVERYTHING:
            continue
        seen.add(address)
        response = browser.get(address)
        text = text_of(response)
        if MARK in text.lower():
            leaks.append(f"{address} ({response.status_code})")
        if "html" in response.headers.get("Content-Type", ""):
            waiting += [link for link in links_in(text, address) if link not in seen]
    assert len(seen) >= min(at_most, 25)
    return leaks


def test_the_crawl_sees_the_mark_where_it_may_be_seen(two_worlds, administrator):
    """The same crawl by who sees every organisation finds the mark: a crawl that sees nothing proves nothing."""
    own, other, _browser = two_worlds
    browser = Client()
    browser.force_login(administrator)
    assert crawl((own, other, browser), at_most=40) != []


def addresses_of(world) -> list[str]:
    """Every address whose only parameter is the key of one of the world's records."""
    return sorted(
        {
            route.address(world.records)
            for route in all_routes()
            if route.path.startswith("admin/") and world.names_a_record(route) and route.model not in PUBLIC_FACTS
        }
    )


def state(world) -> dict:
    """Every column of every record of a world."""
    return {
        label: type(record).objects.filter(pk=record.pk).values().get()
        for label, record in sorted(world.records.items())
    }


def test_every_address_of_a_foreign_record_is_not_there_and_changes_nothing(two_worlds):
    _own, other, browser = two_worlds
    before = state(other)
    answers = {}
    for address in addresses_of(other):
        for method in ("get", "post"):
            response = getattr(browser, method)(address)
            answers[f"{method} {address}"] = response.status_code
            put_away(response)
    assert len(answers) > 60
    # 405 says that the address knows no such method, before it looks for any record.
    opened = {key: code for key, code in answers.items() if code not in (404, 405)}
    assert not opened, "\n" + "\n".join(f"{code} {key}" for key, code in opened.items())
    assert state(other) == before


@pytest.mark.parametrize(
    ("label", "address"),
    [
        ("content.image", "/admin/images/{pk}/"),
        ("content.image", "/admin/images/{pk}/delete/"),
        ("content.image", "/admin/images/{pk}/preview/max-165x165/"),
        ("content.image", "/admin/images/usage/{pk}/"),
        ("content.image", "/admin/api/main/images/{pk}/"),
        ("content.image", "/admin/images/chooser/chosen/{pk}/"),
        ("content.handout", "/admin/documents/chooser/chosen/{pk}/"),
        ("content.recording", "/admin/media/chooser/{pk}/"),
        ("content.handout", "/admin/documents/edit/{pk}/"),
        ("content.handout", "/admin/documents/delete/{pk}/"),
        ("content.handout", "/admin/documents/usage/{pk}/"),
        ("content.handout", "/admin/api/main/documents/{pk}/"),
        ("content.recording", "/admin/media/edit/{pk}/"),
        ("content.recording", "/admin/media/delete/{pk}/"),
        ("content.recording", "/admin/media/usage/{pk}/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_foreign_item_of_the_library_is_not_there(two_worlds, label, address, method):
    _own, other, browser = two_worlds
    response = getattr(browser, method)(address.format(pk=other.records[label].pk))
    body = text_of(response)
    assert MARK not in body.lower()
    assert response.status_code in (404, 405) or (response.status_code, response["Location"]) == (302, "/admin/")
    assert type(other.records[label]).objects.filter(pk=other.records[label].pk).exists()
