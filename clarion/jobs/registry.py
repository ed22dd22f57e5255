"""Named jobs that run on time: a package declares them in its ``tasks.py``, ``manage.py tick`` runs what is due.

    @job("campaigns.expire_links", every=timedelta(days=1))
    def expire_links():
        \"\"\"Ends short links whose campaign is over.\"\"\"

The docstring's first line is what administrators read. Every job is listed in ``docs/operations.md``.
"""

import importlib
import importlib.util
import pkgutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.apps import apps
from django.conf import settings

LOCK = timedelta(minutes=10)
RETRY = timedelta(minutes=10)


@dataclass(frozen=True)
class Job:
    """A named piece of work, how often it runs, and after how long without an answer it counts as lost."""

    name: str
    every: timedelta
    work: Callable[[], object]
    lock: timedelta = LOCK

    @property
    def description(self) -> str:
        return (self.work.__doc__ or "").strip().partition("\n")[0]

    @property
    def retry(self) -> timedelta:
        """How long after a failure it is tried again."""
        return min(self.every, RETRY)


_jobs: dict[str, Job] = {}


def job(name: str, *, every: timedelta, lock: timedelta = LOCK) -> Callable:
    """Registers a function without arguments under a unique name.

    ``lock`` must exceed the longest time the work can take: after it a run counts as lost and starts again.
    Raises ValueError for a name that another function holds, a missing docstring or a period under a minute.
    """
    if every < timedelta(minutes=1):
        raise ValueError(f"Job {name} cannot run more often than tick, once a minute.")

    def register(work: Callable[[], object]) -> Callable[[], object]:
        held = _jobs.get(name)
        if held and (held.work.__module__, held.work.__qualname__) != (work.__module__, work.__qualname__):
            raise ValueError(f"Two jobs are named {name}.")
        if not (work.__doc__ or "").strip():
            raise ValueError(f"Job {name} has no docstring to say what it does.")
        _jobs[name] = Job(name, every, work, lock)
        return work

    return register


def registered_jobs() -> tuple[Job, ...]:
    """All jobs in the order of their names."""
    return tuple(_jobs[name] for name in sorted(_jobs))


def job_named(name: str) -> Job:
    """The job of that name; raises KeyError for an unknown one."""
    return _jobs[name]


def discover_jobs() -> None:
    """Imports ``tasks.py`` of every package of the project's own apps, so that their jobs are registered."""
    own = Path(settings.BASE_DIR)
    for app in apps.get_app_configs():
        if Path(app.path).parent != own:
            continue
        for module in pkgutil.iter_modules([app.path]):
            name = f"{app.name}.{module.name}.tasks"
            if module.ispkg and importlib.util.find_spec(name):
                importlib.import_module(name)
