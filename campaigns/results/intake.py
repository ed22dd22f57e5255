"""Reads an uploaded table of results, XLSX or CSV, into plain texts by column; what they mean is not judged here."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.utils.translation import gettext as _

from clarion.files.tables import without_controls, without_guard
from clarion.files.workbook_checks import UnreadableFile
from clarion.files.workbooks import HEADER_WITHIN, open_workbook

from .columns import COLUMNS, TARGET_COLUMNS, column_of, is_for_reading_alone, kind_of_sheet

MOST_ROWS = 500
MOST_TARGETS = 5000
"""Of all indicators together; what one file may write in one go."""
CSV_BYTES = 2 * 1024 * 1024
OF_CODES = ("code", "leads_to")
NEEDED = frozenset({"code", "statement"})
NEEDED_OF_TARGETS = frozenset({"code", "ends_on", "value"})


@dataclass(frozen=True)
class Row:
    """One row: its number in the file and the filled cells by column."""

    number: int
    cells: dict[str, str]
    kinds: dict[str, str] = field(default_factory=dict)
    """Cells with codes that a workbook holds as a "day" or a "number", so that the code may have been another."""


@dataclass(frozen=True)
class Table:
    """What a file said: rows of the framework, rows of the sheet of targets."""

    rows: list[Row] = field(default_factory=list)
    targets: list[Row] = field(default_factory=list)

    def kept(self) -> dict:
        """As plain values, to wait in a session."""
        return asdict(self)

    @classmethod
    def from_kept(cls, kept: dict) -> "Table":
        """Back from ``kept``."""
        return cls(*([Row(**row) for row in kept[name]] for name in ("rows", "targets")))


def read_table(file, name: str) -> Table:
    """The table in an uploaded file; raises UnreadableFile with a sentence for a person."""
    if name.lower().endswith(".csv"):
        return _from_csv(file)
    return _from_xlsx(file)


def _from_xlsx(file) -> Table:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "upload.xlsx"
        with path.open("wb") as copy:
            for chunk in file.chunks():
                copy.write(chunk)
        with open_workbook(path) as sheets:
            found = _Found()
            for sheet in sheets:
                found.take(sheet.name, sheet.rows)
    if found.rows is None:
        raise _no_header()
    return Table(found.rows, found.targets or [])


class _Found:
    """The two sheets that are brought in, wherever they stand: the one with our title, else the first with its columns.

    A sheet for reading alone is never one of them: it has the title of one, or a column that only they have.
    """

    def __init__(self):
        self.rows: list[Row] | None = None
        self.targets: list[Row] | None = None
        self.titled: set[str] = set()

    def take(self, title: str, rows) -> None:
        """Reads a sheet if it is one of the two."""
        kind = kind_of_sheet(title)
        if kind not in ("", "framework", "targets"):
            return
        columns, numbered, read_alone = _header(rows)
        has = set(columns.values())
        if has >= NEEDED and self._wants("framework", kind, self.rows):
            self.rows = _rows(columns, numbered, COLUMNS)
        elif has >= NEEDED_OF_TARGETS and not has >= NEEDED and self._wants("targets", kind, self.targets):
            if read_alone and kind:
                raise _for_reading_alone(title, read_alone)
            if not read_alone:
                self.targets = _rows(columns, numbered, TARGET_COLUMNS)

    def _wants(self, wanted, kind, there) -> bool:
        if kind == wanted and wanted not in self.titled:
            self.titled.add(wanted)
            return True
        return there is None


def _from_csv(file) -> Table:
    data = file.read(CSV_BYTES + 1)
    if len(data) > CSV_BYTES:
        raise UnreadableFile("too_large", _("The file is larger than 2 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile("encoding", _("The file is not in UTF-8. Save it as “CSV UTF-8”, or as XLSX.")) from error
    head = text.partition("\n")[0]
    delimiter = max((",", ";", "\t"), key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        columns, numbered, _read_alone = _header(
            (number, tuple(map(without_guard, cells))) for number, cells in _numbered(reader)
        )
        if not set(columns.values()) >= NEEDED:
            raise _no_header()
        return Table(_rows(columns, numbered, COLUMNS))
    except csv.Error as error:
        raise UnreadableFile("corrupt_file", _("The file is not a readable CSV table.")) from error


def _numbered(reader) -> Iterator[tuple[int, list[str]]]:
    """Rows that hold something, numbered as a spreadsheet shows them."""
    for number, cells in enumerate(reader, start=1):
        if any(cell.strip() for cell in cells):
            yield number, cells


def _no_header() -> UnreadableFile:
    text = _("No row has the headings “%(code)s” and “%(statement)s”. Download the table first, and fill that in.")
    return UnreadableFile("no_header", text % {name: COLUMNS[name] for name in ("code", "statement")})


def _for_reading_alone(title: str, heading: str) -> UnreadableFile:
    text = _("The sheet “%(sheet)s” has the column “%(column)s” of a sheet for reading alone. Take the column away.")
    return UnreadableFile("reading_alone", text % {"sheet": title, "column": heading})


def _header(rows: Iterable[tuple[int, tuple]]) -> tuple[dict[int, str], Iterator[tuple[int, tuple]], str]:
    """Which column stands at which place, by the first row that names two of them; then the rows that follow.

    Last a heading of the row that only sheets for reading alone have, empty where there is none.
    """
    numbered = iter(rows)
    for number, cells in numbered:
        found: dict[int, str] = {}
        for place, cell in enumerate(cells):
            column = column_of(cell) if isinstance(cell, str) else None
            if column and column not in found.values():
                found[place] = column
        if "code" in found.values() and len(found) > 1:
            alone = (cell for cell in cells if isinstance(cell, str) and is_for_reading_alone(cell))
            return found, numbered, next(alone, "")
        if number >= HEADER_WITHIN:
            break
    return {}, iter(()), ""


def _rows(columns: dict[int, str], numbered, wanted) -> list[Row]:
    rows = []
    for number, cells in numbered:
        texts = {column: _text(cells[place]) for place, column in columns.items() if place < len(cells)}
        filled = {column: text for column, text in texts.items() if text and column in wanted}
        if filled:
            kinds = {columns[at]: _kind(cells[at]) for at in columns if at < len(cells) and columns[at] in OF_CODES}
            rows.append(Row(number, filled, {column: kind for column, kind in kinds.items() if kind}))
        if len(rows) > _most(wanted):
            raise _too_many(wanted)
    return rows


def _too_many(wanted) -> UnreadableFile:
    text = _("The table has more than %(most)d rows; a framework of that size measures nothing.")
    if wanted is TARGET_COLUMNS:
        text = _("The sheet of targets has more than %(most)d rows; bring it in by parts.")
    return UnreadableFile("too_many_rows", text % {"most": _most(wanted)})


def _most(wanted) -> int:
    return MOST_TARGETS if wanted is TARGET_COLUMNS else MOST_ROWS


def _kind(value: Any) -> str:
    if isinstance(value, date):
        return "day"
    return "number" if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _text(value: Any) -> str:
    """A cell as text: days as 2026-06-30, numbers without what a computer's arithmetic adds behind."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        return format(Decimal(format(value, ".15g")), "f")
    text = str(value).replace("\r\n", "\n")
    if "\x00" in text:
        raise UnreadableFile("corrupt_file", _("The file is not a readable CSV table."))
    return without_controls(text).strip()
