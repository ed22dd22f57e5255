"""Who may do what to an account. Each rule answers, or raises PermissionDenied with the reason in plain words."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _

from .choices import PLATFORM_ROLES, Role


def manages_people(user) -> bool:
    """Whether the user is a working administrator."""
    return bool(user and user.is_authenticated and user.is_active) and (
        user.is_superuser or user.role == Role.ADMINISTRATOR
    )


def demand_manager(by) -> None:
    if not manages_people(by):
        raise PermissionDenied(_("Only an administrator manages accounts."))


def demand_manager_of_another(by, person) -> None:
    """Administrators manage the accounts of others; their own is managed by a colleague."""
    demand_manager(by)
    if by.pk == person.pk:
        raise PermissionDenied(_("Another administrator does this to your account."))


def demand_open(person) -> None:
    if person.erased_at:
        raise PermissionDenied(_("This account was erased."))
    if not person.is_active:
        raise PermissionDenied(_("This account has ended."))


def demand_administrator_remains(person) -> None:
    """The last administrator neither leaves nor becomes anything else; of two who end each other, the second sees it.

    Call inside a transaction: the administrators stay locked until its end.
    """
    if person.role != Role.ADMINISTRATOR:
        return
    administrators = type(person).objects.select_for_update(no_key=True).order_by("pk")
    if not [one for one in administrators.filter(role=Role.ADMINISTRATOR, is_active=True) if one.pk != person.pk]:
        raise PermissionDenied(_("This is the last administrator. Name another one first."))


def may_take_over(successor, person) -> bool:
    """Work goes to a working colleague: one of the platform, or one of an organisation they share."""
    if successor.pk == person.pk or not successor.is_active or successor.erased_at:
        return False
    return successor_query(type(person).objects, person).filter(pk=successor.pk).exists()


def successor_query(people, person):
    """People who may take over from a person: platform roles, and members of the same organisations."""
    shared = Q(memberships__organisation__memberships__user=person)
    working = people.filter(is_active=True, erased_at=None).exclude(pk=person.pk)
    return working.filter(Q(role__in=PLATFORM_ROLES) | shared).distinct().order_by("first_name", "last_name", "pk")
