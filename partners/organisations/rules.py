"""Who may say who acts for which organisation."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from partners.people.rules import demand_manager, demand_open


def demand_may_change_membership(by, person) -> None:
    """Administrators, for others: what a person sees hangs on it, so nobody widens the own view."""
    demand_manager(by)
    demand_open(person)
    if by.pk == person.pk:
        raise PermissionDenied(_("Another administrator changes your own memberships."))
