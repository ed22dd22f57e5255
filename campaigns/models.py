"""Gathers the models of this room's packages."""

from campaigns.planning.models import Activity, Audience, Campaign, Evidence, Objective, ShortLink

__all__ = ["Activity", "Audience", "Campaign", "Evidence", "Objective", "ShortLink"]
