"""LibreOffice opens every table the admin hands out, and shows as text what would be a formula in it."""

import contextlib
import csv
import io
import shutil
import subprocess

import openpyxl
import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from tests.access.marks import mark_texts
from tests.admin.pages import admin_pages
from tests.admin.records import furnished

pytestmark = [pytest.mark.django_db, pytest.mark.deep]

FORMULA = "=1+1"
ALL_SHEETS_AS_SHOWN = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
LISTS = (":index", "agenda", "lately")
KINDS = {"xlsx": "spreadsheetml", "csv": "text/csv"}


@pytest.fixture
def house(tmp_path, monkeypatch):
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: "<svg></svg>")
    found = furnished(tmp_path)
    for record in found.records.values():
        with contextlib.suppress(IntegrityError), transaction.atomic():  # a frozen plan keeps its words
            mark_texts(record, FORMULA, codes=False)
    return found


def tables(house, kind: str) -> dict[str, bytes]:
    """The export of every list of the admin, by the name of its route, as the person who may fetch it."""
    found = {}
    for page in admin_pages(house):
        if not page.name.endswith(LISTS):
            continue
        browser = Client()
        browser.force_login(house.people[page.role])
        answer = browser.get(page.address, {"export": kind})
        if KINDS[kind] in answer.headers.get("content-type", ""):
            found[page.name] = answer.getvalue()
    return found


def cells(kind: str, content: bytes) -> list[str]:
    """What stands in the cells of a file, without LibreOffice."""
    if kind == "csv":
        return [cell for row in csv.reader(io.StringIO(content.decode("utf-8-sig"))) for cell in row]
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]


@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice_shows_formulas_as_text(house, kind, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine: exports are not opened with it")
    written, shown = tmp_path / "written", tmp_path / "shown"
    written.mkdir()
    expected = {}
    for name, content in tables(house, kind).items():
        file = written / f"{name.replace(':', '-')}.{kind}"
        file.write_bytes(content)
        expected[file.stem] = sum(FORMULA in cell for cell in cells(kind, content))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    words = [office, profile, "--headless", "--convert-to", ALL_SHEETS_AS_SHOWN, "--outdir", str(shown)]
    subprocess.run([*words, *map(str, sorted(written.iterdir()))], check=True, capture_output=True, timeout=300)
    opened = dict.fromkeys(expected, 0)
    for file in shown.iterdir():
        stem = max((stem for stem in expected if file.stem.startswith(stem)), key=len)
        opened[stem] += sum(FORMULA in cell for row in csv.reader(io.StringIO(file.read_text("utf-8"))) for cell in row)
    assert opened == expected
    assert len(expected) > 10
    assert sum(1 for count in expected.values() if count) > 10
