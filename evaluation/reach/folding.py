"""From spool to counters and ledger: each line once, whatever is killed when.

A file's offset moves in the transaction that adds its counts, and only from where this loader read it; so a loader
that dies before the commit leaves nothing behind, and of two loaders on one file one gives way.
"""

import logging
import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.db import transaction

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign
from campaigns.printing.scanned import add_scans
from partners.geography.models import Area

from . import spool
from .choices import KINDS_OF_TOTALS, Kind, Total
from .counters import Cell, add_counts, add_totals
from .models import Cursor, SpoolFile

logger = logging.getLogger("clarion.reach")

NAME = re.compile(r"\d{4}-\d\d-\d\dT\d\d-")
PIECE = 2 * 1024 * 1024
"""Bytes folded in one transaction: a few tens of thousands of events, well under a second."""
WRITTEN_NO_MORE = timedelta(hours=2)
"""So long after its hour a file has no writer."""
KEPT_AT_MOST = timedelta(days=7)
"""A file that could not be folded completely is deleted after this, with a line in the log."""


class Overtaken(Exception):
    """Another loader folded this piece first."""


def fold_spool() -> int:
    """Folds all that is written; answers how many events were added. Deletes files that are done."""
    folded = 0
    for path in sorted(path for path in spool.folder().glob(f"*{spool.ENDING}") if NAME.match(path.name)):
        try:
            folded += _fold_file(path)
        except Overtaken:
            continue
        _delete_when_done(path)
    _forget_deleted()
    return folded


def _fold_file(path: Path) -> int:
    row, _created = SpoolFile.objects.get_or_create(name=path.name)
    folded, offset = 0, row.offset
    while piece := _whole_lines(path, offset):
        folded += _fold_piece(path.name, offset, piece)
        offset += len(piece)
    return folded


def _whole_lines(path: Path, offset: int) -> bytes:
    """The next piece up to its last line end; nothing while a line is still being written."""
    with path.open("rb") as file:
        file.seek(offset)
        piece = file.read(PIECE)
    return piece[: piece.rfind(b"\n") + 1]


def _fold_piece(name: str, offset: int, piece: bytes) -> int:
    events, damaged = _read(piece)
    with transaction.atomic():
        Cursor.locked("spool")
        moved = SpoolFile.objects.filter(name=name, offset=offset).update(offset=offset + len(piece))
        if not moved:
            raise Overtaken(name)
        cells, totals = _sorted_out(events)
        add_counts(cells)
        add_totals(totals)
        add_scans(_scans_of(events))
        if damaged:
            file = SpoolFile.objects.get(name=name)
            file.damaged += damaged
            file.save(update_fields=["damaged"])
    if damaged:
        logger.warning("%s: %d lines could not be read.", name, damaged)
    return cells.total() + totals.total()


def _read(piece: bytes) -> tuple[Counter[spool.Event], int]:
    """Equal lines are counted before they are read: a busy hour has few different ones."""
    lines = Counter(line for line in piece.split(b"\n") if line)
    events: Counter[spool.Event] = Counter()
    damaged = 0
    for line, count in lines.items():
        event = spool.read_line(line)
        if event is None or event.kind not in KINDS_OF_TOTALS:
            damaged += count
        else:
            events[event] += count
    return events, damaged


def _sorted_out(events: Counter[spool.Event]) -> tuple[Counter[Cell], Counter[tuple[date, str]]]:
    """Events of a campaign go to its cells; all others to the totals of their day."""
    campaigns = dict(Campaign.objects.filter(code__in={e.campaign for e in events}).values_list("code", "pk"))
    areas = dict(Area.objects.filter(code__in={e.area for e in events}).values_list("code", "pk"))
    cells: Counter[Cell] = Counter()
    totals: Counter[tuple[date, str]] = Counter()
    for event, count in events.items():
        day = date.fromisoformat(event.hour[:10])
        alone = event.kind in (Kind.HELP, Total.ROBOT) or event.campaign not in campaigns
        if alone:
            totals[day, KINDS_OF_TOTALS[event.kind].value] += count
        else:
            medium = event.medium if event.medium in Medium.values else Medium.WEB.value
            cells[Cell(campaigns[event.campaign], areas.get(event.area), medium, day, event.kind)] += count
    return cells, totals


def _scans_of(events: Counter[spool.Event]) -> Counter[str]:
    """How often each short link was scanned; of the hours nothing is handed on."""
    scans: Counter[str] = Counter()
    for event, count in events.items():
        if event.kind == Kind.SCAN and event.link:
            scans[event.link] += count
    return scans


def _delete_when_done(path: Path) -> None:
    hour = datetime.strptime(path.name[:13], "%Y-%m-%dT%H").replace(tzinfo=UTC)
    age = datetime.now(UTC) - hour
    if age < WRITTEN_NO_MORE:
        return
    folded = SpoolFile.objects.filter(name=path.name, offset__gte=path.stat().st_size).exists()
    if folded or age > KEPT_AT_MOST:
        if not folded:
            logger.warning("%s was not folded to its end and is deleted.", path.name)
        path.unlink(missing_ok=True)


def _forget_deleted() -> None:
    gone = [name for name in SpoolFile.objects.values_list("name", flat=True) if not (spool.folder() / name).exists()]
    SpoolFile.objects.filter(name__in=gone).delete()
