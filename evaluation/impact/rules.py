"""Who evaluates, who approves."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from partners.people.choices import Role

EVALUATORS = frozenset({Role.ADMINISTRATOR, Role.EVALUATOR})
APPROVERS = frozenset({Role.ADMINISTRATOR, Role.APPROVER})


def has_role(user, roles) -> bool:
    return bool(user and user.is_authenticated and user.is_active and (user.is_superuser or user.role in roles))


def may_evaluate(user) -> bool:
    """May bring in outcome series, write and freeze plans, and run them."""
    return has_role(user, EVALUATORS)


def may_publish(user, result) -> bool:
    """May publish this result: an approver who did not run it."""
    return has_role(user, APPROVERS) and result.run_by_id != user.pk


def demand(allowed: bool, reason: str = "") -> None:
    """Raises PermissionDenied with the reason in plain words."""
    if not allowed:
        raise PermissionDenied(reason or _("You may not change this."))
