"""Hostile and damaged workbooks are refused before anything in them is unpacked, with a sentence."""

import secrets
import zipfile

import pytest

from clarion.files import workbook_checks
from clarion.files.workbook_checks import UnreadableFile, check_workbook
from clarion.files.workbooks import COLUMNS, open_workbook
from evaluation.national.readers import glotip
from tests.factories.evaluation import glotip_row, glotip_workbook


@pytest.fixture
def good(tmp_path):
    return glotip_workbook(tmp_path / "good.xlsx", [glotip_row()])


def rewritten(source, target, *, add=(), replace=None):
    replace = replace or {}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, replace.get(name, old.read(name)))
        for name, data in add:
            new.writestr(name, data)
    return target


def refusal(path):
    with pytest.raises(UnreadableFile) as caught:
        check_workbook(path)
    assert str(caught.value)
    return caught.value.code


def test_a_good_workbook_passes(good):
    check_workbook(good)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty_file"),
        (b"a,b\n1,2\n", "content_mismatch"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "encrypted_or_legacy"),
        (b"PK\x03\x04 cut off", "corrupt_file"),
    ],
)
def test_other_files(tmp_path, data, code):
    path = tmp_path / "file.xlsx"
    path.write_bytes(data)
    assert refusal(path) == code


def test_a_cut_workbook(good):
    good.write_bytes(good.read_bytes()[:-200])
    assert refusal(good) == "corrupt_file"


def test_a_zip_without_a_workbook(tmp_path):
    with zipfile.ZipFile(tmp_path / "file.xlsx", "w") as archive:
        archive.writestr("readme.txt", "words")
    assert refusal(tmp_path / "file.xlsx") == "content_mismatch"


def test_a_bomb_is_seen_in_the_directory(good, tmp_path):
    path = rewritten(good, tmp_path / "bomb.xlsx", add=[("xl/worksheets/sheet2.xml", b"0" * 30_000_000)])
    assert refusal(path) == "archive_bomb"


@pytest.mark.parametrize("member", ["xl/sharedStrings.xml", "xl/styles2.xml", "docProps/more.xml"])
def test_a_part_larger_than_its_kind_ever_is(good, tmp_path, monkeypatch, member):
    """Packed loosely, as a real table is; such a part kept the worker for minutes."""
    monkeypatch.setattr(workbook_checks, "STRINGS_BYTES", 2 << 20)
    path = rewritten(good, tmp_path / "part.xlsx", add=[(member, secrets.token_hex(3 << 19).encode())])
    assert refusal(path) == "archive_bomb"


def test_one_part_packed_as_no_table_is_among_loose_ones(good, tmp_path):
    loose = ("docProps/pad.bin", secrets.token_bytes(1_000_000))
    path = rewritten(good, tmp_path / "mixed.xlsx", add=[("xl/worksheets/sheet2.xml", b"<c/>" * 1_000_000), loose])
    assert refusal(path) == "archive_bomb"


def test_an_empty_cell_in_the_last_column_makes_no_row_of_sixteen_thousand(good, tmp_path):
    rows = b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c><c r="XFD%d"/></row>' % (n, n, n) for n in range(1, 4))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    path = rewritten(good, tmp_path / "wide.xlsx", replace={"xl/worksheets/sheet1.xml": sheet % rows})
    with open_workbook(path) as sheets:
        lengths = [len(cells) for sheet in sheets for _number, cells in sheet.rows]
    assert len(lengths) == 3
    assert max(lengths) <= COLUMNS + 1


def test_too_many_members(good, tmp_path):
    path = rewritten(good, tmp_path / "many.xlsx", add=[(f"x/{n}.bin", b"") for n in range(1001)])
    assert refusal(path) == "archive_bomb"


@pytest.mark.parametrize(
    "member",
    [
        "xl/vbaProject.bin",
        "xl/externalLinks/externalLink1.xml",
        "xl/embeddings/oleObject1.bin",
        "xl/activeX/activeX1.xml",
        "../../outside.xml",
        "/outside.xml",
    ],
)
def test_active_or_stray_members(good, tmp_path, member):
    assert refusal(rewritten(good, tmp_path / "active.xlsx", add=[(member, b"<x/>")])) == "active_content"


def test_entities(good, tmp_path):
    entity = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet>&a;</worksheet>'
    path = rewritten(good, tmp_path / "laughs.xlsx", replace={"xl/worksheets/sheet1.xml": entity})
    assert refusal(path) == "active_content"


def test_macros_declared_by_type(good, tmp_path):
    with zipfile.ZipFile(good) as archive:
        types = archive.read("[Content_Types].xml")
    types = types.replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main")
    path = rewritten(good, tmp_path / "macro.xlsx", replace={"[Content_Types].xml": types})
    assert refusal(path) == "active_content"


def test_damaged_xml_is_told_and_not_thrown(good, tmp_path, places):
    path = rewritten(good, tmp_path / "bad.xlsx", replace={"xl/worksheets/sheet1.xml": b"<worksheet><sheetData><row>"})
    with pytest.raises(UnreadableFile) as caught:
        glotip.read(path, places)
    assert caught.value.code == "corrupt_file"


def test_a_far_cell_does_not_make_a_million_rows(good, tmp_path, places):
    sheet = (
        b'<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1048576"><c r="XFD1048576" t="n"><v>1</v></c></row></sheetData></worksheet>'
    )
    path = rewritten(good, tmp_path / "sparse.xlsx", replace={"xl/worksheets/sheet1.xml": sheet})
    with pytest.raises(UnreadableFile):
        glotip.read(path, places)


def test_more_rows_than_allowed(monkeypatch, tmp_path, places):
    monkeypatch.setattr("clarion.files.workbooks.ROWS", 3)
    path = glotip_workbook(tmp_path / "long.xlsx", [glotip_row(year=2000 + n % 20) for n in range(40)])
    with pytest.raises(UnreadableFile) as caught:
        glotip.read(path, places)
    assert caught.value.code == "too_many_rows"


def test_a_file_over_the_limit(monkeypatch, good):
    monkeypatch.setattr(workbook_checks, "FILE_BYTES", 100)
    assert refusal(good) == "too_large"
