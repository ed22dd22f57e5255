"""Who brings national figures in, and who looks a second time."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from partners.organisations.scoping import scope_of
from partners.people.choices import Role

from .account import is_system_account

SUBMITTERS = frozenset({Role.ADMINISTRATOR, Role.EVALUATOR})
APPROVERS = frozenset({Role.ADMINISTRATOR, Role.APPROVER})


def _has(user, roles) -> bool:
    return bool(user and user.is_active and (user.is_superuser or user.role in roles))


def may_submit_any(user) -> bool:
    """May bring in figures at all: evaluators every data set, an agency's focal point those of the own agency."""
    return _has(user, SUBMITTERS | {Role.AGENCY}) or is_system_account(user)


def may_submit(user, organisation) -> bool:
    """May bring in figures of this organisation; None stands for the publisher of the data set itself."""
    if is_system_account(user) or _has(user, SUBMITTERS):
        return True
    return _has(user, {Role.AGENCY}) and organisation is not None and organisation.pk in scope_of(user).organisation_ids


def may_approve_any(user) -> bool:
    return _has(user, APPROVERS)


def may_approve(user, release) -> bool:
    """May approve this release: an approver who did not submit it."""
    return may_approve_any(user) and release.submitter_id is not None and release.submitter_id != user.pk


def demand(allowed: bool, reason: str = "") -> None:
    """Raises PermissionDenied with the reason in plain words."""
    if not allowed:
        raise PermissionDenied(reason or _("You may not change this."))
