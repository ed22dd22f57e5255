"""Who may plan print and releases, and who reads of them."""

from campaigns.planning.rules import COORDINATORS, STAFF_AND_PARTNERS, has_role


def may_print(user) -> bool:
    """May plan print batches and releases of the campaigns they see, and say what was put up where."""
    return has_role(user, COORDINATORS)


def may_see_print(user) -> bool:
    """May read of print and releases of the campaigns they see."""
    return has_role(user, STAFF_AND_PARTNERS)
