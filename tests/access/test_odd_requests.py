"""Odd keys and half-filled forms at every address of the admin: refused in words, never an error page."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from partners.people.choices import Role
from tests.access.asked import names_asked
from tests.access.belongings import fill
from tests.access.pages import page_of
from tests.access.routes import all_routes
from tests.access.test_foreign_keys import keys_for
from tests.access.world import put_away, world_of
from tests.conftest import person
from tests.factories.content import site

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore")]

LEFT_OUT = frozenset({"wagtailadmin_logout", "account_logout"})
ROUTES = [r for r in all_routes() if r.name not in LEFT_OUT]
CHUNK = 30
CHUNKS = [ROUTES[start : start + CHUNK] for start in range(0, len(ROUTES), CHUNK)]
ODD = ("abc", "1" + "0" * 30, "", "9" * 5000)
NUMBERS = (0, 10**30)
WORDS = ("abc", "-1", "0", "1" + "0" * 30, "٣", "x" * 3000)
NAMES_AT_MOST = 60


@pytest.fixture
def world():
    own = world_of("odd")
    fill(own, "odd")
    site(("en", "fr"))
    page_of(own, "odd", with_item_of=own)
    return own


def addresses(route, world) -> list[str]:
    """An address with true keys, then one for each parameter with each odd key in its place."""
    true = keys_for(route, world)
    given = [true]
    for name, kind in route.parameters.items():
        given += [{**true, name: odd} for odd in (NUMBERS if kind == "IntConverter" else WORDS)]
    found = []
    for words in given:
        try:
            found.append(reverse(route.name, kwargs=words))
        except NoReverseMatch:  # no such address, so nobody can ask for it
            continue
    return list(dict.fromkeys(found))


FALLS = (
    ("get", "wagtailadmin_api:pages:find", "id"),
    ("get", "wagtailadmin_api:pages:listing", "offset"),
    ("get", "wagtailadmin_explore_root", "owner"),
    ("get", "wagtail_bulk_action", "id"),
    ("post", "wagtailadmin_pages:add", "title"),
    ("post", "wagtailadmin_pages:edit", "body-count"),
    ("post", "wagtailadmin_pages:move", "new_parent_page"),
    ("post", "wagtailadmin_pages:copy", "new_parent_page"),
    ("post", "wagtailadmin_pages:copy", "alias"),
    ("get", "wagtailadmin_choose_page", "target_pages[]"),
    ("get", "wagtailadmin_choose_page_chosen_multiple", "id"),
    ("get", "wagtailadmin_choose_page_external_link", "parent_page_id"),
    ("post", "wagtailadmin_choose_page_external_link", "link_text"),
    ("get", "wagtailadmin_workflows:edit", "p"),
    ("post", "wagtailadmin_workflows:enable", "next"),
    ("get", "wagtailadmin_reports:site_history", "user"),
    ("post", "wagtail_localize:submit_page_translation", "locales"),
    ("post", "wagtailredirects:edit", "redirect_page"),
    ("post", "wagtailredirects:process_import", "input_format"),
    ("get", "wagtailmedia:chooser", "collection_id"),
    ("post", "mfa_login_webauthn", "credential"),
    ("post", "venue:add", "area"),
    ("post", "help_service:edit", "organisation"),
)
"""Where requests fell before: method, address, and the name whose value was odd."""


def send(browser, method: str, address: str, query: dict) -> int:
    """The status of the answer; whatever the request changed is undone."""
    with transaction.atomic():
        response = getattr(browser, method)(address, query)
        put_away(response)
        transaction.set_rollback(True)
    return response.status_code


def signed_in(world, role) -> Client:
    browser = Client(raise_request_exception=False)
    if role == Role.PARTNER:
        browser.force_login(world.person)
    elif role != "anonymous":
        browser.force_login(person(role))
    return browser


def faults(browser, route, world) -> list[str]:
    """Every odd value under every name the address asks for; what ended in an error page."""
    found = []

    def note(method, address, query):
        if send(browser, method, address, query) >= 500:
            found.append(
                f"{route.name}: {method} {address[:80]} { {name: str(odd)[:20] for name, odd in query.items()} }"
            )

    for method in ("get", "post"):
        for place, address in enumerate(addresses(route, world)):
            with names_asked() as names:
                note(method, address, {})
                done: set[str] = set()
                while not place and (waiting := names - done - {"csrfmiddlewaretoken"}) and len(done) < NAMES_AT_MOST:
                    done.add(name := min(waiting))
                    for odd in (*ODD, ["1", "abc"]):
                        note(method, address, {name: odd})
    return found


@pytest.mark.parametrize(("method", "name", "asked"), FALLS)
def test_where_a_request_fell_before_it_is_refused_now(world, method, name, asked):
    browser = signed_in(world, Role.ADMINISTRATOR)
    address = addresses(next(route for route in ROUTES if route.name == name), world)[0]
    wanted = {"get": {200, 400, 404}, "post": {200, 302, 400, 404}}[method]
    assert {send(browser, method, address, {asked: odd} if asked else {}) for odd in ODD} <= wanted


@pytest.mark.deep
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.PARTNER, "anonymous"])
@pytest.mark.parametrize("routes", CHUNKS, ids=[chunk[0].name for chunk in CHUNKS])
def test_no_odd_request_ends_in_an_error_page(world, role, routes):
    browser = signed_in(world, role)
    found = [fault for route in routes for fault in faults(browser, route, world)]
    assert not found, "\n" + "\n".join(found)
