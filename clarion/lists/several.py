"""What can be done to several records of a list at once, and taken back.

A room describes such a change by a subclass of ``SeveralChange`` and names it in its view set::

    class ActivityViewSet(ScopedViewSet):
        several = (MoveDates,)
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any

from clarion.verbs import NothingForm

MOST = 200
"""How many records one change takes at most, so that a page of them can be looked through."""

_changes: dict[tuple[str, str], type["SeveralChange"]] = {}


class SeveralChange(ABC):
    """One change of several records; it calls the verbs of its room, which check and log each record.

    ``name`` stands in the address, ``title`` on the button. ``done`` holds the singular and the plural sentence
    (``ngettext_lazy``) that says afterwards what was done.
    """

    name = ""
    title: Any = ""
    explanation: Any = ""
    done: Any = ""
    form_class = NothingForm

    @classmethod
    def offered(cls, user) -> bool:
        """Whether the person may make such changes at all."""
        return True

    @staticmethod
    def beside(record) -> str:
        """What tells the record from others of the same name, in smaller type."""
        return ""

    @staticmethod
    @abstractmethod
    def held(record) -> dict[str, Any]:
        """What the change touches, as JSON; compared before it is taken back."""

    @staticmethod
    @abstractmethod
    def apply(record, given: dict, by) -> None:
        """Makes the change; raises ValidationError or PermissionDenied where the record refuses."""

    @staticmethod
    @abstractmethod
    def restore(record, held: dict[str, Any], by) -> None:
        """Puts back what ``held`` gave; raises as ``apply`` does."""


def register(list_name: str, changes: Iterable[type[SeveralChange]]) -> None:
    """Makes the changes of a list known; a view set does it when it is registered."""
    _changes.update({(list_name, change.name): change for change in changes})


def change_named(list_name: str, name: str) -> type[SeveralChange] | None:
    return _changes.get((list_name, name))


def changes_for(list_name: str, user) -> list[type[SeveralChange]]:
    """The changes the person may make to records of the list."""
    return [change for (space, _), change in _changes.items() if space == list_name and change.offered(user)]
