"""The ways to reach a help service change by two people only, and go by one."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clarion.jobs.models import OutgoingMail
from partners.models import ContactChange, FailedCall, HelpService, LeadAgency, Membership
from partners.services import contacts
from partners.services.ways import ways_of
from tests.factories.partners import HelpServiceFactory, MembershipFactory, UserFactory, country
from tests.partners.admin import grant

pytestmark = pytest.mark.django_db
NEW = {"phone": "0000 111 111", "email": "new@example.org"}
OLD = {"phone": "0000 000 000"}


def helper(**fields):
    """A coordinator who may change every service."""
    person = UserFactory(role="coordinator", **fields)
    grant(person, HelpService)
    return person


@pytest.fixture
def ada(db):
    return helper()


@pytest.fixture
def eve(db):
    return helper()


def proposed(by, service=None, **ways):
    return contacts.propose_contacts(
        by=by, service=service or HelpServiceFactory(), reason="correction", ways=ways or NEW
    )


def reread(service):
    return HelpService.objects.get(pk=service.pk)


def test_until_it_is_confirmed_the_old_number_stands(ada, eve):
    service = HelpServiceFactory()
    change = proposed(ada, service)
    assert (ways_of(reread(service)), change.before, change.after, change.state) == (OLD, OLD, NEW, "waiting")
    FailedCall.objects.create(service=service, day=timezone.localdate())
    contacts.confirm_contacts(by=eve, change=change)
    service = reread(service)
    assert (ways_of(service), service.verified_on, service.verified_by) == (NEW, timezone.localdate(), eve)
    change.refresh_from_db()
    assert (change.state, change.decided_by, change.called_on) == ("confirmed", eve, timezone.localdate())
    assert not FailedCall.objects.exists()


def test_a_new_service_is_shown_once_a_second_person_has_called(ada, eve):
    service = HelpServiceFactory(phone="", verified_on=None)
    change = proposed(ada, service)
    assert list(HelpService.objects.published()) == []
    contacts.confirm_contacts(by=eve, change=change)
    assert list(HelpService.objects.published()) == [service]


def test_nobody_confirms_the_own_proposal_under_any_account(ada):
    change = proposed(ada)
    twin = helper(email=ada.email.upper())
    for by in (ada, twin):
        with pytest.raises(PermissionDenied):
            contacts.confirm_contacts(by=by, change=change)
        with pytest.raises(PermissionDenied):
            contacts.reject_contacts(by=by, change=change)
    assert (ContactChange.objects.get().state, ways_of(reread(change.service))) == ("waiting", OLD)


def test_the_database_refuses_it_too(ada):
    change = proposed(ada)
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactChange.objects.update(state="confirmed", decided_by=ada, called_on=timezone.localdate())
    with pytest.raises(IntegrityError), transaction.atomic():
        ContactChange.objects.create(service=change.service, reason="new", proposed_by=ada)


def test_partners_decide_on_their_own_services_only(partner, partner2, organisation_a, ada):
    grant(partner, HelpService)
    grant(partner2, HelpService)
    change = proposed(ada, HelpServiceFactory(organisation=organisation_a))
    for verb in (contacts.confirm_contacts, contacts.reject_contacts, contacts.withdraw_contacts):
        with pytest.raises(PermissionDenied):
            verb(by=partner2, change=change)
    for verb, given in (
        (contacts.propose_contacts, {"ways": NEW}),
        (contacts.report_dead_or_hijacked, {"ways": ["phone"]}),
    ):
        with pytest.raises(PermissionDenied):
            verb(by=partner2, service=change.service, reason="dead", **given)
    assert list(ContactChange.objects.visible_to(partner2)) == []
    assert list(ContactChange.objects.visible_to(partner)) == [change]
    contacts.confirm_contacts(by=partner, change=change)


def test_of_two_who_confirm_at_once_the_second_changes_nothing(ada, eve):
    change = proposed(ada)
    seen_by_both = ContactChange.objects.get(pk=change.pk)
    contacts.confirm_contacts(by=eve, change=change)
    with pytest.raises(ValidationError):
        contacts.confirm_contacts(by=helper(), change=seen_by_both)
    with pytest.raises(ValidationError):
        contacts.reject_contacts(by=helper(), change=seen_by_both)
    assert ContactChange.objects.get().decided_by == eve
    assert ModelLogEntry.objects.filter(action=contacts.CONFIRM).count() == 1


@pytest.mark.parametrize(
    ("ways", "wrong"),
    [
        ({"phone": "call me"}, {"phone"}),
        ({"phone": "116<script>"}, {"phone"}),
        ({"phone": "116\n"}, set()),
        ({"phone": "*123#"}, set()),
        ({"phone": "1" * 31}, {"phone"}),
        ({"phone_from_abroad": "020 000"}, {"phone_from_abroad"}),
        ({"whatsapp": "+000 111"}, set()),
        ({"chat_url": "javascript:alert(1)"}, {"chat_url"}),
        ({"chat_url": "https://maps.example.org/@-1.29210,36.82190"}, {"chat_url"}),
        ({"email": "shelter@example.org"}, {"email"}),
        ({"email": "help@example.org"}, set()),
        ({}, {"phone"}),
    ],
)
def test_a_way_must_be_one(ada, ways, wrong):
    service = HelpServiceFactory()
    if not wrong:
        contacts.propose_contacts(by=ada, service=service, reason="new", ways=ways)
        return
    with pytest.raises(ValidationError) as refused:
        contacts.propose_contacts(by=ada, service=service, reason="new", ways=ways)
    assert set(refused.value.message_dict) == wrong
    assert not ContactChange.objects.exists()


def test_one_proposal_at_a_time_and_none_without_a_change(ada, eve):
    service = HelpServiceFactory()
    with pytest.raises(ValidationError):
        proposed(ada, service, **OLD)
    change = proposed(ada, service)
    with pytest.raises(ValidationError):
        proposed(eve, service, phone="0000 222 222")
    contacts.withdraw_contacts(by=ada, change=change)
    again = proposed(eve, service, phone="0000 222 222")
    contacts.reject_contacts(by=ada, change=again)
    assert list(ContactChange.objects.order_by("pk").values_list("state", flat=True)) == ["withdrawn", "rejected"]
    assert ways_of(reread(service)) == OLD


def test_only_who_proposed_withdraws(ada, eve):
    with pytest.raises(PermissionDenied):
        contacts.withdraw_contacts(by=eve, change=proposed(ada))


def test_the_call_was_made_after_the_proposal_and_not_in_the_future(ada, eve):
    change = proposed(ada)
    for days in (-1, 1):
        with pytest.raises(ValidationError) as refused:
            contacts.confirm_contacts(by=eve, change=change, called_on=timezone.localdate() + timedelta(days=days))
        assert set(refused.value.message_dict) == {"called_on"}


def test_what_is_dead_or_hijacked_goes_at_once_and_returns_by_two(ada, eve):
    service = HelpServiceFactory(phone="0000 1", sms="0000 2")
    waiting = proposed(eve, service, phone="0000 1", sms="0000 3")
    contacts.report_dead_or_hijacked(by=ada, service=service, reason="hijacked", ways=["phone"])
    assert ways_of(reread(service)) == {"sms": "0000 2"}
    waiting.refresh_from_db()
    assert waiting.state == "withdrawn"
    assert list(HelpService.objects.published()) == [service]
    contacts.report_dead_or_hijacked(by=ada, service=service, reason="dead", ways=["sms"])
    assert list(HelpService.objects.published()) == []
    change = proposed(ada, service)
    assert list(HelpService.objects.published()) == []
    contacts.confirm_contacts(by=eve, change=change)
    assert list(HelpService.objects.published()) == [service]


def test_nothing_is_taken_down_that_is_not_there(ada):
    service = HelpServiceFactory()
    for given, wrong in (
        ({"ways": ["sms"], "reason": "dead"}, "ways"),
        ({"ways": ["phone"], "reason": "new"}, "reason"),
    ):
        with pytest.raises(ValidationError) as refused:
            contacts.report_dead_or_hijacked(by=ada, service=service, **given)
        assert set(refused.value.message_dict) == {wrong}
    assert ways_of(reread(service)) == OLD


def test_each_change_is_told_and_no_mail_or_history_holds_a_number(ada, eve, organisation_a, organisation_b):
    focal = MembershipFactory(organisation=organisation_a, is_focal_point=True).user
    lead = MembershipFactory(organisation=organisation_b, is_focal_point=True).user
    MembershipFactory(organisation=organisation_a)
    LeadAgency.objects.create(country=country(), organisation=organisation_b)
    service = HelpServiceFactory(name="Line\nBcc: x@example.org", organisation=organisation_a, email="old@example.org")
    change = proposed(ada, service)
    contacts.confirm_contacts(by=eve, change=change)
    mails = list(OutgoingMail.objects.values_list("to", "subject"))
    told = {focal.email, lead.email, "old@example.org"}
    name = "Line Bcc: x@example.org"
    assert sorted(mails) == sorted(
        (to, subject)
        for to in told
        for subject in (f"Contacts of {name}: a change is proposed", f"Contacts of {name} were changed")
    )
    written = [
        *OutgoingMail.objects.values_list("body", flat=True),
        *map(str, ModelLogEntry.objects.values_list("data")),
    ]
    assert [text for text in written if "0000" in text or "new@" in text] == []


def test_an_address_in_wrong_hands_is_not_told(ada):
    service = HelpServiceFactory(email="old@example.org")
    contacts.report_dead_or_hijacked(by=ada, service=service, reason="hijacked", ways=["email"])
    assert not OutgoingMail.objects.exists()
    contacts.report_dead_or_hijacked(by=ada, service=service, reason="dead", ways=["phone"])
    assert not OutgoingMail.objects.exists()


def test_ended_accounts_hear_nothing(ada, organisation_a):
    ended = MembershipFactory(organisation=organisation_a, is_focal_point=True, user__is_active=False)
    proposed(ada, HelpServiceFactory(organisation=organisation_a))
    assert Membership.objects.get(pk=ended.pk).is_focal_point
    assert not OutgoingMail.objects.exists()
