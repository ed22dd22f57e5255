"""Memberships: which organisation a person acts for, and so whose records the person sees."""

from django.db import transaction
from wagtail.log_actions import log

from .models import Membership, Organisation
from .rules import demand_may_change_membership


@transaction.atomic
def add_membership(*, person, organisation: Organisation, by, areas=(), is_focal_point: bool = False) -> Membership:
    """Lets a person act for an organisation, everywhere or in some areas; it holds from the next request on."""
    demand_may_change_membership(by, person)
    membership = Membership(user=person, organisation=organisation, is_focal_point=is_focal_point)
    membership.full_clean()
    membership.save()
    membership.areas.set(areas)
    _log(membership, "organisations.add_membership", by)
    return membership


@transaction.atomic
def change_membership(*, membership: Membership, by, areas=(), is_focal_point: bool = False) -> None:
    """Changes the areas, or who the focal point is; person and organisation stay."""
    demand_may_change_membership(by, membership.user)
    membership.is_focal_point = is_focal_point
    membership.save(update_fields=["is_focal_point"])
    membership.areas.set(areas)
    _log(membership, "organisations.change_membership", by)


@transaction.atomic
def remove_membership(*, membership: Membership, by) -> None:
    """The person no longer acts for the organisation and sees none of its records from the next request on."""
    demand_may_change_membership(by, membership.user)
    _log(membership, "organisations.remove_membership", by)
    membership.delete()


def _log(membership: Membership, action: str, by) -> None:
    data = {"organisation": membership.organisation.code, "focal_point": membership.is_focal_point}
    log(membership.user, action, user=by, data=data)
