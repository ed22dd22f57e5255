"""Invitation, role, lost second factor, leaving, export and erasure."""

import re

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from wagtail.models import ModelLogEntry

from clarion import slots
from clarion.models import OutgoingMail
from partners.models import SecondFactorReset, User
from partners.organisations.models import Organisation
from partners.people import actions, queries, tokens
from partners.people.choices import Role
from partners.people.work import Work
from tests.conftest import person as make_person

pytestmark = pytest.mark.django_db


@pytest.fixture
def second_administrator(db):
    return make_person(Role.ADMINISTRATOR, username="administrator2")


@pytest.fixture
def invited(administrator):
    return actions.invite(by=administrator, email="New@Example.org", username="new", role=Role.EDITOR)


def link_in(mail) -> str:
    return re.search(r"/accounts/invitation/[^\s]+", mail.body)[0]


def lines(person):
    rows = ModelLogEntry.objects.filter(object_id=str(person.pk), content_type__model="user").order_by("pk")
    return list(rows.values_list("action", flat=True))


def test_an_invitation_makes_an_account_that_opens_by_its_link_alone(invited, client):
    mail = OutgoingMail.objects.get()
    assert (mail.to, invited.has_usable_password(), lines(invited)) == ("new@example.org", False, ["people.invite"])
    assert [group.name for group in invited.groups.all()] == [Role.EDITOR]
    address = link_in(mail)
    assert client.get(address).status_code == 200
    new = "a-much-longer-password-7"
    assert client.post(address, {"new_password1": new, "new_password2": new})["Location"] == "/accounts/login/"
    invited.refresh_from_db()
    assert invited.check_password(new)
    assert lines(invited) == ["people.invite", "people.accept_invitation"]


def test_a_weak_password_is_refused_in_words(invited, client):
    response = client.post(link_in(OutgoingMail.objects.get()), {"new_password1": "12345", "new_password2": "12345"})
    assert response.status_code == 200
    assert not User.objects.get(pk=invited.pk).has_usable_password()


def test_a_link_works_once_expires_and_cannot_be_forged(invited, administrator, client, time_machine):
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    token = tokens.make_token(invited)
    assert tokens.person_for(token) == invited
    assert tokens.person_for(token[:-1] + ("a" if token[-1] != "a" else "b")) is None
    time_machine.move_to("2026-01-12 10:00:01+00:00", tick=False)
    assert tokens.person_for(token) is None
    token = tokens.make_token(invited)
    actions.accept_invitation(token=token, password="a-much-longer-password-7")
    assert tokens.person_for(token) is None
    assert client.get(f"/accounts/invitation/{token}/").status_code == 410
    with pytest.raises(PermissionDenied):
        actions.accept_invitation(token=token, password="another-long-password-8")


def test_a_fresh_link_ends_the_earlier_one(invited, administrator):
    first = tokens.make_token(invited)
    actions.invite_again(person=invited, by=administrator)
    invited.refresh_from_db()
    assert tokens.person_for(first) is None
    assert OutgoingMail.objects.count() == 2


@pytest.mark.parametrize("role", [role for role in Role if role != Role.ADMINISTRATOR])
def test_only_administrators_invite(role):
    by = make_person(role)
    with pytest.raises(PermissionDenied):
        actions.invite(by=by, email="new@example.org", username="new", role=Role.EDITOR)
    assert not User.objects.filter(username="new").exists()


def test_the_first_administrator_comes_from_the_command_line_once(db):
    actions.invite_first_administrator(email="first@example.org", username="first")
    with pytest.raises(PermissionDenied):
        actions.invite_first_administrator(email="second@example.org", username="second")


def test_a_taken_address_is_refused(administrator, editor):
    with pytest.raises(ValidationError):
        actions.invite(by=administrator, email=editor.email, username="new", role=Role.EDITOR)


def test_a_role_changes_with_its_group_and_nobody_changes_the_own(administrator, second_administrator, editor):
    actions.change_role(person=editor, by=administrator, role=Role.EVALUATOR, reason="moved")
    editor.refresh_from_db()
    assert [group.name for group in editor.groups.all()] == [Role.EVALUATOR]
    with pytest.raises(PermissionDenied):
        actions.change_role(person=administrator, by=administrator, role=Role.EDITOR)


def test_the_last_administrator_remains(administrator, second_administrator):
    actions.change_role(person=second_administrator, by=administrator, role=Role.EDITOR)
    second_administrator.refresh_from_db()
    second_administrator.is_superuser = True
    with pytest.raises(PermissionDenied):
        actions.change_role(person=administrator, by=second_administrator, role=Role.EDITOR)


def test_a_lost_second_factor_takes_two_administrators(administrator, second_administrator, editor, enrol):
    enrol(editor)
    reset = actions.request_second_factor_reset(person=editor, by=administrator, reason="phone stolen")
    for by in (administrator, editor):
        with pytest.raises(PermissionDenied):
            actions.confirm_second_factor_reset(reset=reset, by=by)
    assert Authenticator.objects.filter(user=editor).count() == 1
    actions.confirm_second_factor_reset(reset=reset, by=second_administrator)
    editor.refresh_from_db()
    assert Authenticator.objects.filter(user=editor).count() == 0
    assert editor.sessions_valid_from is not None
    assert OutgoingMail.objects.get().to == editor.email
    assert lines(editor) == ["people.request_second_factor_reset", "people.confirm_second_factor_reset"]
    with pytest.raises(PermissionDenied):
        actions.confirm_second_factor_reset(reset=reset, by=second_administrator)


def test_a_request_for_a_lost_second_factor_grows_old(administrator, second_administrator, editor, time_machine):
    time_machine.move_to("2026-01-05 10:00:00+00:00", tick=False)
    reset = actions.request_second_factor_reset(person=editor, by=administrator, reason="phone stolen")
    time_machine.move_to("2026-01-08 10:00:01+00:00", tick=False)
    with pytest.raises(PermissionDenied):
        actions.confirm_second_factor_reset(reset=reset, by=second_administrator)


def test_the_database_itself_wants_two_administrators(administrator, editor):
    reset = SecondFactorReset.objects.create(person=editor, requested_by=administrator, reason="lost")
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondFactorReset.objects.filter(pk=reset.pk).update(
            confirmed_by=administrator, confirmed_at=reset.requested_at
        )


@pytest.fixture
def organisations_as_work(monkeypatch, organisation_a):
    """Stands in for a room to the right: one record that names a person."""

    def work(person, user, period=None):
        records: QuerySet = SecondFactorReset.objects.filter(requested_by=person)
        return [Work(label="requests", records=records, field="requested_by")]

    monkeypatch.setitem(slots._fillers, "work_of_person", [work])
    return Organisation


def test_leaving_hands_work_over_and_closes_the_account(
    administrator, second_administrator, coordinator, editor, organisations_as_work, enrol, client
):
    record = SecondFactorReset.objects.create(person=editor, requested_by=coordinator, reason="lost")
    enrol(coordinator)
    client.force_login(coordinator)
    moved = actions.leave(
        person=coordinator, by=administrator, successor=second_administrator, reason="end of contract"
    )
    assert moved == {"requests": 1}
    record.refresh_from_db()
    assert record.requested_by == second_administrator
    coordinator.refresh_from_db()
    assert (coordinator.is_active, coordinator.reassigned_to) == (False, second_administrator)
    assert not coordinator.has_usable_password()
    assert Authenticator.objects.filter(user=coordinator).count() == 0
    assert client.get("/admin/")["Location"] == "/accounts/login/?next=/admin/"
    assert lines(coordinator) == ["people.leave"]


def test_work_goes_to_a_working_colleague(administrator, editor, partner):
    with pytest.raises(PermissionDenied):
        actions.leave(person=editor, by=administrator, successor=partner)
    with pytest.raises(PermissionDenied):
        actions.leave(person=editor, by=administrator, successor=editor)
    editor.refresh_from_db()
    assert editor.is_active


def test_the_export_holds_the_data_and_no_secret(partner, enrol):
    enrol(partner)
    data = queries.personal_data(partner, partner)
    assert data["account"]["email"] == "partner@example.org"
    assert data["organisations"] == [{"organisation": "Organisation A", "focal_point": False, "areas": []}]
    assert [row["kind"] for row in data["second_factors"]] == ["totp"]
    assert "JBSWY3DPEHPK3PXP" not in str(data)
    assert partner.password not in str(data)


def test_erasure_leaves_a_number_and_the_history(administrator, coordinator, editor, client):
    editor.first_name, editor.last_name = "Ada", "Lovelace"
    editor.save()
    actions.change_role(person=editor, by=administrator, role=Role.APPROVER)
    with pytest.raises(PermissionDenied):
        actions.erase(person=editor, by=administrator, reason="asked")
    actions.leave(person=editor, by=administrator, successor=coordinator)
    actions.erase(person=editor, by=administrator, reason="asked")
    editor.refresh_from_db()
    assert (str(editor), editor.email) == (f"erased-{editor.pk}", f"erased-{editor.pk}@erased.invalid")
    assert editor.erased_at is not None
    assert lines(editor) == ["people.change_role", "people.leave", "people.erase"]
    assert not OutgoingMail.objects.filter(to="editor@example.org").exists()
    kept = str(list(ModelLogEntry.objects.values())) + str(list(User.objects.filter(pk=editor.pk).values()))
    assert "Lovelace" not in kept
    assert "editor@example.org" not in kept


def test_a_reset_mail_carries_our_address_whoever_asks(editor, client, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://clarion.example.org"
    client.post("/accounts/password/reset/", {"email": editor.email}, HTTP_HOST="localhost")
    mail = OutgoingMail.objects.get()
    assert "https://clarion.example.org/accounts/password/reset/key/" in mail.body
    assert "localhost" not in mail.body


def test_asking_for_a_reset_never_says_whether_the_account_exists(editor, client):
    known = client.post("/accounts/password/reset/", {"email": editor.email})
    unknown = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert list(OutgoingMail.objects.values_list("to", flat=True)) == [editor.email]
