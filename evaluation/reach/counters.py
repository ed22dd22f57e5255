"""Adding to the counters and to the ledger lines that show them; for the transaction of a loader."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from .choices import MEASURE_OF, Confidence, Kind, Source
from .models import DailyTotal, ReachCount, ReachEntry

BATCH = 400


class Cell(NamedTuple):
    """Where a count stands: primary keys of campaign and area (None: place not known), medium, day, kind."""

    campaign: int
    area: int | None
    medium: str
    day: date
    kind: str


def add_counts(cells: Counter[Cell]) -> None:
    """Adds each number to its counter and writes the ledger line of it. Call inside a transaction that is alone."""
    rows = _rows_of(cells)
    for cell, number in cells.items():
        row = rows.setdefault(
            cell,
            ReachCount(
                campaign_id=cell.campaign, area_id=cell.area, medium=cell.medium, day=cell.day, kind=cell.kind, count=0
            ),
        )
        row.count += number
    changed = [rows[cell] for cell in cells]
    ReachCount.objects.bulk_update([row for row in changed if row.pk], ["count"], batch_size=BATCH)
    ReachCount.objects.bulk_create([row for row in changed if not row.pk], batch_size=BATCH)
    write_entries(_entry_of(row) for row in changed)


def _rows_of(cells: Iterable[Cell]) -> dict[Cell, ReachCount]:
    cells = set(cells)
    rows = ReachCount.objects.filter(
        day__in={cell.day for cell in cells},
        campaign__in={cell.campaign for cell in cells},
        kind__in={cell.kind for cell in cells},
    )
    found = {Cell(row.campaign_id, row.area_id, row.medium, row.day, row.kind): row for row in rows}
    return {cell: row for cell, row in found.items() if cell in cells}


def _entry_of(row: ReachCount) -> ReachEntry:
    source = Source.SHORT_LINK if row.kind == Kind.SCAN else Source.WEB
    return ReachEntry(
        key=f"{source}:{row.campaign_id}:{row.area_id or '-'}:{row.medium}:{row.day}:{row.kind}",
        campaign_id=row.campaign_id,
        area_id=row.area_id,
        medium=row.medium,
        starts_on=row.day,
        ends_on=row.day,
        measure=MEASURE_OF[Kind(row.kind)],
        lower=row.count,
        upper=row.count,
        source=source,
        confidence=Confidence.A,
        revision=row.count,
    )


def write_entries(entries: Iterable[ReachEntry]) -> None:
    """Enters facts in the ledger; a fact whose key is there already is corrected, never entered twice."""
    ReachEntry.objects.bulk_create(
        entries,
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=[
            "campaign",
            "area",
            "medium",
            "starts_on",
            "ends_on",
            "lower",
            "upper",
            "revision",
            "updated_at",
        ],
    )


def add_totals(totals: Counter[tuple[date, str]]) -> None:
    """Adds to the daily totals of the whole site. Call inside a transaction that is alone."""
    rows = {(row.day, row.what): row for row in DailyTotal.objects.filter(day__in={day for day, _what in totals})}
    for (day, what), number in totals.items():
        row = rows.setdefault((day, what), DailyTotal(day=day, what=what, count=0))
        row.count += number
        row.save()
