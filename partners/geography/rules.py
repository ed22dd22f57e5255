"""Who may change shapes and priorities of areas."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _


def may_add_boundaries(user) -> bool:
    return user.is_active and user.has_perm("partners.add_areaboundary")


def demand_boundary_keeper(by) -> None:
    if not may_add_boundaries(by):
        raise PermissionDenied(_("You may not add boundaries."))


def demand_priority_setter(by) -> None:
    """A person needs the permission; a job of the platform acts without a person and passes None."""
    if by is not None and not (by.is_active and by.has_perm("partners.change_areapriority")):
        raise PermissionDenied(_("You may not set priorities of areas."))
