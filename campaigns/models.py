"""Gathers the models of this room's packages."""

from campaigns.events.models import AttendanceRecord, Event, EventFacilitator, FeedToken, Headcount
from campaigns.planning.models import (
    Activity,
    Audience,
    Campaign,
    CampaignArea,
    CampaignVersion,
    Evidence,
    Lesson,
    Objective,
    Programme,
    ShortLink,
)
from campaigns.pretesting.models import Pretest, UnintendedEffect

__all__ = [
    "Activity",
    "AttendanceRecord",
    "Audience",
    "Campaign",
    "CampaignArea",
    "CampaignVersion",
    "Event",
    "EventFacilitator",
    "Evidence",
    "FeedToken",
    "Headcount",
    "Lesson",
    "Objective",
    "Pretest",
    "Programme",
    "ShortLink",
    "UnintendedEffect",
]
