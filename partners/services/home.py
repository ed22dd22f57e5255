"""The first page names the help services that somebody has to call or decide on, and those that readers lost."""

from django.urls import reverse
from django.utils.translation import ngettext

from clarion.home import Entry
from partners.people.choices import Role

from .models import ContactChange, HelpService

ALARMED = frozenset({Role.ADMINISTRATOR, Role.EDITOR, Role.COORDINATOR})
"""Roles that hear of services which readers no longer see."""


def services_to_verify(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home`` for those who may verify, and tells editors what readers no longer see."""
    return (_to_call(user) if user.has_perm("partners.change_helpservice") else []) + _lost(user)


def _to_call(user) -> list[Entry]:
    services = HelpService.objects.visible_to(user).editable_by(user)
    due, reported = services.due().count(), services.reported().count()
    waiting = ContactChange.objects.visible_to(user).waiting().exclude(proposed_by=user).count()
    return [
        *_entry(due, "due", ngettext("%(count)d help service to verify", "%(count)d help services to verify", due)),
        *_entry(
            reported,
            "reported",
            ngettext(
                "%(count)d help service that readers did not reach: call it",
                "%(count)d help services that readers did not reach: call them",
                reported,
            ),
        ),
        *_entry(
            waiting,
            "waiting",
            ngettext(
                "%(count)d change of contacts waits for a second person who calls",
                "%(count)d changes of contacts wait for a second person who calls",
                waiting,
            ),
        ),
    ]


def _lost(user) -> list[Entry]:
    lost = HelpService.objects.lapsed().count() if user.role in ALARMED else 0
    text = ngettext(
        "%(count)d help service that readers are not shown",
        "%(count)d help services that readers are not shown",
        lost,
    )
    return _entry(lost, "lapsed", text)


def _entry(count: int, verification: str, text: str) -> list[Entry]:
    address = f"{reverse('help_service:index')}?verification={verification}"
    return [Entry(text % {"count": count}, address)] if count else []
