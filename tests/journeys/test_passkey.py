"""A passkey in a real browser: it opens the admin by itself, counts as second factor, and ends with the account."""

import pytest

from partners.people import actions
from partners.people.choices import Role
from tests.conftest import person

pytestmark = [pytest.mark.browser, pytest.mark.deep]

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def enrol(page, site, login):
    """Signs in with the password, which opens nothing but enrolment, and adds a passkey that signs in by itself."""
    page.context.new_cdp_session(page).send("WebAuthn.enable")
    page.context.new_cdp_session(page).send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    page.goto(f"{site}/accounts/login/")
    page.fill("[name=login]", login)
    page.fill("[name=password]", "clarion-tests")
    page.press("[name=password]", "Enter")
    page.wait_for_url(f"{site}/accounts/2fa/")
    page.goto(f"{site}/accounts/2fa/webauthn/add/")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/accounts/reauthenticate/**")


def sign_in(page, site):
    page.context.clear_cookies()
    page.goto(f"{site}/accounts/login/")
    page.click("#passkey_login")


def is_attempt(response) -> bool:
    return response.request.method == "POST" and response.url.endswith("/accounts/2fa/webauthn/login/")


def test_a_passkey_signs_in_and_ends_with_the_account(site, window, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    who, successor, administrator = (person(role) for role in (Role.EDITOR, Role.COORDINATOR, Role.ADMINISTRATOR))
    with window() as seen:
        enrol(seen.page, site, "editor")
        sign_in(seen.page, site)
        seen.page.wait_for_url(f"{site}/admin/")
        assert seen.faults == []
        actions.leave(person=who, by=administrator, successor=successor)
        seen.page.goto(f"{site}/admin/")
        assert seen.page.url == f"{site}/accounts/login/?next=/admin/"
        with seen.page.expect_response(is_attempt) as answer:
            sign_in(seen.page, site)
        assert (answer.value.status, answer.value.headers["location"]) == (302, "/accounts/login/")
        seen.page.goto(f"{site}/admin/")
        assert seen.page.url == f"{site}/accounts/login/?next=/admin/"
