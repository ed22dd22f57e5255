"""Tables on their way out: text that a spreadsheet would run as a formula stays text."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

UNWRITABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that no workbook can hold."""

SEEMING = ("f", "e")
"""Kinds of cell that openpyxl makes of a text for how it looks: one like a formula, and one such as #N/A."""

COLUMN_WIDTH = 24
"""Characters of a column of a workbook."""


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet may run the text: a leading ``= + - @``, also full-width, or a control character."""
    return text.startswith(FORMULA_STARTS) or text.lstrip(" \t\r\n\u00a0\u3000\ufeff").startswith(FORMULA_STARTS)


def safe_cell(value: Any) -> Any:
    """The value for a CSV cell: formula-like text gets a leading apostrophe; numbers and dates pass unchanged.

    Text that looks as if it had one already gets another, so that ``without_guard`` gives every text back.
    """
    if isinstance(value, str) and is_formula_like(value.lstrip("'")):
        return f"'{value}"
    return value


def without_guard(text: str) -> str:
    """The text of a CSV cell without the apostrophe that ``safe_cell`` put before it, and with every other."""
    return text[1:] if text.startswith("'") and is_formula_like(text.lstrip("'")) else text


def without_controls(value: Any) -> Any:
    """The value for a cell of a workbook: text without the characters it cannot hold; all else unchanged."""
    return UNWRITABLE.sub("", value) if isinstance(value, str) else value


def csv_lines(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterable[str]:
    """Lines of a CSV file (RFC 4180, with a byte order mark so that Excel reads UTF-8), safe to stream."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    buffer.write("\ufeff")
    for row in _chain(headings, rows):
        writer.writerow([safe_cell(value) for value in row])
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()


def _chain(headings: Sequence[Any], rows: Iterable[Sequence[Any]]) -> Iterable[Sequence[Any]]:
    yield headings
    yield from rows


def xlsx_bytes(headings: Sequence[Any], rows: Iterable[Sequence[Any]], title: str = "Sheet1") -> bytes:
    """A workbook of one sheet in which every text is a text cell, whatever it begins with."""
    return workbook_bytes([(title, headings, rows)])


def workbook_bytes(sheets: Iterable[tuple[str, Sequence[Any], Iterable[Sequence[Any]]]]) -> bytes:
    """A workbook of several sheets, each a title, its headings and rows; every text is a text cell.

    Headings are bold and stay in sight; columns are wide enough to read a sentence in.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    workbook = Workbook(write_only=True, iso_dates=True)
    for title, headings, rows in sheets:
        sheet = workbook.create_sheet(title=title[:31])
        sheet.freeze_panes = "A2"
        for place in range(1, len(headings) + 1):
            sheet.column_dimensions[get_column_letter(place)].width = COLUMN_WIDTH
        head = list(_text_cells(sheet, headings))
        for cell in head:
            cell.font = Font(bold=True)
        sheet.append(head)
        for row in rows:
            sheet.append(_text_cells(sheet, row))
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()


def _text_cells(sheet: Any, row: Sequence[Any]) -> Iterable[Any]:
    from openpyxl.cell import WriteOnlyCell

    for value in row:
        cell = WriteOnlyCell(sheet, without_controls(value))
        if cell.data_type in SEEMING:
            cell.data_type = "s"
        yield cell
