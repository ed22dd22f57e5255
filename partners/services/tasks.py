"""Reminds those who can verify a help service before readers lose it, and tells editors once they have."""

import hashlib
from collections import defaultdict
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from clarion.jobs.outbox import queue_mail
from clarion.jobs.registry import job
from partners.people.choices import Role

from .models import FailedCall, HelpService


@job("partners.remind_verification", every=timedelta(days=1))
def remind_verification() -> int:
    """Mails coordinators and focal points the help services that are due for verification, once a week each."""
    due = list(
        HelpService.objects.due().filter(is_demonstration=settings.DEMONSTRATION).order_by("verified_on", "name")
    )
    year, week, _day = timezone.localdate().isocalendar()
    recipients = _recipients(due)
    for person, services in recipients.items():
        subject = ngettext("%(n)d help service to verify", "%(n)d help services to verify", len(services))
        queue_mail(
            key=f"verify-services:{person.pk}:{year}-{week:02d}",
            to=person.email,
            subject=subject % {"n": len(services)},
            body=render_to_string(
                "mail/verify_services.txt", {"person": person, "services": services, "url": _list_url()}
            ),
        )
    return len(recipients)


@job("partners.alarm_lost_services", every=timedelta(hours=1))
def alarm_lost_services() -> int:
    """Mails editors and coordinators when another help service is no longer shown to readers, with all of them."""
    lost = list(HelpService.objects.lapsed().filter(is_demonstration=settings.DEMONSTRATION).order_by("name", "pk"))
    if not lost:
        return 0
    state = hashlib.sha256(repr([(one.pk, one.verified_on, one.consent_until) for one in lost]).encode()).hexdigest()
    people = get_user_model().objects.filter(is_active=True, role__in=(Role.EDITOR, Role.COORDINATOR))
    people = people.exclude(email="")
    subject = ngettext("%(n)d help service is not shown to readers", "%(n)d help services are not shown", len(lost))
    for person in people:
        queue_mail(
            key=f"lost-services:{person.pk}:{state[:32]}",
            to=person.email,
            subject=subject % {"n": len(lost)},
            body=render_to_string(
                "mail/lost_services.txt", {"person": person, "services": lost, "url": _list_url("lapsed")}
            ),
        )
    return len(people)


@job("partners.forget_failed_calls", every=timedelta(days=1))
def forget_failed_calls() -> int:
    """Deletes what readers reported about help services more than 90 days ago."""
    return FailedCall.objects.filter(day__lt=timezone.localdate() - timedelta(days=90)).delete()[0]


def _recipients(due: list[HelpService]) -> dict:
    """Each person with the services that are theirs: coordinators all, focal points those of their organisation."""
    people = get_user_model().objects.filter(is_active=True)
    found = defaultdict(list)
    for person in people.filter(role=Role.COORDINATOR):
        if due:
            found[person] = list(due)
    by_organisation = defaultdict(list)
    for service in due:
        by_organisation[service.organisation_id].append(service)
    focal = people.filter(memberships__is_focal_point=True, memberships__organisation__in=filter(None, by_organisation))
    for person in focal.distinct().prefetch_related("memberships"):
        if person.role == Role.COORDINATOR or not person.has_perm("partners.change_helpservice"):
            continue
        for membership in person.memberships.all():
            if membership.is_focal_point:
                found[person] += by_organisation[membership.organisation_id]
    return dict(found)


def _list_url(verification: str = "due") -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('help_service:index')}?verification={verification}"
