"""Nothing that leaves in a table can run in a spreadsheet."""

import csv
import io

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clarion.files.tables import csv_lines, safe_cell, without_guard, xlsx_bytes

PAYLOADS = ["=1+1", "+1", "-1+cmd", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1", "\ufeff=1", "\u00a0=1"]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_formula_becomes_text_in_csv(payload):
    text = "".join(csv_lines(["name"], [[payload]]))
    [[_], [cell]] = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    assert cell == f"'{payload}"


@pytest.mark.parametrize("payload", [p for p in PAYLOADS if p.strip() == p])
def test_formula_becomes_text_in_xlsx(payload):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(["name"], [[payload]])))
    cell = book.active["A2"]
    assert (cell.data_type, cell.value) == ("s", payload)


@pytest.mark.parametrize("value", [-1, 2.5, None, "plain", "a=b", "O'Neil"])
def test_ordinary_values_pass_unchanged(value):
    assert safe_cell(value) == value


@given(st.text())
def test_no_text_starts_as_a_formula(text):
    assert not str(safe_cell(text)).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet="'=-x \t＝"))
def test_what_guards_a_text_is_taken_off_again(text):
    assert without_guard(safe_cell(text)) == text


def test_csv_is_streamed_line_by_line():
    drawn = []

    def rows():
        for n in range(3):
            drawn.append(n)
            yield [n]

    lines = csv_lines(["n"], rows())
    assert (next(lines), drawn) == ("\ufeffn\r\n", [])
    assert (next(lines), drawn) == ("0\r\n", [0])


def test_what_a_workbook_cannot_hold_is_left_out():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(["na\x0bme"], [["a\x01b\tc"], ["\x1f=1"]])))
    assert [cell.value for cell in book.active["A"]] == ["name", "ab\tc", "=1"]
    assert book.active["A3"].data_type == "s"


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "#DIV/0!"])
def test_what_looks_like_a_mistake_stays_text(text):
    cell = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(["name"], [[text]]))).active["A2"]
    assert (cell.data_type, cell.value) == ("s", text)


@pytest.mark.parametrize("sign", ["\x00", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_what_no_workbook_can_hold_is_left_out(sign):
    book = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(["name"], [[f"Play{sign}"]])))
    assert book.active["A2"].value == "Play"
