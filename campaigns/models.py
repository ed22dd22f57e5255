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
from campaigns.results.models import Indicator, Reading, Result, ResultLink, Target
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
    "Indicator",
    "Lesson",
    "Objective",
    "Programme",
    "Reading",
    "Result",
    "ResultLink",
    "ShortLink",
    "Target",
    "Toolkit",
    "ToolkitUse",
]
