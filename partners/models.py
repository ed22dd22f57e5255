"""Gathers the models of this room's packages."""

from partners.geography.models import Area, AreaBoundary, AreaPopulation, AreaPriority
from partners.organisations.models import LeadAgency, Membership, Organisation
from partners.people.models import SecondFactorReset, User
from partners.services.models import ContactChange, FailedCall, HelpService
from partners.venues.models import Facilitator, Room, Venue

__all__ = [
    "Area",
    "AreaBoundary",
    "AreaPopulation",
    "AreaPriority",
    "ContactChange",
    "Facilitator",
    "FailedCall",
    "HelpService",
    "LeadAgency",
    "Membership",
    "Organisation",
    "Room",
    "SecondFactorReset",
    "User",
    "Venue",
]
