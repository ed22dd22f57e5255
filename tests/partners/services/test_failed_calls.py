"""Reports that a number did not work ask a person to call, and do nothing else."""

from datetime import timedelta

import pytest
from django.utils import timezone

from clarion.jobs.models import OutgoingMail
from partners.models import FailedCall, HelpService
from partners.services.actions import verify_help_service
from partners.services.failed_calls import count_failed_call
from partners.services.tasks import alarm_lost_services, forget_failed_calls
from tests.factories.partners import HelpServiceFactory
from tests.partners.admin import grant

pytestmark = pytest.mark.django_db


def test_reports_are_counted_by_day_and_stop_at_a_limit():
    service = HelpServiceFactory()
    for _press in range(FailedCall.MOST_A_DAY + 5):
        count_failed_call(service=service)
    assert list(FailedCall.objects.values_list("service", "day", "count")) == [
        (service.pk, timezone.localdate(), FailedCall.MOST_A_DAY)
    ]
    assert {field.name for field in FailedCall._meta.fields} == {"id", "service", "day", "count"}


def test_a_flood_takes_no_number_off_the_page_and_a_call_settles_it(coordinator):
    grant(coordinator, HelpService)
    service = HelpServiceFactory()
    count_failed_call(service=service)
    FailedCall.objects.create(service=service, day=timezone.localdate() - timedelta(days=3))
    assert list(HelpService.objects.published()) == [service]
    assert list(HelpService.objects.due()) == list(HelpService.objects.reported()) == [service]
    assert service.verification() == "Readers did not reach it: call"
    verify_help_service(by=coordinator, service=service)
    assert (list(HelpService.objects.due()), list(HelpService.objects.reported())) == ([], [])


def test_old_reports_are_forgotten():
    service = HelpServiceFactory()
    for days in (90, 91):
        FailedCall.objects.create(service=service, day=timezone.localdate() - timedelta(days=days))
    assert forget_failed_calls() == 1
    assert FailedCall.objects.get().day == timezone.localdate() - timedelta(days=90)


def test_editors_and_coordinators_hear_once_of_each_service_that_readers_lost(editor, coordinator, approver):
    today = timezone.localdate()
    assert alarm_lost_services() == 0
    HelpServiceFactory(name="Late", verified_on=today - timedelta(days=91))
    HelpServiceFactory(
        name="Without consent", consent_until=today - timedelta(days=1), consented_on=today - timedelta(9)
    )
    HelpServiceFactory(name="Fine")
    assert (alarm_lost_services(), alarm_lost_services()) == (2, 2)
    mails = {mail.to: mail.body for mail in OutgoingMail.objects.all()}
    assert set(mails) == {editor.email, coordinator.email}
    assert (
        "- Late (Not shown: verify it)\n- Without consent (Not shown: its consent is missing or over)\n"
        in (mails[editor.email])
    )
    assert "Fine" not in mails[editor.email]
    HelpServiceFactory(name="Unreachable", phone="", verified_on=None)
    alarm_lost_services()
    assert OutgoingMail.objects.count() == 4
