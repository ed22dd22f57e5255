"""The timed jobs of the ground floor: mail, and what is thrown away when its time is over."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from .lost import fail_lost_progress
from .models import OutgoingMail, TaskProgress
from .outbox import send_waiting
from .progress import OPEN
from .registry import job

MAIL_KEPT = timedelta(days=30)
PROGRESS_KEPT = timedelta(days=7)
RESULTS_KEPT = timedelta(days=7)


@job("clarion.send_waiting_mail", every=timedelta(minutes=1), lock=timedelta(hours=1))
def send_waiting_mail():
    """Sends the messages of the outbox that are due."""
    send_waiting()


@job("clarion.fail_lost_progress", every=timedelta(minutes=1))
def fail_lost_progress_job():
    """Marks work as failed whose process is gone or silent for an hour."""
    fail_lost_progress()


@job("clarion.prune_mail", every=timedelta(days=1))
def prune_mail():
    """Deletes messages sent more than 30 days ago."""
    OutgoingMail.objects.filter(state=OutgoingMail.State.SENT, sent_at__lt=timezone.now() - MAIL_KEPT).delete()


@job("clarion.prune_progress", every=timedelta(days=1))
def prune_progress():
    """Deletes the progress of work that ended more than 7 days ago."""
    old = TaskProgress.objects.filter(updated_at__lt=timezone.now() - PROGRESS_KEPT)
    old.exclude(state__in=OPEN).delete()


@job("clarion.prune_sessions", every=timedelta(hours=1))
def prune_sessions():
    """Deletes sessions that have expired."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()


@job("clarion.prune_task_results", every=timedelta(days=1))
def prune_task_results():
    """Deletes results of background tasks that ended more than 7 days ago."""
    DBTaskResult.objects.finished().filter(finished_at__lt=timezone.now() - RESULTS_KEPT).delete()
