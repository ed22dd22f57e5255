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
from campaigns.printing.models import MediaRelease, Placement, PrintBatch
from campaigns.toolkits.models import Check, Toolkit, ToolkitUse

__all__ = [
    "Activity",
    "AttendanceRecord",
    "Audience",
    "Campaign",
    "CampaignArea",
    "CampaignVersion",
    "Check",
    "Event",
    "EventFacilitator",
    "Evidence",
    "FeedToken",
    "Headcount",
    "Lesson",
    "MediaRelease",
    "Objective",
    "Placement",
    "PrintBatch",
    "Programme",
    "ShortLink",
    "Toolkit",
    "ToolkitUse",
]
