"""Who may write costs and rates, and who may read them. Nothing of a budget is ever public."""

from campaigns.planning.rules import COORDINATORS, STAFF, STAFF_AND_PARTNERS, has_role


def may_edit_costs(user) -> bool:
    """May record, change and remove cost lines of the campaigns they see, and exchange rates."""
    return has_role(user, COORDINATORS)


def may_read_costs(user) -> bool:
    """May read the cost lines of the campaigns they see."""
    return has_role(user, STAFF_AND_PARTNERS)


def may_see_booked_costs(user) -> bool:
    """May read cost lines made from a booking: whoever may see prices in the rooms that book, so never partners."""
    return has_role(user, STAFF)
