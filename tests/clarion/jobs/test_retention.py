"""What has had its time is deleted, and nothing younger."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from clarion.jobs.models import OutgoingMail, TaskProgress
from clarion.jobs.registry import job_named

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False):
        yield


def ago(**span):
    return timezone.now() - timedelta(**span)


def test_mail_is_kept_30_days_after_it_was_sent():
    for key, state, sent in (
        ("old", "sent", ago(days=30, seconds=1)),
        ("young", "sent", ago(days=30)),
        ("failed", "failed", None),
        ("waiting", "waiting", None),
    ):
        OutgoingMail.objects.create(key=key, to="a@example.org", subject="x", body="x", state=state, sent_at=sent)
    job_named("clarion.prune_mail").work()
    assert set(OutgoingMail.objects.values_list("key", flat=True)) == {"young", "failed", "waiting"}


def test_progress_is_kept_7_days_after_it_ended():
    for label, state, days in (("old", "done", 8), ("lost", "failed", 8), ("young", "done", 6), ("open", "running", 8)):
        progress = TaskProgress.objects.create(owner_key="1", label=label, state=state)
        TaskProgress.objects.filter(pk=progress.pk).update(updated_at=ago(days=days))
    job_named("clarion.prune_progress").work()
    assert set(TaskProgress.objects.values_list("label", flat=True)) == {"young", "open"}


def test_expired_sessions_are_deleted():
    Session.objects.create(session_key="old", session_data="", expire_date=ago(seconds=1))
    Session.objects.create(session_key="young", session_data="", expire_date=ago(seconds=-1))
    job_named("clarion.prune_sessions").work()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["young"]


def test_results_of_tasks_are_kept_7_days():
    def result(status, finished):
        return DBTaskResult.objects.create(
            status=status,
            args_kwargs={"args": [], "kwargs": {}},
            task_path="x",
            backend_name="background",
            exception_class_path="",
            traceback="",
            finished_at=finished,
        )

    result("SUCCESSFUL", ago(days=7, seconds=1))
    result("FAILED", ago(days=8))
    kept = {result("SUCCESSFUL", ago(days=6)).pk, result("READY", None).pk}
    job_named("clarion.prune_task_results").work()
    assert set(DBTaskResult.objects.values_list("pk", flat=True)) == kept
