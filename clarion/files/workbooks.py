"""Opens a checked workbook row by row and finds the header by its column names."""

import datetime
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from .workbook_checks import UnreadableFile, check_workbook

HEADER_WITHIN = 20
ROWS = 100_000
COLUMNS = 200
_DATE = re.compile(r"\b([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\b")

Cells = tuple[Any, ...]


@dataclass(frozen=True)
class Header:
    """Where each column stands, the number of the header's row, and the rows above it."""

    row: int
    columns: dict[str, int]
    names: tuple[str, ...]
    banner: tuple[Cells, ...]

    def stated_date(self) -> datetime.date | None:
        """The first day/month/year, or real date, above the header; None where there is none."""
        for cell in (cell for cells in self.banner for cell in cells):
            if isinstance(cell, datetime.datetime):
                return cell.date()
            if isinstance(cell, str) and (found := _DATE.search(cell)):
                day, month, year = map(int, found.groups())
                try:
                    return datetime.date(year, month, day)
                except ValueError:
                    continue
        return None


@dataclass
class Sheet:
    """One sheet: its name and its numbered rows, read once from the top."""

    name: str
    rows: Iterator[tuple[int, Cells]]

    def header(self, required: frozenset[str], one_of: frozenset[str]) -> Header | None:
        """The first of 20 rows that holds all ``required`` names and one of ``one_of``; None without one."""
        banner: list[Cells] = []
        for number, cells in self.rows:
            names = tuple(cell.strip() if isinstance(cell, str) else "" for cell in cells)
            if required <= set(names) and one_of & set(names):
                first = {name: position for position, name in reversed(list(enumerate(names))) if name}
                return Header(number, first, names, tuple(banner))
            banner.append(cells)
            if number >= HEADER_WITHIN:
                break
        return None


@contextmanager
def open_workbook(path: Path) -> Iterator[Iterator[Sheet]]:
    """The sheets of a workbook, after ``check_workbook``; raises UnreadableFile, never the library's own errors."""
    check_workbook(path)
    from openpyxl import load_workbook

    with path.open("rb") as file, _plain_errors():
        workbook = load_workbook(file, read_only=True, keep_links=False)
        try:
            yield (Sheet(sheet.title, _rows(sheet)) for sheet in workbook.worksheets)
        finally:
            workbook.close()


def _rows(sheet) -> Iterator[tuple[int, Cells]]:
    """Numbered rows that hold something; the sheet's own word about its size is not believed.

    The library fills each row up to its last cell, so it is asked for no more columns than are looked at: one empty
    cell in column 16,384 of every row would cost minutes.
    """
    sheet.reset_dimensions()
    for number, cells in enumerate(sheet.iter_rows(max_col=COLUMNS + 1, values_only=True), start=1):
        if number > ROWS + HEADER_WITHIN:
            raise UnreadableFile("too_many_rows", _("The sheet has more than 100,000 rows."))
        if len(cells) > COLUMNS and cells[COLUMNS] is not None:
            raise UnreadableFile("too_many_columns", _("The sheet has more than 200 columns."))
        # A sheet whose one cell stands far below has a hundred thousand rows of nothing, told apart at once.
        if cells.count(None) < len(cells) and any(cell is not None and cell != "" for cell in cells):
            yield number, cells


@contextmanager
def _plain_errors() -> Iterator[None]:
    try:
        yield
    except (UnreadableFile, GeneratorExit):
        raise
    except Exception as error:
        if type(error).__module__.split(".")[0] not in _LIBRARIES and not isinstance(error, _DAMAGE):
            raise
        raise UnreadableFile("corrupt_file", _("The workbook cannot be opened; save it again and retry.")) from error


_LIBRARIES = ("openpyxl", "defusedxml", "xml", "zipfile", "zlib")
_DAMAGE = (ValueError, KeyError, TypeError, IndexError, AttributeError, OSError, EOFError, OverflowError, SyntaxError)
