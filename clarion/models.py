"""Gathers the models of the ground floor's packages."""

from clarion.jobs.models import JobRun, OutgoingMail, TaskProgress, TickBeat

__all__ = ["JobRun", "OutgoingMail", "TaskProgress", "TickBeat"]
