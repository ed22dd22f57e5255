"""Gathers the models of this room's packages."""

from campaigns.broadcast.models import Airing, Flight, Station, StationPrice
from campaigns.budget.models import CostLine, ExchangeRate
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
from campaigns.pretesting.models import Pretest, UnintendedEffect
from campaigns.printing.models import MediaRelease, Placement, PrintBatch
from campaigns.results.models import Indicator, Reading, Result, ResultLink, Target
from campaigns.toolkits.models import Check, Toolkit, ToolkitUse
from campaigns.touring.models import Performance, Tour

__all__ = [
    "Activity",
    "Airing",
    "AttendanceRecord",
    "Audience",
    "Campaign",
    "CampaignArea",
    "CampaignVersion",
    "Check",
    "Comment",
    "CostLine",
    "Event",
    "EventFacilitator",
    "Evidence",
    "ExchangeRate",
    "FeedToken",
    "Flight",
    "HandOver",
    "Headcount",
    "Indicator",
    "Lesson",
    "MediaRelease",
    "Mention",
    "Objective",
    "Performance",
    "Placement",
    "Pretest",
    "PrintBatch",
    "Programme",
    "Reading",
    "Result",
    "ResultLink",
    "ShortLink",
    "Station",
    "StationPrice",
    "Target",
    "Toolkit",
    "ToolkitUse",
    "Tour",
    "UnintendedEffect",
]
