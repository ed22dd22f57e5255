"""The other organisation's keys at every address, in every place a view looks for one: no word of it comes back."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import ReferenceIndex

from partners.people.choices import Role
from tests.access.asked import names_asked
from tests.access.belongings import PUBLIC_FACTS, fill
from tests.access.pages import page_of
from tests.access.routes import NOBODY, SAMPLES, all_routes
from tests.access.world import put_away, world_of
from tests.factories.content import site

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]

MARK = "canary-b"
LIBRARY = {"content.image": "wagtailimages", "content.handout": "wagtaildocs", "content.recording": "wagtailmedia"}
ROUTES = [
    route
    for route in all_routes()
    if route.path.startswith("admin/") and route.name != "wagtailadmin_logout" and route.is_reversible()
]


@pytest.fixture
def two_worlds():
    """The partner's own world, and the other one with a draft page that shows a picture of the partner's."""
    own, other = world_of("own-a"), world_of(MARK)
    fill(other, MARK)
    site(("en", "fr"))
    page_of(other, MARK, with_item_of=own)
    return own, other


@pytest.fixture(params=[Role.PARTNER, Role.AGENCY])
def browser(request, two_worlds):
    own, _other = two_worlds
    own.person.role = request.param
    own.person.save()
    client = Client(raise_request_exception=False)
    client.force_login(own.person)
    return client


def keys_for(route, world) -> dict:
    """Keys of the world for every parameter of a route that it has one for."""
    words = {name: world.keys.get(name, SAMPLES[kind]) for name, kind in route.parameters.items()}
    if route.parameters.get("pk") == "UUIDConverter":
        words["pk"] = world.records["clarion.taskprogress"].pk
    elif "pk" in words:
        record = world.records.get(route.model)
        words["pk"] = record.pk if record is not None else world.keys["page_id"]
    return words


def text_of(response) -> str:
    body = b"".join(response.streaming_content) if response.streaming else response.content
    put_away(response)
    return (body.decode(errors="replace") + str(response.headers)).lower()


def shows_mark(response, address: str) -> bool:
    """Whether the mark comes back otherwise than in the address that was asked for."""
    return MARK in text_of(response).replace(address.lower(), "")


def test_no_address_answers_a_foreign_key_with_a_word_of_its_record(two_worlds, browser):
    _own, other = two_worlds
    keys = sorted({str(key) for key in other.keys.values() if isinstance(key, int)})
    leaks, walked = [], 0
    for route in ROUTES:
        address = reverse(route.name, kwargs=keys_for(route, other))
        for method in ("get", "post"):
            with names_asked() as names:
                response = getattr(browser, method)(address)
            queries = [{}] if response.status_code in (404, 405) else [{}, *({name: keys} for name in sorted(names))]
            for query in queries:
                response = getattr(browser, method)(address, query)
                walked += 1
                if shows_mark(response, address):
                    leaks.append(f"{method} {address} {query}: {response.status_code}")
    assert not leaks, "\n" + "\n".join(leaks)
    assert walked > 1000


def test_a_foreign_key_is_answered_like_one_that_nobody_has(two_worlds, browser):
    """Not even the status tells them apart: 404, or what the address answers to every key."""
    _own, other = two_worlds
    told, compared = [], 0
    for route in ROUTES:
        words = keys_for(route, other)
        foreign = {name for name, word in words.items() if isinstance(word, int) and word != NOBODY}
        if not foreign or route.model in PUBLIC_FACTS | {"partners.area", "partners.venue"}:
            continue
        unknown = {name: NOBODY if name in foreign else word for name, word in words.items()}
        for method in ("get", "post"):
            theirs, nobodys = (
                getattr(browser, method)(reverse(route.name, kwargs=given)) for given in (words, unknown)
            )
            compared += 1
            if (theirs.status_code, theirs.headers.get("Location")) != (
                nobodys.status_code,
                nobodys.headers.get("Location"),
            ):
                told.append(f"{method} {route.name}: {theirs.status_code}, else {nobodys.status_code}")
            put_away(theirs)
            put_away(nobodys)
    assert not told, "\n" + "\n".join(told)
    assert compared > 150


def test_who_sees_every_organisation_gets_the_words(two_worlds, editor):
    """The same keys for an editor: a walk that nobody could fail proves nothing."""
    _own, other = two_worlds
    client = Client()
    client.force_login(editor)
    for name in ("wagtailadmin_pages:edit", "wagtailadmin_pages:history", "wagtailimages:edit", "campaign:inspect"):
        route = next(route for route in ROUTES if route.name == name)
        address = reverse(name, kwargs=keys_for(route, other))
        assert shows_mark(client.get(address), address), name


@pytest.mark.parametrize(("label", "app"), LIBRARY.items())
def test_an_own_item_on_a_foreign_draft_counts_as_unused(two_worlds, label, app, editor):
    own, _other = two_worlds
    item = own.records[label]
    type(item).objects.filter(pk=item.pk).update(uploaded_by_user=own.person)
    uses = ReferenceIndex.get_grouped_references_to(item).count()
    assert uses >= 1
    seen = {}
    for who in (own.person, editor):
        client = Client()
        client.force_login(who)
        seen[who] = text_of(client.get(reverse(f"{app}:edit", args=[item.pk])))
    assert "used 0 times" in seen[own.person]
    assert f"used {uses} time" in seen[editor]
    client = Client()
    client.force_login(own.person)
    assert "(private" not in text_of(client.get(item.usage_url))
