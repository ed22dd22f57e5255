"""Account life: invite, change, hand over, end and erase. Every verb checks its rule and writes the audit log."""

from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from clarion.jobs.outbox import queue_mail

from . import mails, rules, tokens, traces
from .choices import Role
from .models import SecondFactorReset
from .work import work_of


def note_change(*, person, by, action: str, **data) -> None:
    """One line of the audit log about an account; ``data`` must hold no secret."""
    log(person, action, user=by if by and by.is_authenticated else None, data=data or None)


@transaction.atomic
def invite(*, by, email: str, username: str, role: str, first_name: str = "", last_name: str = ""):
    """Makes an account without a password and mails its single-use link; returns the person."""
    rules.demand_manager(by)
    return _invite(by=by, email=email, username=username, role=role, first_name=first_name, last_name=last_name)


@transaction.atomic
def invite_first_administrator(*, email: str, username: str):
    """The first account of an installation, from the command line; refused once an administrator exists."""
    if get_user_model().objects.filter(role=Role.ADMINISTRATOR, is_active=True).exists():
        raise PermissionDenied(_("There is an administrator already, who invites everybody else."))
    return _invite(by=None, email=email, username=username, role=Role.ADMINISTRATOR)


def _invite(*, by, **fields):
    person = get_user_model()(**{**fields, "email": fields["email"].lower()})
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    note_change(person=person, by=by, action="people.invite", role=person.role)
    _mail_invitation(person=person, by=by)
    return person


@transaction.atomic
def invite_again(*, person, by) -> None:
    """Mails a fresh link to someone who has not chosen a password yet; earlier links stop working."""
    rules.demand_manager(by)
    rules.demand_open(person)
    if person.has_usable_password():
        raise PermissionDenied(_("This person has chosen a password already and can ask for a new one."))
    end_sessions(person=person, by=by)
    note_change(person=person, by=by, action="people.invite_again")
    _mail_invitation(person=person, by=by)


def _mail_invitation(*, person, by) -> None:
    subject, body = mails.invitation_mail(person=person, by=by or _("The operator"), token=tokens.make_token(person))
    queue_mail(key=f"invitation-{person.pk}-{uuid4()}", to=person.email, subject=subject, body=body)


@transaction.atomic
def accept_invitation(*, token: str, password: str):
    """Sets the first password of the invited person; raises PermissionDenied for a link that no longer works."""
    invited = tokens.person_for(token)
    person = invited and get_user_model().objects.select_for_update().get(pk=invited.pk)
    if person is None or person.has_usable_password():
        raise PermissionDenied(_("This link was used before, or it is too old. Ask for a new invitation."))
    person.set_password(password)
    person.save(update_fields=["password"])
    note_change(person=person, by=person, action="people.accept_invitation")
    return person


@transaction.atomic
def change_details(*, person, by, first_name: str, last_name: str, email: str) -> None:
    """Name and address; a changed address ends open links and sessions."""
    rules.demand_manager(by)
    rules.demand_open(person)
    moved = email.lower() != person.email
    person.first_name, person.last_name, person.email = first_name, last_name, email.lower()
    person.full_clean(exclude=["password"])
    person.save(update_fields=["first_name", "last_name", "email"])
    if moved:
        EmailAddress.objects.filter(user=person).delete()
        end_sessions(person=person, by=by)
    note_change(person=person, by=by, action="people.change_details", address_changed=moved)


@transaction.atomic
def change_role(*, person, by, role: str, reason: str = "") -> None:
    """Gives another role: the group follows, and sessions begun under the old role end."""
    rules.demand_manager_of_another(by, person)
    rules.demand_open(person)
    if role not in Role.values:
        raise PermissionDenied(_("There is no such role."))
    if role != Role.ADMINISTRATOR:
        rules.demand_administrator_remains(person)
    before, person.role = person.role, role
    person.is_superuser = person.is_staff = False
    person.save(update_fields=["role", "is_superuser", "is_staff"])
    end_sessions(person=person, by=by)
    note_change(person=person, by=by, action="people.change_role", before=before, after=role, reason=reason)


@transaction.atomic
def end_sessions(*, person, by) -> None:
    """Ends every session begun until now, at the next request it makes. Oneself, or an administrator."""
    if by is None or by.pk != person.pk:
        rules.demand_manager(by)
    person.sessions_valid_from = timezone.now()
    person.save(update_fields=["sessions_valid_from"])


@transaction.atomic
def request_second_factor_reset(*, person, by, reason: str) -> SecondFactorReset:
    """First of two administrators: someone lost the second factor. Nothing changes until another one confirms."""
    rules.demand_manager_of_another(by, person)
    rules.demand_open(person)
    if SecondFactorReset.objects.filter(person=person).open().exists():
        raise PermissionDenied(_("This was asked for already and waits for another administrator."))
    reset = SecondFactorReset.objects.create(person=person, reason=reason, requested_by=by)
    note_change(person=person, by=by, action="people.request_second_factor_reset", reason=reason)
    return reset


@transaction.atomic
def confirm_second_factor_reset(*, reset: SecondFactorReset, by) -> None:
    """Second administrator: removes every second factor and session, and tells the person by mail."""
    reset = SecondFactorReset.objects.select_for_update().select_related("person", "requested_by").get(pk=reset.pk)
    rules.demand_manager_of_another(by, reset.person)
    rules.demand_open(reset.person)
    if by.pk == reset.requested_by_id:
        raise PermissionDenied(_("Another administrator than the one who asked has to confirm."))
    if not rules.manages_people(reset.requested_by):
        raise PermissionDenied(_("Who asked is no longer an administrator. Ask anew."))
    if reset.confirmed_at or reset.requested_at < timezone.now() - settings.SECOND_FACTOR_RESET_MAX_AGE:
        raise PermissionDenied(_("This was confirmed before, or it is too old. Ask anew."))
    reset.confirmed_by, reset.confirmed_at = by, timezone.now()
    reset.save(update_fields=["confirmed_by", "confirmed_at"])
    Authenticator.objects.filter(user=reset.person).delete()
    end_sessions(person=reset.person, by=by)
    note_change(person=reset.person, by=by, action="people.confirm_second_factor_reset")
    subject, body = mails.second_factor_reset_mail(person=reset.person, by=reset.requested_by, confirmed_by=by)
    queue_mail(key=f"second-factor-{reset.pk}", to=reset.person.email, subject=subject, body=body)


@transaction.atomic
def leave(*, person, by, successor, reason: str = "") -> dict[str, int]:
    """Ends an account and hands its work to a colleague; returns how many records of each kind moved.

    Rooms to the right hand over their records through the slot ``work_of_person``.
    """
    rules.demand_manager_of_another(by, person)
    rules.demand_open(person)
    rules.demand_administrator_remains(person)
    if not rules.may_take_over(successor, person):
        raise PermissionDenied(_("The work goes to a colleague whose account is open."))
    person.is_active = False
    person.is_superuser = person.is_staff = False
    person.reassigned_to = successor
    person.set_unusable_password()
    person.save(update_fields=["is_active", "is_superuser", "is_staff", "reassigned_to", "password"])
    Authenticator.objects.filter(user=person).delete()
    end_sessions(person=person, by=by)
    moved = {str(work.label): work.hand_over(to=successor, by=by) for work in work_of(person, by)}
    note_change(person=person, by=by, action="people.leave", to=successor.pk, reason=reason, moved=moved)
    subject, body = mails.ended_mail(person=person)
    queue_mail(key=f"ended-{person.pk}-{uuid4()}", to=person.email, subject=subject, body=body)
    return moved


@transaction.atomic
def erase(*, person, by, reason: str) -> None:
    """Puts a pseudonym in place of a person who has left; records and audit log keep the number, not the name."""
    rules.demand_manager_of_another(by, person)
    if person.erased_at:
        raise PermissionDenied(_("This account was erased before."))
    if person.is_active:
        raise PermissionDenied(_("End the account and hand its work over first."))
    address, username, erased_name = person.email, person.username, f"erased-{person.pk}"
    person.username, person.email = erased_name, f"{erased_name}@erased.invalid"
    person.first_name = person.last_name = ""
    person.last_login, person.erased_at = None, timezone.now()
    person.set_unusable_password()
    person.save()
    EmailAddress.objects.filter(user=person).delete()
    Authenticator.objects.filter(user=person).delete()
    person.memberships.all().delete()
    traces.forget(person=person, address=address, username=username)
    for work in work_of(person, by):
        work.erase()
    note_change(person=person, by=by, action="people.erase", reason=reason)
