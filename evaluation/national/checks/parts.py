"""Finds tables whose parts are certainly more than their total."""

from collections import defaultdict

from clarion.figures.interval import Interval
from evaluation.national.choices import TOTAL
from evaluation.national.findings import FindingCode
from evaluation.national.records import Reading, Record


def check(reading: Reading, value_column: str = "txtVALUE") -> None:
    """Warns where the least the parts can add to is above the most their total can be; nothing is set aside.

    Parts are the sexes, or the ages, within one country, indicator, year, dimension and category.
    """
    for part, other in (("sex", "age"), ("age", "sex")):
        totals: dict[tuple, Record] = {}
        parts: dict[tuple, list[Interval]] = defaultdict(list)
        for record in reading.records:
            if not record.is_stored or record.value.interval is None or getattr(record, other) != TOTAL:
                continue
            table = (record.area, record.indicator, record.year, record.dimension, record.category)
            if getattr(record, part) == TOTAL:
                totals[table] = record
            else:
                parts[table].append(record.value.interval)
        for table, intervals in parts.items():
            total = totals.get(table)
            least = sum(interval.lower for interval in intervals)
            if total and least > total.value.interval.upper:
                reading.note(
                    FindingCode.PART_OVER_TOTAL,
                    total.row,
                    value_column,
                    dimension=part,
                    parts=least,
                    total=total.value.text,
                )
