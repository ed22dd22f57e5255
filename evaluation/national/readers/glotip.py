"""Reads UNODC's GLOTIP workbook, and the same table after a person edited it."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _

from clarion.files.workbook_checks import UnreadableFile
from clarion.files.workbooks import Header, Sheet, open_workbook
from evaluation.national import vocabulary
from evaluation.national.choices import TOTAL, Dataset, FigureStatus
from evaluation.national.findings import FindingCode
from evaluation.national.names import NameIndex
from evaluation.national.records import Reading, Record
from evaluation.national.values import UnreadableValue, read_count, verbatim

DATASET = Dataset.GLOTIP
READER_VERSION = "glotip-1"
REQUIRED = frozenset({"Indicator", "Dimension", "Category", "Sex", "Age", "Year"})
VALUES = frozenset({"txtVALUE", "VALUE"})
_QUESTIONNAIRE = re.compile(r"Q[0-9]+\.[0-9]+_\w+")
_YEAR = re.compile(r"(19|20)[0-9]{2}")
_COUNTS = frozenset({"counts", "count", ""})


@dataclass(frozen=True)
class Places:
    """What the reader must know of the world: codes of countries, their names, and names of citizens."""

    countries: frozenset[str]
    names: NameIndex
    citizens: NameIndex


def recognises(path: Path) -> bool:
    """Whether a sheet has GLOTIP's header; raises UnreadableFile where the workbook cannot be opened."""
    with open_workbook(path) as sheets:
        return _find(sheets) is not None


def read(path: Path, places: Places) -> Reading:
    """Every data row of the table as a record; raises UnreadableFile where there is no such table."""
    with open_workbook(path) as sheets:
        found = _find(sheets)
        if found is None:
            raise UnreadableFile(
                "unknown_format", _("No sheet has the columns of GLOTIP (Iso3_code … txtVALUE) in its first 20 rows.")
            )
        sheet, header = found
        columns = tuple(name or f"#{position}" for position, name in enumerate(header.names, start=1))
        reading = Reading(Dataset.GLOTIP, sheet.name, columns, header.stated_date())
        _RowReader(reading, header, places).read_all(sheet)
    return reading


def _find(sheets) -> tuple[Sheet, Header] | None:
    for sheet in sheets:
        header = sheet.header(REQUIRED, VALUES)
        if header and {"Iso3_code", "Country"} & header.columns.keys():
            return sheet, header
    return None


@dataclass
class _RowReader:
    reading: Reading
    header: Header
    places: Places
    unknown: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    mended: dict[tuple[str, str, str], list[int]] = field(default_factory=dict)

    def __post_init__(self):
        self.at = self.header.columns
        self.value_column = "txtVALUE" if "txtVALUE" in self.at else "VALUE"
        self.has_codes = "Iso3_code" in self.at

    def read_all(self, sheet: Sheet) -> None:
        if not self.has_codes:
            self.reading.note(FindingCode.NO_CODE_COLUMN, self.header.row, "Country")
        for number, cells in sheet.rows:
            record = Record(number, cells)
            self.reading.records.append(record)
            self._read(record)
        for (column, text), rows in self.unknown.items():
            self.reading.note(FindingCode.UNKNOWN_TEXT, rows[0], column, text=text, count=len(rows))
        for (column, text, repaired), rows in self.mended.items():
            self.reading.note(FindingCode.REPAIRED_TEXT, rows[0], column, text=text, repaired=repaired, count=len(rows))
        if self.reading.released_on is None:
            assumed = self._end_of_data()
            self.reading.note(FindingCode.NO_RELEASE_DATE, None, "", assumed=assumed.isoformat() if assumed else "")

    def _end_of_data(self) -> datetime.date | None:
        year = max((record.year for record in self.reading.records), default=0)
        return datetime.date(year, 12, 31) if year else None

    def _text(self, record: Record, column: str) -> str:
        position = self.at.get(column)
        if position is None or position >= len(record.cells):
            return ""
        return verbatim(record.cells[position]).strip()

    def _read(self, record: Record) -> None:
        """Reads the cells in an order in which the first fault is the one that tells most."""
        if self._holds_formula(record) or not self._read_value(record) or not self._read_year(record):
            return
        if not self._read_unit(record) or not self._read_place(record) or not self._read_codes(record):
            return
        self._read_category(record)

    def _holds_formula(self, record: Record) -> bool:
        for column, position in self.at.items():
            if position < len(record.cells) and str(record.cells[position] or "").startswith("="):
                self.reading.set_aside(record, FindingCode.FORMULA_CELL, column)
                return True
        return False

    def _read_value(self, record: Record) -> bool:
        position = self.at[self.value_column]
        cell = record.cells[position] if position < len(record.cells) else None
        try:
            record.value = read_count(cell)
        except UnreadableValue as error:
            self.reading.set_aside(record, FindingCode.BAD_VALUE, self.value_column, text=str(error)[:200])
            return False
        if record.value.status == FigureStatus.NOT_REPORTED and not record.value.text.strip():
            self.reading.note(FindingCode.BLANK_VALUE, record.row, self.value_column)
        return True

    def _read_year(self, record: Record) -> bool:
        text = self._text(record, "Year")
        if not _YEAR.fullmatch(text):
            code = FindingCode.BAD_YEAR if text else FindingCode.MISSING_FIELD
            self.reading.set_aside(record, code, "Year", text=text[:200])
            return False
        record.year = int(text)
        return True

    def _read_unit(self, record: Record) -> bool:
        text = self._text(record, "Unit of measurement")
        if text.lower() not in _COUNTS:
            self.reading.set_aside(record, FindingCode.WRONG_UNIT, "Unit of measurement", text=text[:200])
            return False
        return True

    def _read_place(self, record: Record) -> bool:
        code, country = self._text(record, "Iso3_code"), self._text(record, "Country")
        if "Country" in self.at and not country:
            self.reading.set_aside(record, FindingCode.SUB_REGION, "Iso3_code", text=code or "?")
        elif not self.has_codes:
            match = self.places.names.match(country)
            record.area = match.code if match.code in self.places.countries else ""
            if not record.area:
                self.reading.set_aside(record, FindingCode.UNKNOWN_AREA, "Country", text=country)
        elif not code:
            self.reading.set_aside(record, FindingCode.NO_AREA_CODE, "Iso3_code", text=country)
        elif code not in self.places.countries:
            self.reading.set_aside(record, FindingCode.UNKNOWN_AREA, "Iso3_code", text=code)
        else:
            record.area = code
        return record.reason is None

    def _read_codes(self, record: Record) -> bool:
        for column, attribute, codes in _CODED:
            text = self._text(record, column)
            code = codes.get(text)
            if code is None:
                reason = FindingCode.UNKNOWN_CODE if text else FindingCode.MISSING_FIELD
                self.reading.set_aside(record, reason, column, text=text[:200])
                return False
            setattr(record, attribute, code)
        return True

    def _read_category(self, record: Record) -> None:
        record.category = self._text(record, "Category")
        record.exploitation = record.citizenship = record.repatriation = TOTAL
        if _QUESTIONNAIRE.fullmatch(record.category):
            self.reading.set_aside(record, FindingCode.QUESTIONNAIRE_ID, "Category", text=record.category)
        elif record.dimension in ("citizenship", "repatriation"):
            setattr(record, record.dimension, self._citizens(record))
        else:
            code = _FIXED[record.dimension].get(record.category)
            if code is None:
                self.reading.set_aside(record, FindingCode.UNKNOWN_CODE, "Category", text=record.category[:200])
            else:
                record.exploitation = code

    def _citizens(self, record: Record) -> str:
        if not record.category:
            self.reading.note(FindingCode.BLANK_CATEGORY, record.row, "Category")
        match = self.places.citizens.match(record.category)
        if not match.is_known:
            self.unknown.setdefault(("Category", record.category), []).append(record.row)
        elif match.repaired:
            self.mended.setdefault(("Category", record.category, match.repaired), []).append(record.row)
        return match.code


_CODED: tuple[tuple[str, str, Mapping[str, str]], ...] = (
    ("Indicator", "indicator", vocabulary.GLOTIP_INDICATORS),
    ("Dimension", "dimension", vocabulary.GLOTIP_DIMENSIONS),
    ("Sex", "sex", vocabulary.GLOTIP_SEX),
    ("Age", "age", vocabulary.GLOTIP_AGE),
)
_FIXED: Mapping[str, Mapping[str, str]] = {
    "total": {"Total": TOTAL},
    "exploitation": vocabulary.GLOTIP_EXPLOITATION,
}
