"""A line that drops or a sign-in that ran out loses no text; what was kept is gone once it is saved or signed out."""

import pytest

from campaigns.models import Programme
from partners.people.choices import Role
from partners.people.role_groups import sync_roles
from tests.conftest import person
from tests.factories.campaigns import ProgrammeFactory

pytestmark = pytest.mark.browser
PASSWORD = "clarion-tests"
AIM = "Families on the coast ask before they sign."


def sign_in(page, site, next_page):
    if "/accounts/login/" not in page.url:
        page.goto(f"{site}/accounts/login/?next={next_page}")
    page.fill("[name=login]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("main [type=submit]")
    page.wait_for_url(f"**{next_page}*")


@pytest.fixture
def form(site, window):
    """The form of a programme, open in a window of an editor."""
    sync_roles(strict=False)
    person(Role.EDITOR, username="editor")
    programme = ProgrammeFactory(name="Safe roads", aim="")
    address = f"/admin/programme/edit/{programme.pk}/"
    with window(width=1280, height=800, locale="en") as seen:
        sign_in(seen.page, site, address)
        yield seen.page, address


def typed(page) -> str:
    return page.input_value("main [name=aim]")


def kept_in_tab(page) -> int:
    return page.evaluate("Object.keys(sessionStorage).filter((key) => key.startsWith('clarion-kept')).length")


def type_aim(page):
    page.fill("main [name=aim]", "")
    page.type("main [name=aim]", AIM)
    page.wait_for_timeout(600)  # it is kept when the fingers rest
    assert kept_in_tab(page) == 1


def save(page):
    page.locator("main form [type=submit]").first.click()


def test_after_a_new_sign_in_the_text_is_offered_brought_back_and_saved(form, site):
    page, address = form
    type_aim(page)
    page.context.clear_cookies(name="sessionid")
    save(page)
    page.wait_for_url("**/accounts/login/**")
    sign_in(page, site, address)
    assert typed(page) == ""
    page.get_by_role("button", name="Bring it back").click()
    assert typed(page) == AIM
    assert page.locator("section.clarion-kept").count() == 0
    save(page)
    page.wait_for_selector(".messages .success")
    assert Programme.objects.get().aim == AIM
    assert kept_in_tab(page) == 0
    page.goto(f"{site}{address}")
    page.wait_for_load_state("load")
    assert page.locator("section.clarion-kept").count() == 0


def test_without_a_line_nothing_is_sent_and_nothing_lost(form):
    page, _address = form
    type_aim(page)
    page.context.set_offline(True)
    save(page)
    page.get_by_role("alert").get_by_text("There is no connection").wait_for()
    assert typed(page) == AIM
    page.context.set_offline(False)
    save(page)
    page.wait_for_selector(".messages .success")
    assert Programme.objects.get().aim == AIM


def test_a_page_left_by_mistake_offers_the_text_and_throws_it_away_on_request(form, site):
    page, address = form
    type_aim(page)
    page.goto(f"{site}/admin/")
    page.goto(f"{site}{address}")
    page.get_by_role("button", name="Throw it away").click()
    assert (typed(page), kept_in_tab(page)) == ("", 0)


def test_signing_out_leaves_nothing_behind(form, site):
    page, _address = form
    type_aim(page)
    page.locator(".sidebar-footer button").first.click()
    page.get_by_role("button", name="Log out").click()
    page.wait_for_url("**/accounts/login/**")
    assert page.evaluate("Object.keys(sessionStorage)") == []
