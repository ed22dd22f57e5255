"""Who may book, count and cancel events."""

from campaigns.planning.rules import COORDINATORS, has_role
from partners.people.choices import Role

COUNTERS = COORDINATORS | {Role.PARTNER}


def may_book(user) -> bool:
    """May book, move, staff, confirm and cancel events of the campaigns they see."""
    return has_role(user, COORDINATORS)


def may_count(user) -> bool:
    """May record how many came: coordinators, and partners for their own organisation's campaigns."""
    return has_role(user, COUNTERS)
