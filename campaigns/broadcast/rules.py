"""Who may keep stations and book airings, and who sees prices and contacts."""

from campaigns.planning.rules import COORDINATORS, STAFF_AND_PARTNERS, has_role
from partners.people.choices import Role


def may_keep_stations(user) -> bool:
    """May write stations and their prices."""
    return has_role(user, COORDINATORS)


def may_schedule(user) -> bool:
    """May book, change, confirm and cancel airings of the campaigns they see."""
    return has_role(user, COORDINATORS)


def may_see_media_plan(user) -> bool:
    """May look at stations, and at the airings of the campaigns they see."""
    return has_role(user, STAFF_AND_PARTNERS)


def may_see_prices(user) -> bool:
    """May see what stations ask, and whom to ask there: staff, never partners or agencies."""
    return has_role(user, STAFF_AND_PARTNERS - {Role.PARTNER})
