"""When a session ends."""

import pytest
from django.test import Client

from partners.people import actions, sessions
from tests.factories.content import site

pytestmark = pytest.mark.django_db
NOON = "2026-01-05 12:00:00+00:00"


@pytest.fixture
def signed_in(editor, client, time_machine):
    time_machine.move_to(NOON, tick=False)
    client.force_login(editor)
    return client


def is_in(client) -> bool:
    return client.get("/admin/account/").status_code == 200


def test_an_idle_session_ends_after_half_an_hour(signed_in, time_machine):
    time_machine.move_to("2026-01-05 12:29:00+00:00", tick=False)
    assert is_in(signed_in)
    time_machine.move_to("2026-01-05 12:59:01+00:00", tick=False)
    assert not is_in(signed_in)


def test_an_editor_left_open_keeps_no_session_alive(signed_in, time_machine):
    ping = f"/admin/editing-sessions/ping/wagtailcore/page/{site(('en',)).pk}/0/"
    for minutes in (10, 20, 30):
        time_machine.move_to(f"2026-01-05 12:{minutes}:00+00:00", tick=False)
        assert signed_in.post(ping).status_code == 200
    time_machine.move_to("2026-01-05 12:30:01+00:00", tick=False)
    assert signed_in.post(ping)["Location"] == f"/accounts/login/?next={ping}"
    assert not is_in(signed_in)


def test_a_busy_session_ends_after_twelve_hours(signed_in, time_machine):
    session = signed_in.session
    session[sessions.LAST_SEEN_AT] = session[sessions.SIGNED_IN_AT] + 12 * 60 * 60 - 60
    session.save()
    time_machine.move_to("2026-01-05 23:59:59+00:00", tick=False)
    assert is_in(signed_in)
    time_machine.move_to("2026-01-06 00:00:01+00:00", tick=False)
    assert not is_in(signed_in)


def test_a_session_without_a_stamp_is_over(signed_in):
    session = signed_in.session
    del session[sessions.SIGNED_IN_AT]
    session.save()
    assert not is_in(signed_in)


@pytest.mark.parametrize("verb", ["role", "leave", "end"])
def test_verbs_end_sessions_at_the_next_request(signed_in, editor, administrator, coordinator, verb, time_machine):
    time_machine.move_to("2026-01-05 12:00:01+00:00", tick=False)
    assert is_in(signed_in)
    if verb == "role":
        actions.change_role(person=editor, by=administrator, role="evaluator", reason="moved")
    elif verb == "leave":
        actions.leave(person=editor, by=administrator, successor=coordinator)
    else:
        actions.end_sessions(person=editor, by=administrator)
    assert not is_in(signed_in)


def test_a_new_password_keeps_this_session_and_ends_the_others(editor, client):
    here, elsewhere = client, Client()
    here.force_login(editor)
    elsewhere.force_login(editor)
    new = "a-much-longer-password-7"
    given = {"oldpassword": "clarion-tests", "password1": new, "password2": new}
    assert here.post("/accounts/password/change/", given).status_code == 302
    assert is_in(here)
    assert not is_in(elsewhere)


def test_reading_in_the_admin_writes_the_session_once_a_minute(signed_in, time_machine):
    seen = signed_in.session[sessions.LAST_SEEN_AT]
    time_machine.move_to("2026-01-05 12:00:30+00:00", tick=False)
    is_in(signed_in)
    assert signed_in.session[sessions.LAST_SEEN_AT] == seen
    time_machine.move_to("2026-01-05 12:01:30+00:00", tick=False)
    is_in(signed_in)
    assert signed_in.session[sessions.LAST_SEEN_AT] == seen + 90


@pytest.mark.usefixtures("second_factor")
def test_outside_admin_and_account_pages_nobody_is_someone_without_the_second_factor(editor, rf):
    from django.contrib.auth.models import AnonymousUser

    from partners.people import middleware

    class Bare(dict):
        modified = False

    request = rf.get("/files/anything")
    request._cached_user, request.session = editor, Bare()
    sessions.begin(request.session)
    assert isinstance(middleware._user(request), AnonymousUser)
