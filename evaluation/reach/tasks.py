"""Timed work of reach: folding what was counted, fetching headcounts."""

from datetime import timedelta

from clarion.jobs.registry import job

from .attendance import pull_attendance
from .folding import fold_spool


@job("reach.fold_spool", every=timedelta(minutes=1), lock=timedelta(minutes=30))
def fold_spool_job():
    """Adds the events of the spool to the counters and the ledger, and deletes files that are done."""
    fold_spool()


@job("reach.pull_attendance", every=timedelta(minutes=1), lock=timedelta(minutes=30))
def pull_attendance_job():
    """Enters headcounts of events, and their corrections, in the ledger."""
    pull_attendance()
