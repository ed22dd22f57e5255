"""Gathers the models of the ground floor's packages."""

from clarion.figures.models import DrawnPicture
from clarion.jobs.models import JobRun, OutgoingMail, TaskProgress, TickBeat

__all__ = ["DrawnPicture", "JobRun", "OutgoingMail", "TaskProgress", "TickBeat"]
