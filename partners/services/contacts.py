"""Changing the ways to reach a help service: one person proposes, another calls and confirms; taking down needs one."""

from collections.abc import Collection, Mapping
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import rules
from .choices import ChangeReason, ChangeState
from .models import ContactChange, HelpService
from .notices import tell_of_change
from .ways import WAYS, checked, ways_of

PROPOSE = "services.propose_contacts"
CONFIRM = "services.confirm_contacts"
REJECT = "services.reject_contacts"
WITHDRAW = "services.withdraw_contacts"
TAKE_DOWN = "services.take_down_contacts"


@transaction.atomic
def propose_contacts(*, by, service: HelpService, reason: str, ways: Mapping[str, str]) -> ContactChange:
    """Writes down all the ways as they shall be; readers are shown what was until somebody else has called.

    Raises PermissionDenied for those who may not change the service, ValidationError at the way that is wrong, where
    nothing would change, and while another proposal waits.
    """
    rules.demand_verifier(by, service)
    service = HelpService.objects.select_for_update().get(pk=service.pk)
    before, after = ways_of(service), checked(ways)
    if not after:
        raise ValidationError({"phone": _("Give at least one way to reach the service.")})
    if after == before:
        raise ValidationError(_("These are the ways that it has already."))
    if reason not in ChangeReason.values:
        raise ValidationError({"reason": _("Choose a reason.")})
    try:
        with transaction.atomic():
            change = ContactChange.objects.create(
                service=service, before=before, after=after, reason=reason, proposed_by=by
            )
    except IntegrityError as error:
        raise ValidationError(_("Another proposal waits for a second person. Decide that one first.")) from error
    _note(change, PROPOSE, by)
    return change


@transaction.atomic
def confirm_contacts(*, by, change: ContactChange, called_on: date | None = None) -> HelpService:
    """A second person says to have reached every way of the proposal on a day; from now on readers are shown them.

    Raises PermissionDenied for those who may not change the service and for the one who proposed, ValidationError for
    a day to come or before the proposal, and where somebody else was quicker.
    """
    rules.demand_verifier(by, change.service)
    rules.demand_second_person(by, change)
    day = called_on or timezone.localdate()
    if day > timezone.localdate():
        raise ValidationError({"called_on": _("The day must not lie in the future.")})
    if day < timezone.localdate(change.proposed_at):
        raise ValidationError({"called_on": _("Call after the proposal was made, not before.")})
    service = HelpService.objects.select_for_update().get(pk=change.service_id)
    _decide(change, ChangeState.CONFIRMED, by, called_on=day)
    if ways_of(service) != change.before:
        raise ValidationError(_("Its contacts have changed since the proposal was made. Reject it and propose anew."))
    _write_ways(service, change.after, verified_on=day, verified_by=by)
    service.failed_calls.all().delete()
    _note(change, CONFIRM, by, called_on=day.isoformat())
    return service


@transaction.atomic
def reject_contacts(*, by, change: ContactChange) -> ContactChange:
    """Somebody else than who proposed says no; what readers are shown stays as it is."""
    rules.demand_verifier(by, change.service)
    if rules.is_same_person(by, change.proposed_by):
        raise PermissionDenied(_("You proposed this yourself: withdraw it instead."))
    _decide(change, ChangeState.REJECTED, by)
    _note(change, REJECT, by)
    return change


@transaction.atomic
def withdraw_contacts(*, by, change: ContactChange) -> ContactChange:
    """The one who proposed takes the proposal back."""
    rules.demand_verifier(by, change.service)
    if not rules.is_same_person(by, change.proposed_by):
        raise PermissionDenied(_("Only the person who proposed it can withdraw it; others reject it."))
    _decide(change, ChangeState.WITHDRAWN, by)
    _note(change, WITHDRAW, by)
    return change


@transaction.atomic
def report_dead_or_hijacked(*, by, service: HelpService, reason: str, ways: Collection[str]) -> ContactChange:
    """Takes ways of a service away from readers at once; they return only as a proposal that a second person confirms.

    A proposal that waits falls with them: it may have kept one. Raises PermissionDenied for those who may not
    change the service, ValidationError where no way of the service is named.
    """
    rules.demand_verifier(by, service)
    service = HelpService.objects.select_for_update().get(pk=service.pk)
    before = ways_of(service)
    gone = {way for way in ways if way in before}
    if not gone:
        raise ValidationError({"ways": _("Choose what no longer reaches the service.")})
    if reason not in (ChangeReason.DEAD, ChangeReason.HIJACKED):
        raise ValidationError({"reason": _("Choose a reason.")})
    for waiting in ContactChange.objects.waiting().filter(service=service):
        _decide(waiting, ChangeState.WITHDRAWN, by)
        _note(waiting, WITHDRAW, by)
    after = {way: value for way, value in before.items() if way not in gone}
    change = ContactChange.objects.create(
        service=service,
        before=before,
        after=after,
        reason=reason,
        state=ChangeState.TAKEN_DOWN,
        proposed_by=by,
        decided_by=by,
        decided_at=timezone.now(),
    )
    _write_ways(service, after, **({} if after else {"verified_on": None, "verified_by": None}))
    _note(change, TAKE_DOWN, by)
    return change


def _decide(change: ContactChange, state: ChangeState, by, **fields) -> None:
    """Of two who decide at once the first is heard; the other reads that it was decided."""
    waiting = ContactChange.objects.filter(pk=change.pk, state=ChangeState.WAITING)
    if not waiting.update(state=state, decided_by=by, decided_at=timezone.now(), **fields):
        raise ValidationError(_("Somebody has decided on this proposal already."))
    change.refresh_from_db()


def _write_ways(service: HelpService, ways: Mapping[str, str], **fields) -> None:
    for name, value in {**{way: ways.get(way, "") for way in WAYS}, **fields}.items():
        setattr(service, name, value)
    service.save(update_fields=[*WAYS, *fields])


def _note(change: ContactChange, action: str, by, **data) -> None:
    """The history names the ways and never a number: it is read by more people than may know one to come."""
    changed = [way for way in WAYS if change.before.get(way) != change.after.get(way)]
    log(change.service, action, user=by, data={"change": change.pk, "ways": changed, "reason": change.reason, **data})
    tell_of_change(change)
