"""What stands in a person's name in any room: handed over when the person leaves, listed in the export, erased.

A room to the right fills the slot ``work_of_person`` with a function that returns, for a person, one Work for
each field that names who is responsible now::

    def work_of(person, user, period=None):
        return [Work(label=_("campaigns"), records=Campaign.objects.filter(owner=person), field="owner")]

Who once submitted or approved something is a fact and is not handed over.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.functional import Promise
from wagtail.log_actions import log

from clarion import slots


@dataclass(frozen=True)
class Work:
    """Records of one kind in a person's name; ``on_erasure`` clears what names the person in them.

    Without a ``field`` the records are the person's own (a private calendar address): nobody takes them over.
    """

    label: str | Promise
    records: QuerySet
    field: str = ""
    on_erasure: Callable[[QuerySet], object] | None = None

    def hand_over(self, *, to, by) -> int:
        """Puts another name in place of the person's, one audit line each; returns how many records moved."""
        records = list(self.records) if self.field else []
        for record in records:
            setattr(record, self.field, to)
            record.save(update_fields=[self.field])
            log(record, "people.hand_over", user=by, data={"field": self.field, "to": to.pk})
        return len(records)

    def erase(self) -> None:
        """Clears what names the person, where the room says there is something to clear."""
        if self.on_erasure:
            self.on_erasure(self.records)


def work_of(person, user) -> list[Work]:
    """All work in a person's name, from every room."""
    return slots.collect("work_of_person", person, user)
