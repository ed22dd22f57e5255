"""Finds keys that occur more than once: exact repeats are kept once, conflicts are set aside whole."""

from collections import defaultdict

from evaluation.national.findings import FindingCode
from evaluation.national.records import Key, Reading, Record

SHOWN = 10


def check(reading: Reading, value_column: str = "txtVALUE") -> None:
    """Never keeps the last and never sums: the source lost a dimension, and nobody can tell which."""
    by_key: dict[Key, list[Record]] = defaultdict(list)
    for record in reading.records:
        if record.reason is None:
            by_key[record.key].append(record)
    for records in by_key.values():
        if len(records) == 1:
            continue
        if len({(record.value.status, record.value.interval) for record in records}) == 1:
            for record in records[1:]:
                record.is_repeat = True
                reading.note(FindingCode.EXACT_REPEAT, record.row, value_column, first=records[0].row)
        else:
            details = {
                "rows": _listed(record.row for record in records),
                "values": _listed(record.value.text for record in records),
            }
            for record in records:
                reading.set_aside(record, FindingCode.CONFLICTING_KEY, value_column, **details)


def _listed(items) -> str:
    texts = [str(item) for item in items]
    return ", ".join(texts[:SHOWN]) + (" …" if len(texts) > SHOWN else "")
