"""Who may plan tours, who records performances, and who sees what they cost."""

from campaigns.events.rules import may_book, may_count
from campaigns.planning.rules import STAFF_AND_PARTNERS, has_role
from partners.people.choices import Role


def may_tour(user) -> bool:
    """May plan, move and cancel tours of the campaigns they see: whoever may book events."""
    return may_book(user)


def may_record(user) -> bool:
    """May write the record of a performance: whoever may count who came."""
    return may_count(user)


def may_see_tours(user) -> bool:
    """May look at the tours of the campaigns they see."""
    return has_role(user, STAFF_AND_PARTNERS)


def may_see_costs(user) -> bool:
    """May see what a tour costs: staff, never partners or agencies."""
    return has_role(user, STAFF_AND_PARTNERS - {Role.PARTNER})
