"""Gathers the models of the ground floor's packages."""

from clarion.figures.models import DrawnPicture
from clarion.jobs.models import JobRun, OutgoingMail, TaskProgress, TickBeat
from clarion.lists.models import ChangeOfSeveral, SavedView

__all__ = ["ChangeOfSeveral", "DrawnPicture", "JobRun", "OutgoingMail", "SavedView", "TaskProgress", "TickBeat"]
