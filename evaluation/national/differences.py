"""What a release changes against the one before it: new, changed, withdrawn and unchanged figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .records import Key, Record

Figure = tuple[str, int | None, int | None]
"""Status and bounds: two spellings of one number are no revision."""


@dataclass(frozen=True)
class Differences:
    """Counts of stored keys; ``withdrawn_in_quarantine`` are withdrawn only because their rows were set aside."""

    new: int = 0
    changed: int = 0
    withdrawn: int = 0
    unchanged: int = 0
    withdrawn_in_quarantine: int = 0


def figure_of(record: Record) -> Figure:
    return (str(record.value.status), *record.value.bounds)


def compare(records: Iterable[Record], before: Mapping[Key, Figure]) -> Differences:
    """Compares the stored records, and those in quarantine, with the figures of the release before."""
    new = changed = unchanged = 0
    seen: set[Key] = set()
    aside: set[Key] = set()
    for record in records:
        if not record.is_stored:
            if record.reason is not None and record.area and record.age:
                aside.add(record.key)
            continue
        key = record.key
        if (earlier := before.get(key)) is None:
            new += 1
            continue
        seen.add(key)
        if earlier == figure_of(record):
            unchanged += 1
        else:
            changed += 1
    gone = before.keys() - seen
    return Differences(new, changed, len(gone), unchanged, len(gone & aside))
