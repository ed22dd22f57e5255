"""The admin's first page: what waits for a person, and the short lists that each room gives.

A room fills the slot ``home_panels`` with HomePanels and ``tasks_at_home`` with Entries; both start from
``visible_to(user)``, and a list that is empty says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component

from clarion import slots

LONGEST = 5
"""How many entries a list on the first page has at most."""


@dataclass(frozen=True)
class Entry:
    """One line: its words, where it leads, and a note in smaller type; for a task, by when, and whether it presses."""

    text: str
    url: str = ""
    note: str = ""
    due: date | None = None
    urgent: bool = False


@dataclass(frozen=True)
class HomePanel:
    """One short list. ``name`` tells it apart, ``sentences`` stand before the list, ``empty`` in its place."""

    name: str
    title: str
    order: int
    entries: tuple[Entry, ...] = ()
    empty: str = ""
    sentences: tuple[str, ...] = ()
    ways_on: tuple[Entry, ...] = ()


def tasks_of(user) -> list[Entry]:
    """All that waits for the person, from every room: what presses first, then by day, else in the rooms' order.

    What presses and has no day presses now.
    """
    tasks = slots.collect("tasks_at_home", None, user)
    return sorted(tasks, key=lambda task: (not task.urgent, task.due or (date.min if task.urgent else date.max)))


def waiting_for(user) -> HomePanel:
    """The first five things that wait for the person, and how many more there are."""
    tasks = tasks_of(user)
    more = len(tasks) - LONGEST
    text = ngettext("%(count)d more", "%(count)d more", more) % {"count": more} if more > 0 else ""
    return HomePanel(
        name="waiting",
        title=_("Waiting for you"),
        order=10,
        entries=tuple(tasks[:LONGEST]),
        empty=_("Nothing. Figures to approve, help services to verify and events to count appear here."),
        ways_on=(Entry(text, reverse("clarion_tasks")),) if text else (),
    )


class FirstPage(Component):
    """All panels of our rooms, in one grid before those of Wagtail."""

    name = "clarion"
    order = 0
    template_name = "clarion/home.html"

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        user = parent_context["request"].user
        panels = [waiting_for(user), *slots.collect("home_panels", None, user)]
        return {"panels": sorted(panels, key=lambda panel: panel.order)}
