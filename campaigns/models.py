"""Gathers the models of this room's packages."""

from campaigns.discussion.models import Comment, HandOver, Mention
from campaigns.events.models import AttendanceRecord, Event, EventFacilitator, FeedToken, Headcount
from campaigns.planning.models import Activity, Audience, Campaign, CampaignArea, Evidence, Objective, ShortLink

__all__ = [
    "Activity",
    "AttendanceRecord",
    "Audience",
    "Campaign",
    "CampaignArea",
    "Comment",
    "Event",
    "EventFacilitator",
    "Evidence",
    "FeedToken",
    "HandOver",
    "Headcount",
    "Mention",
    "Objective",
    "ShortLink",
]
