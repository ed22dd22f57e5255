"""The records of events, one noun a file."""

from .attendance import AttendanceRecord, Headcount
from .event import Event, EventFacilitator
from .feed import FeedToken

__all__ = ["AttendanceRecord", "Event", "EventFacilitator", "FeedToken", "Headcount"]
