"""Opens a CSV file as numbered rows of text: split by comma, semicolon or tab, in the encodings offices write."""

import codecs
import csv
import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .tables import without_guard
from .workbook_checks import FILE_BYTES, UnreadableFile
from .workbooks import COLUMNS, HEADER_WITHIN, ROWS, Cells

DELIMITERS = (",", ";", "\t")


def read_delimited(data: bytes) -> Iterator[tuple[int, Cells]]:
    """Rows that hold something, numbered as in the file; raises UnreadableFile for what is no table.

    The apostrophe that our own files put before text a spreadsheet would run is taken off again.
    """
    if not data:
        raise UnreadableFile("empty_file", _("The file is empty."))
    if len(data) > FILE_BYTES:
        raise UnreadableFile("too_large", _("The file is larger than 10 MB."))
    text = _decoded(data)
    if "\0" in text:
        raise UnreadableFile("content_mismatch", _("This is not a CSV file."))
    return _rows(text)


def _decoded(data: bytes) -> str:
    is_wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if is_wide else ["utf-8-sig", "cp1252"]:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile("content_mismatch", _("The letters of the file cannot be read; save it as CSV in UTF-8."))


def _rows(text: str) -> Iterator[tuple[int, Cells]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    row: list[str] = []
    try:
        for number, row in enumerate(reader, start=1):
            if number > ROWS + HEADER_WITHIN:
                raise UnreadableFile("too_many_rows", _("The sheet has more than 100,000 rows."))
            if len(row) > COLUMNS:
                raise UnreadableFile("too_many_columns", _("The sheet has more than 200 columns."))
            if any(cell.strip() for cell in row):
                yield number, tuple(without_guard(cell) for cell in row)
        if text.count('"') % 2 and any("\n" in cell or "\r" in cell for cell in row):
            raise UnreadableFile("corrupt_file", _("A quotation mark opens a cell that never ends; the rest is lost."))
    except csv.Error as error:
        raise UnreadableFile("corrupt_file", _("The file is not a readable table.")) from error


def _delimiter(text: str) -> str:
    """The one that stands most often in the first line that holds something."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=first.count)
