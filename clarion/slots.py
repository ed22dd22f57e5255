"""Named openings that rooms to the right fill, so that a left room can show right facts without importing them.

A slot receives ``(record, user, period)`` and returns frozen dataclasses the user may already see.
Right rooms fill slots in ``AppConfig.ready()``::

    slots.fill("campaign_tabs", reach_tab)
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

_fillers: dict[str, list[Callable[..., Iterable[Any]]]] = defaultdict(list)

NAMES = {
    "work_of_person": "records in a person's name: handed over when the person leaves, named in the export, erased",
    "campaign_tabs": "panels on a campaign's page in the admin",
    "programme_tabs": "panels on a programme's page in the admin",
    "toolkit_tabs": "panels on a toolkit's page in the admin; the record is the campaigns started from it",
    "citable_figures": "figures a planner may cite as evidence for a campaign",
    "calendar_entries": "entries of the calendar of everything (clarion/calendar.py)",
    "home_panels": "short lists on the admin's first page (clarion/home.py)",
    "tasks_at_home": "what waits for a person on the admin's first page (clarion/home.py)",
    "readiness_checks": "what must be true before a record is released",
    "campaign_copies": "what rooms take over into a copy, which is the period; answers texts on what they could not",
    "booked_costs": "what is booked for a campaign and what it costs (campaigns/budget/booked.py)",
    "plan_parts": "parts of a campaign's plan beyond its own fields, kept in its versions (planning/versions.py)",
    "event_locks": "rows that are locked before an event is changed, as querysets in the order of locks",
    "event_holds": "what a saved event's place and hour must keep: texts of refusal, each at its field",
    "activity_holds": "what a saved activity's dates, medium and areas must keep: texts of refusal, each at its field",
}


def fill(name: str, filler: Callable[..., Iterable[Any]]) -> None:
    """Adds a filler to a named slot; raises KeyError for a name that is not in ``NAMES``."""
    if name not in NAMES:
        raise KeyError(f"No slot is named {name!r}; the slots are {', '.join(sorted(NAMES))}.")
    if filler not in _fillers[name]:
        _fillers[name].append(filler)


def collect(name: str, record: Any, user: Any, period: Any = None) -> list[Any]:
    """All facts the fillers of a slot give for a record, in the order they were filled."""
    if name not in NAMES:
        raise KeyError(f"No slot is named {name!r}; the slots are {', '.join(sorted(NAMES))}.")
    return [fact for filler in _fillers[name] for fact in filler(record, user, period)]
