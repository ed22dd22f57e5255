"""Gathers the models of this room's packages."""

from campaigns.broadcast.models import Airing, Flight, Station, StationPrice
from campaigns.events.models import AttendanceRecord, Event, EventFacilitator, FeedToken, Headcount
from campaigns.planning.models import Activity, Audience, Campaign, CampaignArea, Evidence, Objective, ShortLink

__all__ = [
    "Activity",
    "Airing",
    "AttendanceRecord",
    "Audience",
    "Campaign",
    "CampaignArea",
    "Event",
    "EventFacilitator",
    "Evidence",
    "FeedToken",
    "Flight",
    "Headcount",
    "Objective",
    "ShortLink",
    "Station",
    "StationPrice",
]
