"""The one door: password, second factor, and nothing beside it."""

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor")]


@pytest.mark.parametrize("spelling", ["editor", "EDITOR", "editor@example.org", "Editor@Example.org"])
def test_username_and_address_sign_in_alike(editor, sign_in, spelling):
    response = sign_in(spelling)
    assert (response.status_code, response["Location"]) == (302, "/admin/")


def test_without_a_second_factor_only_enrolment_is_reachable(editor, client, sign_in):
    sign_in("editor")
    for address in ("/admin/", "/admin/people/", "/admin/account/", "/accounts/password/change/"):
        response = client.get(address)
        assert (response.status_code, response.headers.get("Location")) == (302, "/accounts/2fa/"), address
    assert client.get("/accounts/2fa/").status_code == 200
    assert client.get("/accounts/2fa/totp/activate/").status_code == 200
    assert client.get("/accounts/2fa/webauthn/add/").status_code == 200


def test_enrolling_opens_the_admin_and_hands_out_recovery_codes(editor, client, sign_in, code_of, commits_at_once):
    sign_in("editor")
    client.get("/accounts/2fa/totp/activate/")
    before = client.session.session_key
    secret = client.session["mfa.totp.secret"]
    response = client.post("/accounts/2fa/totp/activate/", {"code": code_of(secret)})
    assert (response.status_code, response["Location"]) == (302, "/accounts/2fa/recovery-codes/")
    assert client.session.session_key != before
    assert client.get("/admin/").status_code == 200


def test_a_real_sign_in_asks_for_the_code_before_anything_opens(editor, client, sign_in, enrol, code_of):
    enrol(editor)
    response = sign_in("editor")
    assert response["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"
    before = client.session.session_key
    response = client.post("/accounts/2fa/authenticate/", {"code": code_of()})
    assert (response.status_code, response["Location"]) == (302, "/admin/")
    assert client.session.session_key != before
    assert client.get("/admin/").status_code == 200


def test_a_session_that_never_saw_the_code_is_asked_for_it(editor, client, enrol, code_of):
    """However the session came to be, the admin stays closed until the code was given in it."""
    enrol(editor)
    client.force_login(editor)
    assert client.get("/admin/people/")["Location"] == "/accounts/2fa/reauthenticate/?next=%2Fadmin%2Fpeople%2F"
    client.post("/accounts/2fa/reauthenticate/", {"code": code_of()})
    assert client.get("/admin/").status_code == 200


def test_a_code_works_once(editor, client, sign_in, enrol, code_of):
    enrol(editor)
    code = code_of()
    sign_in("editor")
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    other = Client()
    other.post("/accounts/login/", {"login": "editor", "password": "clarion-tests"})
    response = other.post("/accounts/2fa/authenticate/", {"code": code})
    assert response.status_code == 200
    assert other.get("/admin/").status_code == 302


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/admin/login/", "/accounts/login/"),
        ("/admin/password_reset/", "/accounts/password/reset/"),
        ("/admin/password_reset/confirm/MQ/abc-def/", "/accounts/password/reset/"),
        ("/en/_util/login/", "/accounts/login/"),
    ],
)
def test_other_doors_lead_to_the_one(editor, client, method, address, target):
    given = {"username": "editor", "password": "clarion-tests"}
    response = getattr(client, method)(address, given if method == "post" else {})
    assert response.status_code == 302
    assert response["Location"] == target
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "address",
    [
        "/accounts/signup/",
        "/accounts/email/",
        "/accounts/confirm-email/",
        "/accounts/confirm-email/abc/",
        "/accounts/login/code/confirm/",
        "/accounts/password/set/",
        "/admin/bulk/partners/user/delete/",
        "/admin/bulk/partners/user/assign_role/",
        "/admin/bulk/partners/user/set_active_state/",
        "/documents/authenticate_with_password/1/",
        "/en/_util/authenticate_with_password/1/1/",
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_nobody_needs_is_not_there(administrator, client, settings, address, method):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(administrator)
    assert getattr(client, method)(address).status_code == 404


def test_wagtails_account_page_changes_no_password_and_no_address(editor, client, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(editor)
    given = {
        "name_email-first_name": "New",
        "name_email-last_name": "Name",
        "name_email-email": "elsewhere@example.org",
        "password-old_password": "clarion-tests",
        "password-new_password1": "another-long-password-1",
        "password-new_password2": "another-long-password-1",
        "locale-preferred_language": "en",
        "locale-current_time_zone": "UTC",
        "theme-theme": "system",
        "theme-contrast": "system",
        "theme-density": "default",
        "theme-keyboard_shortcuts": "on",
    }
    client.post("/admin/account/", given)
    editor.refresh_from_db()
    assert editor.check_password("clarion-tests")
    assert editor.email == "editor@example.org"


@pytest.mark.parametrize("address", ["/admin/logout/", "/accounts/logout/"])
def test_signing_out_ends_the_session(editor, client, settings, address):
    settings.SECOND_FACTOR_REQUIRED = False
    client.force_login(editor)
    key = client.session.session_key
    client.post(address)
    assert client.get("/admin/").status_code == 302
    thief = Client()
    thief.cookies["sessionid"] = key
    assert thief.get("/admin/").status_code == 302


def test_signing_in_replaces_a_session_laid_in_advance(editor, client, sign_in):
    client.get("/accounts/login/")
    session = client.session
    session["laid"] = 1
    session.save()
    client.cookies["sessionid"] = planted = session.session_key
    sign_in("editor")
    assert client.session.session_key != planted


@pytest.mark.parametrize("target", ["//evil.example", "/\\evil.example", "https:evil.example", "javascript:alert(1)"])
def test_sign_in_leads_to_no_other_site(editor, client, target):
    response = client.post("/accounts/login/", {"login": "editor", "password": "clarion-tests", "next": target})
    assert response["Location"] == reverse("wagtailadmin_home")


def test_the_last_second_factor_stays(editor, client, sign_in, enrol, code_of):
    enrol(editor)
    sign_in("editor")
    client.post("/accounts/2fa/authenticate/", {"code": code_of()})
    client.post("/accounts/2fa/totp/deactivate/")
    assert editor.authenticator_set.filter(type="totp").exists()
