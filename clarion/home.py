"""The admin's first page: what waits for a person, and the short lists that each room gives.

A room fills the slot ``home_panels`` with HomePanels and ``tasks_at_home`` with Entries; both start from
``visible_to(user)``, and a list that is empty says why.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.ui.components import Component

from clarion import slots

LONGEST = 5
"""How many entries a list on the first page has at most."""


@dataclass(frozen=True)
class Entry:
    """One line: its words, where it leads, and a note in smaller type."""

    text: str
    url: str = ""
    note: str = ""


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


def waiting_for(user) -> HomePanel:
    """What waits for the person, from every room."""
    return HomePanel(
        name="waiting",
        title=_("Waiting for you"),
        order=10,
        entries=tuple(slots.collect("tasks_at_home", None, user)),
        empty=_("Nothing. Figures to approve, help services to verify and events to count appear here."),
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
