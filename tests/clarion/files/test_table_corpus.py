"""The handed tables of trouble, as far as reading goes: what a file holds is the importers' to judge."""

import pytest

from clarion.files.delimited import read_delimited
from clarion.files.tables import csv_lines, xlsx_bytes
from clarion.files.workbook_checks import UnreadableFile
from clarion.files.workbooks import open_workbook

from .corpus import Entry, entries

pytestmark = pytest.mark.cases

OF_THE_FILE = frozenset(
    ("empty_file", "archive_bomb", "too_many_rows", "active_content", "corrupt_file", "encrypted_or_legacy")
) | {"content_mismatch", "bad_encoding", "too_large"}
"""Faults that reading finds; the others are of a row, a heading or a file sent twice."""
UNREADABLE_TOO = {"csv-unclosed-quote.csv", "csv-field-5MB.csv"}
"""Found while reading, though the manifest calls them faults of a row."""
ROWS = {one.id: int(word.removeprefix("rows_imported=")) for one in entries("import") for word in one.assertions
        if word.startswith("rows_imported=")}  # fmt: skip


def by_id(chosen):
    return pytest.mark.parametrize("entry", [one for one in entries("import") if chosen(one)], ids=lambda one: one.id)


def read(entry: Entry) -> list[tuple]:
    if entry.name.endswith(".xlsx"):
        with open_workbook(entry.path) as sheets:
            return [cells for sheet in sheets for _number, cells in sheet.rows]
    return [cells for _number, cells in read_delimited(entry.data)]


@by_id(lambda one: "take" not in one.outcomes and (one.code in OF_THE_FILE or one.id in UNREADABLE_TOO))
def test_what_cannot_or_must_not_be_read_is_refused(entry):
    with pytest.raises(UnreadableFile) as refusal:
        read(entry)
    assert refusal.value.code in OF_THE_FILE
    assert str(refusal.value).endswith(".")


@by_id(lambda one: "take" in one.outcomes and one.code not in OF_THE_FILE)
def test_what_may_be_read_is_read_whole(entry):
    rows = read(entry)
    assert rows[0][:2] == ("district", "quarter")
    assert len(rows) - 1 == ROWS.get(entry.id, len(rows) - 1)


@by_id(lambda one: one.id.startswith("csv-formula"))
def test_formulas_stay_text_in_every_export_and_come_back_as_they_were(entry, tmp_path):
    headings, *rows = read(entry)
    written = "".join(csv_lines(headings, rows))
    assert [cells for _number, cells in read_delimited(written.encode())] == [headings, *rows]
    (tmp_path / "out.xlsx").write_bytes(xlsx_bytes(headings, rows))
    with open_workbook(tmp_path / "out.xlsx") as sheets:
        found = [cells[: len(headings)] for sheet in sheets for _number, cells in sheet.rows]
    assert found == [headings, *rows]
