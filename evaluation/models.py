"""Gathers the models of this room's packages."""

from evaluation.national.models import Alias, Code, Finding, Indicator, Observation, QuarantinedRow, Release

__all__ = ["Alias", "Code", "Finding", "Indicator", "Observation", "QuarantinedRow", "Release"]
