"""Writes a reading under a release nobody sees yet, in batches so short that no other writer waits for long."""

import time
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from django.db import connection, transaction

from partners.models import Area

from .choices import Frequency, ReleaseStatus
from .findings import severity_of
from .models import Finding, Indicator, Observation, QuarantinedRow, Release
from .records import Reading, Record

BATCH = 2_000
PAUSE = 0.11
"""Seconds between batches on SQLite: a waiting writer looks every tenth of a second, so each finds the gap."""

COLUMNS = (
    "release", "indicator", "area", "frequency", "period_start", "period_end", "period_label", "dimension", "category",
    "sex", "age", "exploitation", "citizenship", "repatriation", "dimension_key", "value_text", "lower", "upper",
    "value", "status", "source_row",
)  # fmt: skip

Advance = Callable[[int, int], None]


def stage(release: Release, reading: Reading, advance: Advance) -> None:
    """Writes observations, rows set aside and findings, each batch in its own transaction."""
    indicators = dict(Indicator.objects.values_list("code", "pk"))
    areas = dict(Area.objects.filter(code__in={r.area for r in reading.usable}).values_list("code", "pk"))
    stored = [record for record in reading.records if record.is_stored]
    aside = [record for record in reading.records if record.reason is not None]
    total = len(stored) + len(aside) + len(reading.problems)
    done = 0
    for write, rows in (
        (_insert_observations, (_observation(release, r, indicators, areas) for r in stored)),
        (QuarantinedRow.objects.bulk_create, (_aside(release, r) for r in aside)),
        (Finding.objects.bulk_create, (_finding(release, p) for p in reading.problems)),
    ):
        for batch in _batches(rows):
            with transaction.atomic():
                write(batch)
            done += len(batch)
            advance(done, total)
            let_others_write()


def remove(release: Release) -> None:
    """Deletes a staged release with all it holds, in short batches."""
    for model in (Observation, Finding, QuarantinedRow):
        rows = model.objects.filter(release=release).order_by("pk")
        while (last := rows.values_list("pk", flat=True)[:BATCH]) and (last := list(last)):
            with transaction.atomic():
                model.objects.filter(release=release, pk__lte=last[-1]).delete()
            let_others_write()
    original = release.original.name
    release.delete()
    if original:
        Release.original.field.storage.delete(original)


def sweep(dataset: str) -> int:
    """Removes what abandoned imports of a data set left; the caller holds the data set's lock."""
    left = list(Release.objects.filter(dataset=dataset, status=ReleaseStatus.STAGING))
    for release in left:
        remove(release)
    return len(left)


def let_others_write() -> None:
    """On SQLite, steps back from the one write lock for longer than a waiting writer sleeps."""
    if connection.vendor == "sqlite" and not connection.in_atomic_block:
        time.sleep(PAUSE)


def _batches(rows: Iterable) -> Iterator[list]:
    rows = iter(rows)
    while batch := list(islice(rows, BATCH)):
        yield batch


def _insert_observations(rows: list[tuple]) -> None:
    """One prepared statement for the whole batch: Django would write the SQL of each row anew, at five times the cost.

    The database's own constraints check every row all the same.
    """
    fields = [Observation._meta.get_field(name) for name in COLUMNS]
    quoted = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    table = connection.ops.quote_name(Observation._meta.db_table)
    places = ", ".join(["%s"] * len(fields))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {table} ({quoted}) VALUES ({places})", rows)  # noqa: S608


def _observation(release: Release, record: Record, indicators: dict, areas: dict) -> tuple:
    """The values of ``COLUMNS``."""
    lower, upper = record.value.bounds
    exact = record.value.interval is not None and record.value.interval.is_exact
    return (
        release.pk,
        indicators[record.indicator],
        areas[record.area],
        Frequency.YEAR.value,
        f"{record.year}-01-01",
        f"{record.year}-12-31",
        str(record.year),
        record.dimension,
        record.category[:255],
        record.sex,
        record.age,
        record.exploitation,
        record.citizenship,
        record.repatriation,
        record.key.dimension_key,
        record.value.text[:40],
        lower,
        upper,
        lower if exact else None,
        record.value.status.value,
        record.row,
    )


def _aside(release: Release, record: Record) -> QuarantinedRow:
    cells = [None if cell is None else str(cell)[:1000] for cell in record.cells]
    return QuarantinedRow(
        release=release, row=record.row, cells=cells, reason=record.reason, is_rejected=record.is_rejected
    )


def _finding(release: Release, problem) -> Finding:
    return Finding(
        release=release,
        code=problem.code,
        severity=severity_of(problem.code),
        row=problem.row,
        column=problem.column[:60],
        details=dict(problem.details),
    )
