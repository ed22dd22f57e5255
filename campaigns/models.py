"""Gathers the models of this room's packages."""

from campaigns.discussion.models import Comment, HandOver, Mention
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
from campaigns.toolkits.models import Check, Toolkit, ToolkitUse

__all__ = [
    "Activity",
    "AttendanceRecord",
    "Audience",
    "Campaign",
    "CampaignArea",
    "CampaignVersion",
    "Check",
    "Comment",
    "Event",
    "EventFacilitator",
    "Evidence",
    "FeedToken",
    "HandOver",
    "Headcount",
    "Lesson",
    "Mention",
    "Objective",
    "Programme",
    "ShortLink",
    "Toolkit",
    "ToolkitUse",
]
