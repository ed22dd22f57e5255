"""Gathers the models of this room's packages."""

from campaigns.events.models import AttendanceRecord, Event, EventFacilitator, FeedToken, Headcount
from campaigns.planning.models import Activity, Audience, Campaign, CampaignArea, Evidence, Objective, ShortLink

__all__ = [
    "Activity",
    "AttendanceRecord",
    "Audience",
    "Campaign",
    "CampaignArea",
    "Event",
    "EventFacilitator",
    "Evidence",
    "FeedToken",
    "Headcount",
    "Objective",
    "ShortLink",
]
