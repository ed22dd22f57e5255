"""Every route, walked as every role and as nobody: who may enter does, who may not does not."""

import pytest
from django.template.response import SimpleTemplateResponse
from django.test import Client

from partners.people.choices import Role
from tests.access.routes import all_routes
from tests.access.table import PATTERNS, ROWS, row_for
from tests.access.world import put_away, world_of
from tests.conftest import person
from tests.factories.partners import MembershipFactory

pytestmark = [
    pytest.mark.django_db,
    # wagtail-localize lists translations without an order; the walk asks who gets in, not how it is sorted.
    pytest.mark.filterwarnings("ignore::django.core.paginator.UnorderedObjectListWarning"),
]

LEFT_OUT = frozenset({"wagtailadmin_logout", "account_logout"})
"""Signing out ends the walk."""

ROUTES = all_routes()
WALKED = sorted(
    {r.name: r for r in ROUTES if r.name not in LEFT_OUT and r.is_reversible()}.values(), key=lambda r: r.name
)
CHUNK = 10
CHUNKS = [WALKED[start : start + CHUNK] for start in range(0, len(WALKED), CHUNK)]


def test_every_route_has_a_row():
    missing = [f"{r.name}  {r.path}" for r in ROUTES if row_for(r.name) is None]
    assert not missing, "\n" + "\n".join(missing)


def test_every_route_of_ours_has_a_row_of_its_own():
    missing = [f"{r.name}  {r.path}" for r in ROUTES if r.is_ours and r.name not in ROWS]
    assert not missing, "\n" + "\n".join(missing)


def test_no_row_outlives_its_route():
    names = {r.name for r in ROUTES}
    assert sorted(set(ROWS) - names) == []


def test_no_pattern_reaches_into_our_routes():
    """A pattern is for libraries: what is ours stands in the table by name."""
    assert all(not row.exact for row in PATTERNS)


@pytest.fixture
def unrendered(monkeypatch):
    """A switch: while it is on, templates are not rendered, for who gets in is decided before that."""
    switch = {"on": False}
    render = SimpleTemplateResponse.render

    def maybe(response):
        if switch["on"] and not response.is_rendered:
            response.content = b""
        return render(response)

    monkeypatch.setattr(SimpleTemplateResponse, "render", maybe)
    return switch


@pytest.fixture
def walkers(organisation_b):
    """A browser for each role, and one for nobody; partner and agency act for the organisation of the records."""
    own = world_of("WALK", with_files=False)
    people = {role: person(role) for role in Role if role != Role.PARTNER}
    MembershipFactory(user=people[Role.AGENCY], organisation=own.organisation)
    people[Role.PARTNER] = own.person
    browsers = {"anonymous": Client()}
    for role, who in people.items():
        browsers[role] = Client()
        browsers[role].force_login(who)
    return own, browsers


def is_refused(response) -> bool:
    """Sent to the sign-in, sent home with a message, forbidden, or told that there is nothing."""
    target = response.headers.get("Location", "")
    sent_away = response.status_code == 302 and (target == "/admin/" or target.startswith("/accounts/login/"))
    return sent_away or response.status_code in (403, 404, 405)


def faults(route, own, browsers, unrendered) -> list[str]:
    row, found = row_for(route.name), []
    if row is None:
        return found  # the test above names it
    address = route.address(own.records)
    certain = row.exact and row.always and (not route.parameters or own.names_a_record(route))
    for who, browser in browsers.items():
        outside = who not in row.who
        if not (outside or row.exact):
            continue
        unrendered["on"] = who != Role.ADMINISTRATOR  # one role sees every page whole
        for method in ("post",) if row.post else ("get", "post") if outside else ("get",):
            response = getattr(browser, method)(address)
            put_away(response)
            refused, allowed = is_refused(response), not outside
            if not allowed and not refused:
                found.append(f"{who} entered {method} {address}: {response.status_code}")
            if allowed and certain and method == "get" and refused:
                found.append(f"{who} was refused {method} {address}: {response.status_code}")
            if (
                who == "anonymous"
                and not allowed
                and address.startswith("/admin/")
                and response.status_code
                not in (
                    302,
                    404,
                    405,
                )
            ):
                found.append(f"anonymous was not led to the sign-in from {address}: {response.status_code}")
    return found


@pytest.mark.parametrize("routes", CHUNKS, ids=[chunk[0].name for chunk in CHUNKS])
def test_each_role_enters_what_the_table_says(walkers, unrendered, routes):
    own, browsers = walkers
    found = []
    for route in routes:
        found += faults(route, own, browsers, unrendered)
    assert not found, "\n" + "\n".join(found)
