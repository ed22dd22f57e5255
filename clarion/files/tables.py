"""Tables on their way out: text that a spreadsheet would run as a formula stays text."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Any

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet may run the text: a leading ``= + - @``, also full-width, or a control character."""
    return text.startswith(FORMULA_STARTS) or text.lstrip(" \t\r\n\u00a0\u3000\ufeff").startswith(FORMULA_STARTS)


def safe_cell(value: Any) -> Any:
    """The value for a CSV cell: formula-like text gets a leading apostrophe; numbers and dates pass unchanged."""
    if isinstance(value, str) and is_formula_like(value):
        return f"'{value}"
    return value


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
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    workbook = Workbook(write_only=True, iso_dates=True)
    sheet = workbook.create_sheet(title=title[:31])

    def cells(row: Sequence[Any]) -> Iterable[Any]:
        for value in row:
            cell = WriteOnlyCell(sheet, value)
            if cell.data_type == "f":
                cell.data_type = "s"
            yield cell

    for row in _chain(headings, rows):
        sheet.append(cells(row))
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()
