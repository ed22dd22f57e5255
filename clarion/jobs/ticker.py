"""One tick: beat, then run every job that is due, each under its own lock; an error stops no other job."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from time import monotonic

from django.db import close_old_connections, connection
from django.db.models import F, Q
from django.utils import timezone

from .models import JobRun, TickBeat
from .registry import Job, registered_jobs

logger = logging.getLogger("clarion.jobs")

SLACK = timedelta(seconds=10)
"""Ticks come a little early or late; a job of one minute must not skip every other tick for it."""


@dataclass(frozen=True)
class Outcome:
    """What one job did in a tick."""

    name: str
    seconds: float
    error: str


def beat() -> None:
    """Writes that the ticker is alive."""
    TickBeat.objects.update_or_create(id=1, defaults={"at": timezone.now()})


def _due(job: Job, now: datetime) -> Q:
    """Condition on JobRun: never run, its period is over, it failed a while ago, or its last run was lost."""
    free = Q(locked_until__isnull=True) | Q(locked_until__lte=now)
    lost = Q(last_finished_at__isnull=True) | Q(last_finished_at__lt=F("last_started_at"))
    return free & (
        Q(last_started_at__isnull=True)
        | Q(last_started_at__lte=now - job.every + SLACK)
        | (~Q(last_error="") & Q(last_started_at__lte=now - job.retry + SLACK))
        | lost
    )


def is_due(job: Job, now: datetime | None = None) -> bool:
    """Whether the next tick would run the job."""
    run = JobRun.objects.filter(name=job.name)
    return not run.exists() or run.filter(_due(job, now or timezone.now())).exists()


def run_due_jobs(only: str = "") -> list[Outcome]:
    """Runs each due job once, however long ago it was due. Two tickers at once never run one job twice."""
    beat()
    outcomes = []
    for job in registered_jobs():
        if only in ("", job.name) and (outcome := _run_if_due(job)):
            outcomes.append(outcome)
            beat()
    return outcomes


def _run_if_due(job: Job) -> Outcome | None:
    now = timezone.now()
    JobRun.objects.bulk_create([JobRun(name=job.name)], ignore_conflicts=True)
    until = now + job.lock
    claimed = JobRun.objects.filter(_due(job, now), name=job.name).update(last_started_at=now, locked_until=until)
    if not claimed:
        return None
    began = monotonic()
    error = _error_of(job)
    # The lock is released only while it is still this run's: after its expiry another run may hold it.
    JobRun.objects.filter(name=job.name, locked_until=until).update(
        last_finished_at=timezone.now(), locked_until=None, last_error=error
    )
    return Outcome(job.name, round(monotonic() - began, 3), error)


def _error_of(job: Job) -> str:
    try:
        job.work()
    except Exception as error:
        logger.exception("Job %s failed", job.name)
        if not connection.in_atomic_block:
            close_old_connections()
        return f"{type(error).__name__}: {error}"[:2000]
    return ""
