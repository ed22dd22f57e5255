"""Verifying a help service, and reminding those who can."""

from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from clarion.jobs.models import OutgoingMail
from partners.models import HelpService, Membership
from partners.services.actions import VERIFY, verify_help_service
from partners.services.tasks import remind_verification
from tests.factories.partners import HelpServiceFactory
from tests.partners.admin import grant

pytestmark = pytest.mark.django_db


@pytest.fixture
def verifier(coordinator):
    grant(coordinator, HelpService)
    return coordinator


def test_a_verification_is_noted_with_who_and_when(verifier):
    service = HelpServiceFactory(verified_on=None)
    assert not service.is_verified
    verify_help_service(by=verifier, service=service)
    service.refresh_from_db()
    assert service.verified_on == timezone.localdate()
    assert service.is_verified
    entry = ModelLogEntry.objects.get(action=VERIFY)
    assert (entry.user, entry.data) == (verifier, {"reached_on": service.verified_on.isoformat(), "before": None})


def test_a_day_to_come_or_before_the_last_verification_is_refused(verifier):
    service = HelpServiceFactory()
    for day in (timezone.localdate() + timedelta(days=1), timezone.localdate() - timedelta(days=1)):
        with pytest.raises(ValidationError):
            verify_help_service(by=verifier, service=service, reached_on=day)
    assert not ModelLogEntry.objects.filter(action=VERIFY).exists()


def test_a_partner_verifies_the_own_services_only(partner, organisation_a, organisation_b):
    grant(partner, HelpService)
    verify_help_service(by=partner, service=HelpServiceFactory(organisation=organisation_a))
    for other in (HelpServiceFactory(organisation=organisation_b), HelpServiceFactory(organisation=None)):
        with pytest.raises(PermissionDenied):
            verify_help_service(by=partner, service=other)


def test_without_the_permission_nobody_verifies(approver):
    with pytest.raises(PermissionDenied):
        verify_help_service(by=approver, service=HelpServiceFactory())


def test_reminders_go_once_a_week_to_coordinators_and_focal_points(coordinator, partner, partner2, organisation_a):
    grant(partner, HelpService)
    Membership.objects.filter(user=partner).update(is_focal_point=True)
    old = timezone.localdate() - timedelta(days=80)
    HelpServiceFactory(name="Ours", organisation=organisation_a, verified_on=old)
    HelpServiceFactory(name="Nobody's", verified_on=old)
    HelpServiceFactory(name="Fresh", organisation=organisation_a)
    HelpServiceFactory(name="Invented", verified_on=old, is_demonstration=True)
    with time_machine.travel(timezone.now().replace(hour=12), tick=False):
        assert remind_verification() == 2
        assert remind_verification() == 2
    mails = {mail.to: mail for mail in OutgoingMail.objects.all()}
    assert set(mails) == {coordinator.email, partner.email}
    assert mails[coordinator.email].subject == "2 help services to verify"
    assert mails[partner.email].subject == "1 help service to verify"
    assert "Ours" in mails[partner.email].body
    assert "Nobody" not in mails[partner.email].body
    assert "Fresh" not in mails[coordinator.email].body
    assert "Invented" not in mails[coordinator.email].body
    assert "/admin/help_service/?verification=due" in mails[partner.email].body
    with time_machine.travel(timezone.now() + timedelta(days=7), tick=False):
        remind_verification()
    assert OutgoingMail.objects.count() == 4


def test_nobody_is_reminded_when_nothing_is_due(coordinator):
    HelpServiceFactory()
    assert remind_verification() == 0
    assert not OutgoingMail.objects.exists()
