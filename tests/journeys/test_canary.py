"""A text that would run, in every field of every record: no page of the admin or of the site runs it."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from partners.people.choices import Role
from tests.access.belongings import fill
from tests.access.marks import mark_texts
from tests.access.pages import body_of, page_of
from tests.access.routes import all_routes
from tests.access.test_foreign_keys import keys_for
from tests.access.world import world_of
from tests.conftest import person
from tests.factories.campaigns import CampaignFactory
from tests.factories.content import campaign_page
from tests.factories.content import site as lay_out_site
from tests.factories.partners import HelpServiceFactory, country

pytestmark = [pytest.mark.browser, pytest.mark.deep]

CANARY = "'\"></script><img src=x onerror=__PWNED=1>"
WEB = "https://example.org/?q=%22%3E%3Cimg%20src=x%20onerror=__PWNED=1%3E"
PUBLIC = ("", "campaigns/", "campaigns/open/", "help/", "help/XDM/", "evidence/", "evidence/XDM/", "search/?q=img")
SILENT = ("help/", "evidence/", "evidence/XDM/")
RAN = """() => {
  const links = [...document.querySelectorAll('[href^="javascript:"], [src^="javascript:"]')];
  const ours = links.map((one) => one.outerHTML).filter((text) => text.includes('__PWNED'));
  return typeof __PWNED === 'undefined' ? ours : ['ran', ...ours];
}"""


@pytest.fixture
def world(site):
    own = world_of("canary")
    fill(own, "canary")
    lay_out_site(("en", "fr"))
    page_of(own, CANARY, with_item_of=own)
    for record in own.records.values():
        mark_texts(record, CANARY, web=WEB, codes=False)
    mark_texts(HelpServiceFactory(coverage=[country()]), CANARY, web=WEB, codes=False)
    campaign = CampaignFactory(status="active")
    mark_texts(campaign, CANARY, codes=False)
    public = campaign_page(campaign=campaign, slug="open", title=CANARY, summary=CANARY, body=body_of(CANARY, own))
    mark_texts(public, CANARY, codes=False)
    return own


def signed_in(window, address, who):
    """A window in which somebody is signed in already."""
    client = Client()
    client.force_login(who)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": address}
    window.page.context.add_cookies([cookie])


def addresses_of_admin(world) -> list[str]:
    """Every address of the admin that shows something, with keys of the world in it."""
    found = []
    for route in all_routes():
        if route.path.startswith("admin/") and route.name not in ("wagtailadmin_logout", "wagtailadmin_error_test"):
            try:
                found.append(reverse(route.name, kwargs=keys_for(route, world)))
            except NoReverseMatch:
                continue
    return list(dict.fromkeys(found))


def ran(page, address: str) -> list[str]:
    """What the answer of an address ran, or would on a click, of what it should have shown as text."""
    answer = page.context.request.get(address)
    kind, body = answer.headers.get("content-type", ""), answer.text() if answer.ok else ""
    if kind.startswith("text/html") and body:
        page.goto(address, wait_until="load")
    elif kind.startswith("application/json") and isinstance(part := answer.json(), dict):
        # A dialogue: the admin puts its HTML into the page that is open.
        html = "".join(str(part.get(name, "")) for name in ("html", "form"))
        page.evaluate("html => { document.body.innerHTML = html }", html)
    else:
        return []
    page.wait_for_timeout(50)
    return [f"{address}: {one}" for one in page.evaluate(RAN)]


def test_no_page_runs_a_text(site, window, world):
    faults = []
    for who in (person(Role.ADMINISTRATOR), world.person):
        with window() as seen:
            signed_in(seen, site, who)
            faults += [fault for address in addresses_of_admin(world) for fault in ran(seen.page, site + address)]
    with window() as seen:
        for path in PUBLIC:
            faults += ran(seen.page, f"{site}/en/{path}")
            assert "__PWNED" in seen.page.content() or path in SILENT
    assert not faults, "\n".join(faults)


def test_the_canary_sings_where_it_is_let_out(window):
    with window() as seen:
        seen.page.set_content(f'<a title="{CANARY}"></a>')
        seen.page.wait_for_timeout(200)
        assert seen.page.evaluate(RAN) == ["ran"]
