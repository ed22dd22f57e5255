"""A table of costs on its way in: rows read and checked, what is wrong named by row and column, repeats found."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigns.planning.models import Campaign
from clarion.files.delimited import read_delimited
from clarion.files.tables import without_controls
from clarion.files.workbook_checks import UnreadableFile
from clarion.files.workbooks import HEADER_WITHIN, Cells, open_workbook

from .columns import HEADINGS, REQUIRED, heading_names, kinds, media, same
from .models import CostLine
from .reading import Unreadable, decimal_mark, read_day, read_number
from .settling import looks_of, rates_for, settle, whole_of, wrong_in

MOST_ROWS = 2000


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell."""

    row: int
    column: str
    problem: str


@dataclass(frozen=True)
class Found:
    """A line of the file; ``like`` says of what it looks like a repeat, empty where of nothing."""

    row: int
    line: CostLine
    like: str = ""


@dataclass
class Reading:
    """What a file holds. ``there`` counts lines on record to the letter, ``empty`` rows without an amount."""

    new: list[Found] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    there: int = 0
    empty: int = 0

    @property
    def repeats(self) -> list[Found]:
        return [found for found in self.new if found.like]


def read_rows(path: Path, name: str) -> list[tuple[int, Cells]]:
    """All rows of the first sheet of a workbook, or of a CSV file; raises UnreadableFile."""
    if name.lower().endswith(".xlsx"):
        with open_workbook(path) as sheets:
            sheet = next(sheets, None)
            rows = list(_limited(sheet.rows)) if sheet else []
    else:
        rows = list(_limited(read_delimited(path.read_bytes())))
    if not rows:
        raise UnreadableFile("empty_file", _("The file is empty."))
    return rows


def _limited(rows: Iterable[tuple[int, Cells]]) -> Iterator[tuple[int, Cells]]:
    for count, row in enumerate(rows):
        if count > MOST_ROWS + HEADER_WITHIN:
            raise UnreadableFile("too_many_rows", _("The table has more than 2,000 rows; bring it in by parts."))
        yield row


def read_costs(rows: list[tuple[int, Cells]], campaign: Campaign) -> Reading:
    """The lines of the table for one campaign; raises UnreadableFile where no row holds the headings."""
    columns, body = _header(rows)
    records = [(number, {name: _cell(cells, at) for name, at in columns.items()}) for number, cells in body]
    reader = RowReader(campaign, decimal_mark(r.get(name) for _n, r in records for name in ("amount", "rate")))
    reading = Reading()
    lines = []
    for number, record in records:
        if record.get("amount") in (None, ""):
            reading.empty += 1
        elif (line := reader.line(number, record, reading.faults)) is not None:
            lines.append((number, line))
    _sort_out(lines, campaign, reading)
    return reading


def _header(rows) -> tuple[dict[str, int], list[tuple[int, Cells]]]:
    for place, (_number, cells) in enumerate(rows[:HEADER_WITHIN]):
        columns: dict[str, int] = {}
        for position, cell in enumerate(cells):
            name = heading_names().get(same(cell))
            if name:
                columns.setdefault(name, position)
        if set(REQUIRED) <= set(columns):
            return columns, rows[place + 1 :]
    names = ", ".join(str(HEADINGS[name]) for name in REQUIRED)
    text = _("No row holds these headings: %(names)s. The template has them.")
    raise UnreadableFile("no_header", text % {"names": names})


def _cell(cells: Cells, position: int) -> Any:
    cell = cells[position] if position < len(cells) else None
    return cell.strip() if isinstance(cell, str) else cell


class RowReader:
    """Makes lines of records; what is wrong goes to a list of faults."""

    def __init__(self, campaign: Campaign, mark: str):
        self.campaign, self.mark = campaign, mark
        self.rates = rates_for(campaign)
        self.activities = {same(activity.name): activity for activity in campaign.activities.all()}

    def line(self, number: int, record: dict[str, Any], faults: list[Fault]) -> CostLine | None:
        """The settled line, or None with one fault at least."""
        before = len(faults)

        def fault(name: str, problem: str) -> None:
            faults.append(Fault(number, str(HEADINGS.get(name, name)), problem))

        given = {}
        for name, read in self._readers().items():
            try:
                given[name] = read(record.get(name))
            except Unreadable as error:
                fault(name, str(error))
        if len(faults) > before:
            return None
        line = CostLine(campaign=self.campaign, **given)
        settle(line, self.rates)
        for name, problem in wrong_in(line).items():
            fault(name, problem)
        if record.get("medium") and given["medium"] != line.medium:
            fault("medium", _("The activity has another medium: %(medium)s.") % {"medium": line.get_medium_display()})
        self._check_campaign(record, fault)
        return None if len(faults) > before else line

    def _readers(self):
        return {
            "kind": self._kind,
            "day": read_day,
            "activity": self._activity,
            "medium": self._medium,
            "purpose": lambda cell: _text(cell, CostLine, "purpose", required=True),
            "amount": self._amount,
            "currency": lambda cell: str(cell or self.campaign.budget_currency).strip().upper()[:10],
            "rate": lambda cell: None if cell in (None, "") else _without_zeros(read_number(cell, self.mark), "rate"),
            "rate_on": lambda cell: None if cell in (None, "") else read_day(cell),
            "rate_source": lambda cell: _text(cell, CostLine, "rate_source"),
            "reference": lambda cell: _text(cell, CostLine, "reference"),
        }

    def _kind(self, cell) -> str:
        if found := kinds().get(same(cell)):
            return found
        raise Unreadable(_("“%(text)s” is neither planned nor paid.") % {"text": str(cell or "")[:40]})

    def _medium(self, cell) -> str:
        if cell in (None, ""):
            return ""
        if found := media().get(same(cell)):
            return found
        raise Unreadable(_("“%(text)s” is no medium of the list.") % {"text": str(cell)[:40]})

    def _activity(self, cell):
        if cell in (None, ""):
            return None
        if found := self.activities.get(same(cell)):
            return found
        raise Unreadable(_("The campaign has no activity called “%(text)s”.") % {"text": str(cell)[:80]})

    def _amount(self, cell) -> Decimal:
        amount = read_number(cell, self.mark)
        if amount >= Decimal(10) ** 11:
            raise Unreadable(_("The amount is too large."))
        return _without_zeros(amount, "amount")

    def _check_campaign(self, record, fault) -> None:
        named = same(record.get("campaign"))
        if named and named not in (same(self.campaign.code), same(self.campaign.name)):
            fault("campaign", _("The row belongs to another campaign."))


def _without_zeros(value: Decimal, name: str) -> Decimal:
    """The same number without the zeros that stand behind the last digit its field keeps."""
    kept = round(value, CostLine._meta.get_field(name).decimal_places)
    return kept if kept == value else value


def _text(cell, model, name: str, *, required: bool = False) -> str:
    text = "" if cell is None else without_controls(str(cell)).strip()
    longest = model._meta.get_field(name).max_length
    if required and not text:
        raise Unreadable(_("Say what the money is for."))
    if len(text) > longest:
        raise Unreadable(_("The text is longer than %(longest)d characters.") % {"longest": longest})
    return text


def _sort_out(lines: list[tuple[int, CostLine]], campaign: Campaign, reading: Reading) -> None:
    """Sets aside what is on record to the letter, and marks what has the same day, amount, currency and reference."""
    stand = list(CostLine.objects.filter(campaign=campaign))
    wholes, looks = {whole_of(line) for line in stand}, {looks_of(line): line.purpose for line in stand}
    rows: dict[tuple, int] = {}
    for number, line in lines:
        if whole_of(line) in wholes:
            reading.there += 1
            continue
        like = ""
        if looks_of(line) in rows:
            like = _("row %(row)d of this file") % {"row": rows[looks_of(line)]}
        elif looks_of(line) in looks:
            like = _("“%(line)s”, which stands on record") % {"line": looks[looks_of(line)]}
        rows.setdefault(looks_of(line), number)
        reading.new.append(Found(number, line, like))


KEPT = ("kind", "medium", "purpose", "currency", "rate_source", "reference")


def to_plain(found: Found) -> dict[str, Any]:
    """The line as plain values, to wait in the session until it is confirmed."""
    line = found.line
    return {
        **{name: getattr(line, name) for name in KEPT},
        "activity_id": line.activity_id,
        "day": line.day.isoformat(),
        "amount": str(line.amount),
        "rate": str(line.rate),
        "rate_on": line.rate_on.isoformat() if line.rate_on else None,
        "like": found.like,
    }


def from_plain(plain: dict[str, Any], campaign: Campaign) -> CostLine:
    """The line again; raises ValidationError where its activity is gone in the meantime."""
    activities = {activity.pk: activity for activity in campaign.activities.all()}
    if plain["activity_id"] and plain["activity_id"] not in activities:
        raise ValidationError(_("An activity of the file is gone; please choose the file again."))
    return CostLine(
        campaign=campaign,
        **{name: plain[name] for name in KEPT},
        activity=activities.get(plain["activity_id"]),
        day=datetime.date.fromisoformat(plain["day"]),
        amount=Decimal(plain["amount"]),
        rate=Decimal(plain["rate"]),
        rate_on=datetime.date.fromisoformat(plain["rate_on"]) if plain["rate_on"] else None,
    )
