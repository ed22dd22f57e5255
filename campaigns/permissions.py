"""The roles of this room as Wagtail permission policies, so that menus, buttons and doors agree with the verbs."""

from django.contrib.auth import get_user_model
from wagtail.permissions import register_permission_policy

from campaigns.planning.rules import COORDINATORS, EDITORS, READERS, STAFF_AND_PARTNERS, has_role
from campaigns.pretesting.rules import LOGGERS
from clarion.admin import ScopedPermissionPolicy

NOBODY: frozenset = frozenset()


class RolePolicy(ScopedPermissionPolicy):
    """``writers`` may add and change, ``deleters`` delete, ``readers`` view; each only what is visible to them.

    Where records are made in another way than by a form of their own, ``adders`` is empty.
    """

    def __init__(self, model, *, writers, deleters, readers=READERS, adders=None):
        super().__init__(model)
        self.roles = {
            "add": writers if adders is None else adders,
            "change": writers,
            "delete": deleters,
            "view": readers,
        }

    def user_has_permission(self, user, action):
        return has_role(user, self.roles.get(action, frozenset()))

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)

    def users_with_any_permission(self, actions):
        roles = set().union(*(self.roles.get(action, ()) for action in actions))
        return get_user_model().objects.filter(role__in=roles, is_active=True)


def register_policies():
    """Called once at start; the admin asks these policies and no others."""
    from campaigns import models

    # A campaign, a lesson, a printed code and an event stay on record: cancelled or switched off, never deleted.
    policies = (
        RolePolicy(models.Campaign, writers=EDITORS, deleters=NOBODY),
        RolePolicy(models.Programme, writers=EDITORS, deleters=EDITORS),
        RolePolicy(models.Lesson, writers=COORDINATORS, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.Toolkit, writers=EDITORS, adders=NOBODY, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.Activity, writers=COORDINATORS, deleters=COORDINATORS, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.CostLine, writers=COORDINATORS, deleters=COORDINATORS, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.ExchangeRate, writers=COORDINATORS, deleters=COORDINATORS, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.ShortLink, writers=COORDINATORS, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.Pretest, writers=COORDINATORS, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(
            models.UnintendedEffect,
            writers=COORDINATORS,
            adders=LOGGERS,
            deleters=NOBODY,
            readers=STAFF_AND_PARTNERS,
        ),
        RolePolicy(models.Result, writers=EDITORS, deleters=EDITORS),
        RolePolicy(models.Indicator, writers=EDITORS, deleters=EDITORS),
        RolePolicy(models.Event, writers=COORDINATORS, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.Station, writers=COORDINATORS, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.Flight, writers=COORDINATORS, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(models.Airing, writers=NOBODY, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
    )
    policies += _of_printing() + _of_touring()
    for policy in policies:
        register_permission_policy(policy.model, policy, exact_class=True)


def _of_printing() -> tuple[RolePolicy, ...]:
    """What was printed and released stays on record; places come with their batch."""
    from campaigns.models import MediaRelease, Placement, PrintBatch

    kept = {"writers": COORDINATORS, "deleters": NOBODY, "readers": STAFF_AND_PARTNERS}
    return (
        RolePolicy(PrintBatch, **kept),
        RolePolicy(Placement, adders=NOBODY, **kept),
        RolePolicy(MediaRelease, **kept),
    )


def _of_touring() -> tuple[RolePolicy, ...]:
    """Tours stay on record; performances come with their tour."""
    from campaigns.models import Performance, Tour

    return (
        RolePolicy(Tour, writers=COORDINATORS, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
        RolePolicy(Performance, writers=NOBODY, deleters=NOBODY, readers=STAFF_AND_PARTNERS),
    )
