"""Verbs of long work: open it, begin, advance, finish, fail, cancel; its owner watches it at one address.

    progress = open_progress(by=user, label=_("Importing 58,769 rows"), total=58_769)
    my_task.enqueue(str(progress.pk))              # then redirect the user to progress_address(progress)

    @task(backend="background")
    def my_task(progress_id):
        with tracked(progress_id) as work:         # begins; finishes, or fails with the error's plain sentence
            for batch in batches:
                work.advance(done=…)               # raises Cancelled when the owner asked to stop
            work.finish(result_url="/admin/…", message=_("58,769 rows were read."))

Call ``advance`` between transactions, not inside one: what is not committed nobody sees.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from .lost import this_process
from .models import TaskProgress

logger = logging.getLogger("clarion.jobs")
State = TaskProgress.State
OPEN = (State.WAITING, State.RUNNING)


class Cancelled(Exception):
    """The owner asked to stop; raised by ``advance`` at the next safe place."""


def open_progress(*, by, label: str, total: int | None = None) -> TaskProgress:
    """A waiting progress owned by the user; ``total`` is the number of steps when it is known."""
    return TaskProgress.objects.create(owner_key=str(by.pk), label=label[:200], total=total)


def progress_address(progress: TaskProgress) -> str:
    """Where the owner watches it."""
    return reverse("clarion_progress", args=[progress.pk])


def begin(progress_id) -> None:
    """Waiting becomes running; raises Cancelled when it was stopped, or begun by another worker, before."""
    changes = {"state": State.RUNNING, "holder": this_process(), "updated_at": timezone.now()}
    if not TaskProgress.objects.filter(pk=progress_id, state=State.WAITING).update(**changes):
        raise Cancelled


def advance(progress_id, *, done: int, total: int | None = None, message: str = "") -> None:
    """Tells how far the work is; raises Cancelled when the owner asked to stop or the progress is over."""
    changes = {"done": done, "updated_at": timezone.now()}
    if total is not None:
        changes["total"] = total
    if message:
        changes["message"] = message
    running = TaskProgress.objects.filter(pk=progress_id, state=State.RUNNING, cancel_requested=False)
    if not running.update(**changes):
        raise Cancelled


def finish(progress_id, *, result_url: str = "", message: str = "") -> None:
    """Running becomes done; ``result_url`` is an address on this site the owner is led to."""
    if result_url and (not result_url.startswith("/") or result_url.startswith(("//", "/\\"))):
        raise ValueError("A result is an address on this site.")
    _end(progress_id, State.DONE, result_url=result_url, message=message)


def fail(progress_id, *, message: str) -> None:
    """Ends it as failed; the message is one plain sentence for the owner."""
    _end(progress_id, State.FAILED, message=message)


def cancel(progress_id) -> None:
    """Ends it as cancelled, once the work has stopped."""
    _end(progress_id, State.CANCELLED, message=_("Stopped as you asked."))


def request_cancel(*, progress: TaskProgress, by) -> None:
    """The owner asks to stop; waiting work ends at once, running work at its next safe place."""
    if progress.owner_key != str(by.pk):
        raise PermissionError("Only the owner of a task may stop it.")
    mine = TaskProgress.objects.filter(pk=progress.pk)
    mine.filter(state__in=OPEN).update(cancel_requested=True, updated_at=timezone.now())
    mine.filter(state=State.WAITING).update(state=State.CANCELLED, message=_("Stopped as you asked."))


def _end(progress_id, state: str, **changes) -> None:
    TaskProgress.objects.filter(pk=progress_id, state__in=OPEN).update(
        state=state, holder="", updated_at=timezone.now(), **changes
    )


@dataclass
class Work:
    """The handle ``tracked`` gives to the task."""

    progress_id: str
    over: bool = False

    def advance(self, *, done: int, total: int | None = None, message: str = "") -> None:
        advance(self.progress_id, done=done, total=total, message=message)

    def finish(self, *, result_url: str = "", message: str = "") -> None:
        finish(self.progress_id, result_url=result_url, message=message)
        self.over = True


@contextmanager
def tracked(progress_id) -> Iterator[Work]:
    """Begins the progress and ends it whatever happens.

    A ValidationError shows its own sentences to the owner; any other error shows a plain sentence, is logged, and
    goes on to the caller. A cancellation ends the block quietly; before it began, it raises Cancelled.
    """
    work = Work(str(progress_id))
    begin(progress_id)
    try:
        yield work
        if not work.over:
            work.finish()
    except Cancelled:
        cancel(progress_id)
    except ValidationError as error:
        fail(progress_id, message=" ".join(error.messages))
    except BaseException:
        logger.exception("The work of progress %s failed", progress_id)
        fail(progress_id, message=_("This did not work, and nothing was changed. The administrators can read why."))
        raise
