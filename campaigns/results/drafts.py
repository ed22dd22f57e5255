"""What the rows of a table say, result by result, before it is laid beside what the campaign has."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from . import cells
from .columns import OF_INDICATOR, OF_RESULT, SHEETS, heading
from .intake import MOST_TARGETS, Row, Table


@dataclass(frozen=True)
class Fault:
    """Why a row is refused: the sheet, the row's number, the heading of the column and a sentence."""

    sheet: str
    row: int
    column: str
    text: str


@dataclass
class IndicatorDraft:
    """What the file says of one indicator; only what is filled in stands in ``values``."""

    row: int
    values: dict[str, Any]
    targets: dict[date, Decimal] = field(default_factory=dict)
    listed: dict[date, Decimal] = field(default_factory=dict)
    """Targets of the second sheet."""
    listed_in: dict[date, int] = field(default_factory=dict)
    sheet: int = 0
    """1 where the sheet of targets alone names it."""

    @property
    def number(self) -> int | None:
        return self.values.get("number")

    @property
    def name(self) -> str:
        return self.values.get("name", "")


@dataclass
class ResultDraft:
    """What the file says of one result and its indicators."""

    code: str
    row: int
    values: dict[str, Any] = field(default_factory=dict)
    indicators: list[IndicatorDraft] = field(default_factory=list)
    rows: int = 0

    def indicator(self, number: int | None, name: str) -> IndicatorDraft | None:
        """The indicator of the number, else of the name."""
        by_number = next((one for one in self.indicators if number and one.number == number), None)
        return by_number or next((one for one in self.indicators if name and one.name == name), None)


class Drafts:
    """Collects drafts by code and faults by row; one cell that cannot be read never hides another."""

    def __init__(self):
        self.results: dict[str, ResultDraft] = {}
        self.faults: list[Fault] = []
        self.numeric: list[tuple[Row, str, int]] = []
        """Cells with a code that the workbook holds as a number: row, column and sheet."""

    def fault(self, row: int, column: str, text: str, sheet: int = 0) -> None:
        """Notes why a row is refused."""
        self.faults.append(Fault(str(SHEETS[sheet]), row, heading(column), text))

    def add(self, row: Row, last: ResultDraft | None) -> ResultDraft | None:
        """Takes one row in; without a code it belongs to the result above it."""
        values = self._read(row)
        code = values.pop("code", None)
        own = {column: values[column] for column in OF_RESULT if column in values}
        measured = {column: values[column] for column in OF_INDICATOR if column in values}
        if "code" in row.cells and code is None:
            return None
        if code is None:
            if last is None or own:
                self.fault(row.number, "code", _("Give the result a code, such as 1.2."))
                return last
            draft = last
        else:
            draft = self.results.setdefault(code, ResultDraft(code, row.number))
        self._merge(draft, row, own, measured)
        return draft

    def _read(self, row: Row) -> dict[str, Any]:
        values = {}
        for column, text in row.cells.items():
            if self._became_a_day(row, column, sheet=0):
                continue
            try:
                values[column] = cells.read(column, text)
            except ValueError as error:
                self.fault(row.number, column, str(error))
        return values

    def _became_a_day(self, row, column, sheet) -> bool:
        kind = row.kinds.get(column)
        if kind == "day":
            text = _("The spreadsheet made a date of this code; format the column as text and write the code again.")
            self.fault(row.number, column, text, sheet=sheet)
        elif kind == "number":
            self.numeric.append((row, column, sheet))
        return kind == "day"

    def _merge(self, draft, row, own, measured):
        draft.rows += 1
        differing = [column for column in own if column in draft.values and draft.values[column] != own[column]]
        if differing:
            words = {"code": draft.code, "row": draft.row}
            text = _("The code %(code)s stands in row %(row)d, too, and says something else there.") % words
            self.fault(row.number, differing[0] if differing != ["level"] else "code", text)
        elif draft.rows > 1 and not measured and not any(column in row.cells for column in OF_INDICATOR):
            words = {"code": draft.code, "row": draft.row}
            self.fault(row.number, "code", _("The code %(code)s stands in row %(row)d already.") % words)
        draft.values = {**own, **draft.values}
        if measured:
            self._add_indicator(draft, row, measured)

    def _add_indicator(self, draft, row, measured):
        targets = measured.pop("targets", {})
        made = IndicatorDraft(row.number, measured, targets)
        if not (made.number or made.name):
            if "number" not in row.cells and "name" not in row.cells:
                self.fault(row.number, "name", _("Say what the indicator is called."))
            return
        if before := draft.indicator(made.number, made.name):
            text = _("This indicator of %(code)s stands in row %(row)d already.")
            self.fault(row.number, "name", text % {"code": draft.code, "row": before.row})
            return
        draft.indicators.append(made)

    def add_target(self, row: Row) -> None:
        """Takes a row of the second sheet in."""
        values = {}
        readers = {"ends_on": cells.read_day, "value": cells.read_number, "number": cells.read_place}
        for column, text in row.cells.items():
            if self._became_a_day(row, column, sheet=1):
                continue
            try:
                values[column] = readers[column](text) if column in readers else text
            except ValueError as error:
                self.fault(row.number, column, str(error), sheet=1)
        if missing := [column for column in ("code", "ends_on", "value") if column not in row.cells]:
            self.fault(row.number, missing[0], _("This cell is empty."), sheet=1)
        elif set(values) >= set(row.cells):
            self._list_target(row, values)

    def _list_target(self, row, values):
        number, name = values.get("number"), values.get("name", "")
        if not (number or name):
            self.fault(row.number, "number", _("Say which indicator, by its number or its name."), sheet=1)
            return
        draft = self.results.setdefault(values["code"], ResultDraft(values["code"], row.number))
        indicator = draft.indicator(number, name)
        if indicator is None:
            named = {"number": number} if number else {"name": name}
            indicator = IndicatorDraft(row.number, named, sheet=1)
            draft.indicators.append(indicator)
        day = values["ends_on"]
        if day in indicator.listed:
            words = {"day": day.isoformat(), "row": indicator.listed_in[day]}
            text = _("A target of %(day)s stands in row %(row)d already.") % words
            self.fault(row.number, "ends_on", text, sheet=1)
            return
        indicator.listed[day], indicator.listed_in[day] = values["value"], row.number

    def limit_targets(self) -> None:
        """Refuses what goes beyond as many targets as are written in one go, and forgets it."""
        count = 0
        for indicator in (one for draft in self.results.values() for one in draft.indicators):
            before, count = count, count + len(indicator.targets.keys() | indicator.listed.keys())
            if count > MOST_TARGETS:
                if before <= MOST_TARGETS:
                    text = _("Up to here the table has more than %(most)s targets; bring it in by parts.")
                    column = "value" if indicator.sheet else "targets"
                    words = {"most": number_format(MOST_TARGETS, force_grouping=True)}
                    self.fault(indicator.row, column, text % words, sheet=indicator.sheet)
                indicator.targets, indicator.listed = {}, {}


def drafts_of(table: Table) -> Drafts:
    """Every row of the table as drafts and faults."""
    drafts, last = Drafts(), None
    for row in table.rows:
        last = drafts.add(row, last)
    for row in table.targets:
        drafts.add_target(row)
    drafts.limit_targets()
    return drafts
