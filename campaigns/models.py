"""Gathers the models of this room's packages."""

from campaigns.budget.models import CostLine, ExchangeRate
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
    "CostLine",
    "Event",
    "EventFacilitator",
    "Evidence",
    "ExchangeRate",
    "FeedToken",
    "Headcount",
    "Lesson",
    "Objective",
    "Programme",
    "ShortLink",
    "Toolkit",
    "ToolkitUse",
]
