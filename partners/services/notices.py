"""Tells the organisation behind a help service, its country's lead agency and the service itself of each change."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from clarion.jobs.outbox import queue_mail
from partners.organisations.models import LeadAgency

from .choices import ChangeReason, ChangeState
from .models import ContactChange, HelpService
from .ways import WAYS, in_words


def tell_of_change(change: ContactChange) -> int:
    """Queues one mail a person; none holds a number, old or new. Answers how many were queued."""
    people = focal_points_behind(change.service)
    for person in people:
        _queue(change, key=str(person.pk), to=person.email, template="mail/contacts_changed.txt", person=person)
    old = change.before.get("email")
    if old and not _is_in_wrong_hands(change):
        _queue(change, key="service", to=old, template="mail/contacts_changed_service.txt")
    return len(people)


def focal_points_behind(service: HelpService) -> list:
    """Focal points of the organisation that runs it and of the lead agencies of the countries it serves."""
    countries = {code for area in service.coverage.all() for code in area.path.split("/") if code}
    leads = LeadAgency.objects.filter(country__code__in=countries).values("organisation")
    people = get_user_model().objects.filter(is_active=True, memberships__is_focal_point=True)
    own = people.filter(memberships__organisation=service.organisation_id) if service.organisation_id else people.none()
    leading = people.filter(memberships__is_focal_point=True, memberships__organisation__in=leads)
    keys = {*own.values_list("pk", flat=True), *leading.values_list("pk", flat=True)}
    return list(get_user_model().objects.filter(pk__in=keys).exclude(email="").order_by("pk"))


def _is_in_wrong_hands(change: ContactChange) -> bool:
    """Whether whoever reads the old address may be the one who took it over."""
    return change.reason == ChangeReason.HIJACKED and change.before["email"] != change.after.get("email")


def _queue(change: ContactChange, *, key: str, to: str, template: str, **context) -> None:
    subjects = {
        ChangeState.WAITING: _("Contacts of %(service)s: a change is proposed"),
        ChangeState.CONFIRMED: _("Contacts of %(service)s were changed"),
        ChangeState.REJECTED: _("Contacts of %(service)s: a proposal was rejected"),
        ChangeState.WITHDRAWN: _("Contacts of %(service)s: a proposal was withdrawn"),
        ChangeState.TAKEN_DOWN: _("Contacts of %(service)s were taken down"),
    }
    changed = [way for way in WAYS if change.before.get(way) != change.after.get(way)]
    context |= {"change": change, "service": change.service, "ways": in_words(changed), "url": _list_url()}
    queue_mail(
        key=f"contacts:{change.pk}:{change.state}:{key}",
        to=to,
        subject=subjects[ChangeState(change.state)] % {"service": change.service.name},
        body=render_to_string(template, context),
    )


def _list_url() -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('help_service:index')}?verification=waiting"
