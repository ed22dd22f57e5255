"""The pages of people and roles: each verb has its page, its words and its refusals."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from clarion.models import OutgoingMail
from partners.models import SecondFactorReset, User
from partners.people.choices import Role
from partners.people.roles import TABLE
from tests.conftest import person as make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(administrator, client):
    client.force_login(administrator)
    return client


def page(name, person):
    return reverse(f"wagtailusers_users:{name}", args=[person.pk])


def test_the_list_names_people_with_role_and_state(admin, editor):
    text = admin.get("/admin/people/").content.decode()
    assert all(word in text for word in ("editor", "Editor", "administrator", "Invite a person"))


@pytest.mark.parametrize("more", [1, 3])
def test_the_list_asks_as_much_for_one_as_for_three(admin, more, django_assert_max_num_queries):
    for number in range(more):
        make_person(Role.EDITOR, username=f"more{number}")
    with django_assert_max_num_queries(16):
        admin.get("/admin/people/results/")


def test_inviting_makes_the_account_and_mails_the_link(admin):
    given = {"first_name": "Ada", "last_name": "King", "email": "ada@example.org", "username": "ada", "role": "editor"}
    response = admin.post("/admin/people/new/", given)
    person = User.objects.get(username="ada")
    assert response["Location"] == page("inspect", person)
    assert OutgoingMail.objects.get().to == "ada@example.org"
    assert person.has_usable_password() is False


def test_an_address_taken_in_other_letters_is_refused_beside_the_field(admin, editor):
    given = {"first_name": "A", "last_name": "B", "email": "EDITOR@example.org", "username": "x", "role": "editor"}
    response = admin.post("/admin/people/new/", given)
    assert response.status_code == 200
    assert "Another account has this already." in response.content.decode()


def test_name_and_address_change_through_the_verb(admin, editor):
    admin.post(page("edit", editor), {"first_name": "Neu", "last_name": "Name", "email": "neu@example.org"})
    editor.refresh_from_db()
    assert (editor.first_name, editor.email, editor.sessions_valid_from is not None) == ("Neu", "neu@example.org", True)


def test_the_page_of_a_person_offers_what_can_be_done(admin, editor, administrator):
    text = admin.get(page("inspect", editor)).content.decode()
    assert all(page(name, editor) in text for name in ("change_role", "leave", "reset_second_factor", "export"))
    assert page("erase", editor) not in text
    own = admin.get(page("inspect", administrator)).content.decode()
    assert page("leave", administrator) not in own


@pytest.mark.parametrize("name", ["change_role", "end_sessions", "reset_second_factor", "leave", "export"])
def test_each_verb_asks_before_it_acts(admin, editor, name):
    response = admin.get(page(name, editor))
    assert response.status_code == 200
    editor.refresh_from_db()
    assert (editor.role, editor.is_active, editor.sessions_valid_from) == (Role.EDITOR, True, None)


def test_a_role_changes_on_its_page(admin, editor):
    admin.post(page("change_role", editor), {"role": "evaluator", "reason": "moved"})
    editor.refresh_from_db()
    assert editor.role == Role.EVALUATOR


def test_two_administrators_remove_a_second_factor_page_by_page(admin, administrator, editor, client, enrol):
    enrol(editor)
    admin.post(page("reset_second_factor", editor), {"reason": "lost"})
    response = admin.post(page("confirm_second_factor_reset", editor))
    assert "Another administrator than the one who asked has to confirm." in response.content.decode()
    assert editor.authenticator_set.exists()
    client.force_login(make_person(Role.ADMINISTRATOR, username="administrator2"))
    assert client.post(page("confirm_second_factor_reset", editor)).status_code == 302
    assert not editor.authenticator_set.exists()
    assert SecondFactorReset.objects.get().confirmed_by.username == "administrator2"


def test_leaving_and_erasing_page_by_page(admin, editor, coordinator):
    admin.post(page("leave", editor), {"successor": coordinator.pk, "reason": "left"})
    editor.refresh_from_db()
    assert editor.is_active is False
    wrong = admin.post(page("erase", editor), {"username": "someone", "reason": "asked"})
    assert "This is not the user name of the person." in wrong.content.decode()
    admin.post(page("erase", editor), {"username": "editor", "reason": "asked"})
    editor.refresh_from_db()
    assert editor.erased_at is not None


def test_the_export_is_a_file_of_ones_own_data(editor, client):
    client.force_login(editor)
    response = client.post(page("export", editor))
    assert response["Content-Disposition"].startswith('attachment; filename="clarion-editor-')
    assert json.loads(response.content)["account"]["email"] == "editor@example.org"


def test_nobody_exports_or_changes_another_one(editor, evaluator, client):
    client.force_login(editor)
    for name in ("export", "end_sessions", "change_role", "leave", "inspect", "edit"):
        for method in (client.get, client.post):
            assert method(page(name, evaluator)).status_code == 404


def test_people_reach_their_own_pages_from_the_account_page(editor, client):
    client.force_login(editor)
    text = client.get("/admin/account/").content.decode()
    own = (page("export", editor), page("end_sessions", editor), "/accounts/2fa/", "/accounts/password/change/")
    assert all(address in text for address in own)


def test_the_roles_page_says_each_role_in_words(editor, admin, client):
    text = admin.get("/admin/roles/").content.decode()
    assert all(str(rights.name) in text for rights in TABLE)
    assert page("inspect", editor) in text
    client.force_login(editor)
    assert page("inspect", editor) not in client.get("/admin/roles/").content.decode()


def test_the_first_administrator_is_invited_once():
    out = io.StringIO()
    call_command("invite_administrator", "first", "first@example.org", stdout=out)
    assert "/accounts/invitation/" in out.getvalue()
    with pytest.raises(CommandError):
        call_command("invite_administrator", "second", "second@example.org")
