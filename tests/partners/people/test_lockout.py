"""Wrong passwords and wrong codes close the door for a while, for that account from that network."""

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from axes.models import AccessAttempt
from django.test import Client

from clarion.jobs.registry import job_named
from clarion.jobs.ticker import run_due_jobs

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("second_factor")]


def fail(client, login, times, **extra):
    return [
        client.post("/accounts/login/", {"login": login, "password": "wrong-password"}, **extra).status_code
        for _ in range(times)
    ]


def test_five_wrong_passwords_lock_and_the_right_one_is_refused(editor, client, sign_in):
    assert fail(client, "editor", 5) == [200, 200, 200, 200, 429]
    response = sign_in("editor")
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    assert "15" in response.content.decode()


def test_both_spellings_are_one_account(editor, client):
    assert fail(client, "editor", 3) + fail(client, "Editor@Example.org", 2) == [200] * 4 + [429]


def test_an_unknown_name_locks_exactly_like_a_known_one(editor, client):
    known = fail(client, "editor", 6)
    assert fail(Client(), "nobody", 6) == known


def test_another_network_is_not_locked_out(editor, client, sign_in):
    fail(client, "editor", 5)
    assert sign_in("editor", REMOTE_ADDR="198.51.100.7").status_code == 302


def test_the_door_opens_again_after_a_quarter_of_an_hour(editor, client, sign_in, time_machine):
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    fail(client, "editor", 5)
    time_machine.move_to("2026-01-05 10:14:00+00:00", tick=False)
    assert sign_in("editor").status_code == 429
    time_machine.move_to("2026-01-05 10:15:01+00:00", tick=False)
    assert sign_in("editor").status_code == 302


def test_one_network_tries_many_accounts_only_so_often(client, editor, sign_in, settings):
    settings.ADDRESS_FAILURE_LIMIT = 4
    for number in range(4):
        fail(client, f"person-{number}", 1)
    assert sign_in("editor").status_code == 429


def test_a_forwarded_address_written_by_the_client_is_not_read(editor, client, settings):
    statuses = [fail(client, "editor", 1, HTTP_X_FORWARDED_FOR=f"203.0.113.{n}") for n in range(5)]
    assert statuses[-1] == [429]
    settings.TRUSTED_PROXY_COUNT = 1
    statuses = [fail(client, "editor", 1, HTTP_X_FORWARDED_FOR=f"203.0.113.{n}, 198.51.100.9") for n in range(5)]
    assert statuses[-1] == [429]


def test_one_ipv6_subscriber_is_one_network(editor, client):
    statuses = [fail(client, "editor", 1, REMOTE_ADDR=f"2001:db8:1:2::{n}") for n in range(1, 6)]
    assert statuses[-1] == [429]


def test_wrong_codes_count_like_wrong_passwords(editor, client, sign_in, enrol, code_of):
    enrol(editor)
    sign_in("editor")
    wrong = [client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code for _ in range(5)]
    assert wrong == [200, 200, 200, 200, 429]
    assert client.post("/accounts/2fa/authenticate/", {"code": code_of()}).status_code == 429
    again = Client().post("/accounts/login/", {"login": "editor", "password": "clarion-tests"})
    assert again.status_code == 429


def test_the_right_password_alone_does_not_reset_the_count_of_codes(editor, client, sign_in, enrol):
    enrol(editor)
    for _ in range(4):
        sign_in("editor")
        client.post("/accounts/2fa/authenticate/", {"code": "000000"})
    sign_in("editor")
    assert client.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code == 429


def test_failed_sign_ins_are_forgotten_once_they_lock_nobody_out(editor, client, sign_in, time_machine):
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    fail(client, "editor", 5)
    time_machine.move_to("2026-01-05 10:10:00+00:00", tick=False)
    fail(client, "somebody", 1)
    time_machine.move_to("2026-01-05 10:15:00+00:00", tick=False)
    job_named("people.prune_failed_sign_ins").work()
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {"editor", "somebody"}
    time_machine.move_to("2026-01-05 10:15:01+00:00", tick=False)
    job_named("people.prune_failed_sign_ins").work()
    assert set(AccessAttempt.objects.values_list("username", flat=True)) == {"somebody"}
    time_machine.move_to("2026-01-05 10:25:01+00:00", tick=False)
    assert [outcome.error for outcome in run_due_jobs("people.prune_failed_sign_ins")] == [""]
    assert not AccessAttempt.objects.exists()


def test_codes_of_one_account_have_a_limit_from_wherever_they_come(editor, sign_in, enrol, code_of):
    """Whoever knows the password and holds a thousand addresses tries no more codes for it."""
    enrol(editor)
    statuses = []
    for number in range(5):
        thief, here = Client(REMOTE_ADDR=f"198.51.100.{number}"), {"login": "editor", "password": "clarion-tests"}
        thief.post("/accounts/login/", here)
        statuses += [thief.post("/accounts/2fa/authenticate/", {"code": "000000"}).status_code for _ in range(4)]
    assert statuses == [200] * 15 + [429] * 5
    assert Client(REMOTE_ADDR="203.0.113.9").post("/accounts/login/", here).status_code == 302


@pytest.mark.parametrize("agents", [["a", "b", "c", "d", "e"], ["a" * 255] * 5], ids=["many", "one"])
def test_another_browser_name_is_no_other_person(editor, client, agents):
    assert [fail(client, "editor", 1, HTTP_USER_AGENT=agent) for agent in agents][-1] == [429]


@pytest.mark.parametrize(
    "spellings",
    [
        ["editor", "EDITOR", "Editor", " editor ", "eDITOR"],
        ["editor", "editor\u00a0", "\u2003editor", "EDITOR@example.org", "editor@EXAMPLE.org "],
    ],
)
def test_spellings_that_sign_in_are_one_account(editor, client, spellings):
    assert [fail(client, spelling, 1) for spelling in spellings][-1] == [429]


@pytest.mark.parametrize("spelling", ["ｅditor", "edıtor", "editor\u200b", "еditor", "editor\u0301", "EDITOR\u2060"])
def test_a_spelling_that_counts_apart_does_not_sign_in(editor, sign_in, spelling):
    assert sign_in(spelling).status_code == 200


def test_a_recovery_code_works_once(editor, sign_in, enrol, client):
    enrol(editor)
    code = RecoveryCodes.activate(editor).get_unused_codes()[0]
    answers = []
    for browser in (client, Client()):
        browser.post("/accounts/login/", {"login": "editor", "password": "clarion-tests"})
        answers.append(browser.post("/accounts/2fa/authenticate/", {"code": code}).status_code)
    assert answers == [302, 200]
