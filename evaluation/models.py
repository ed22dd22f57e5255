"""Gathers the models of this room's packages."""

from evaluation.national.models import Alias, Code, Finding, Indicator, Observation, QuarantinedRow, Release
from evaluation.reach.models import Cursor, DailyTotal, ReachCount, ReachEntry, SpoolFile

__all__ = [
    "Alias",
    "Code",
    "Cursor",
    "DailyTotal",
    "Finding",
    "Indicator",
    "Observation",
    "QuarantinedRow",
    "ReachCount",
    "ReachEntry",
    "Release",
    "SpoolFile",
]
