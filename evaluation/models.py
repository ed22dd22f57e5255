"""Gathers the models of this room's packages."""

from evaluation.impact.models import EvaluationPlan, EvaluationResult, OutcomePoint, OutcomeSeries
from evaluation.national.models import Alias, Code, Finding, Indicator, Observation, QuarantinedRow, Release
from evaluation.reach.models import Cursor, DailyTotal, ReachCount, ReachEntry, SpoolFile

__all__ = [
    "Alias",
    "Code",
    "Cursor",
    "DailyTotal",
    "EvaluationPlan",
    "EvaluationResult",
    "Finding",
    "Indicator",
    "Observation",
    "OutcomePoint",
    "OutcomeSeries",
    "QuarantinedRow",
    "ReachCount",
    "ReachEntry",
    "Release",
    "SpoolFile",
]
