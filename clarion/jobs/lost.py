"""Work whose process is gone: a task or a progress that was running when its worker was killed is marked failed."""

import os
import socket
from datetime import timedelta

from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from .models import TaskProgress

SILENCE = timedelta(hours=1)
"""A progress nobody moved for so long is lost even where its process cannot be asked (another host)."""


def this_process() -> str:
    """Names the running process among all hosts."""
    return f"{socket.gethostname()[:30]}:{os.getpid()}"


def new_worker_id() -> str:
    return f"{this_process()}:{get_random_string(12)}"


def is_gone(holder: str, starting: bool = False) -> bool:
    """Whether the process of a holder ``host:pid…`` was on this host and is there no longer."""
    host, _separator, rest = holder.partition(":")
    pid = rest.partition(":")[0]
    if host != socket.gethostname()[:30] or not pid.isdigit():
        return False
    if int(pid) == os.getpid():
        return starting
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def fail_lost_progress(starting: bool = False) -> int:
    """Marks running progress as failed when its process is gone or silent for an hour; answers how many."""
    lost = [
        progress.pk
        for progress in TaskProgress.objects.filter(state=TaskProgress.State.RUNNING)
        if is_gone(progress.holder, starting) or progress.updated_at < timezone.now() - SILENCE
    ]
    return TaskProgress.objects.filter(pk__in=lost, state=TaskProgress.State.RUNNING).update(
        state=TaskProgress.State.FAILED,
        message=_("The server was stopped while this ran. What was not confirmed was not kept; please start again."),
        updated_at=timezone.now(),
    )


def fail_lost_work() -> int:
    """For a worker that starts: fails tasks and progress of workers that are gone; answers how many tasks."""
    fail_lost_progress(starting=True)
    count = 0
    for result in DBTaskResult.objects.running().filter(backend_name="background"):
        if result.worker_ids and is_gone(result.worker_ids[-1], starting=True):
            result.set_failed(RuntimeError("The worker was stopped while the task ran."))
            count += 1
    return count
