"""Reads an outcome series from CSV, month by area; what does not fit is a finding, what cannot be read an error."""

import datetime
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass

from clarion.figures import Interval

from .methods.panel import Fault, PanelFault, Table, content_hash, is_missing, read_table

PERIOD_NAMES = ("month", "period", "time_period", "time", "date")
AREA_NAMES = ("ref_area", "area", "area_code", "geo", "region", "province")
LABEL_NAMES = frozenset({"name", "area_name", "region_name", "label"})
UNKNOWN = frozenset({"_u", "_z", "unknown", "not stated"})
_MONTH = re.compile(r"(\d{4})[-/.]?(\d{2})(?:-01)?")
_BELOW = re.compile(r"<\s*(\d{1,9})")


@dataclass(frozen=True)
class Finding:
    """Something noticed in one row."""

    code: str
    severity: str
    row: int
    column: str
    message: str


@dataclass(frozen=True)
class Row:
    """A month in a place; ``area_id`` None is the place the source does not know."""

    area_id: int | None
    month: datetime.date
    value: Interval


@dataclass(frozen=True)
class Read:
    rows: tuple[Row, ...]
    findings: tuple[Finding, ...]
    total: int
    fingerprint: str

    def findings_as_json(self) -> list[dict]:
        return [asdict(finding) for finding in self.findings]


def read_outcomes(data: bytes, *, area_of: Callable[[str], int | None], country_id: int, value: str = "") -> Read:
    """Reads months, areas and counts. ``area_of`` gives the key of an area for its code or exact name, else None.

    Without a column of areas every row is the whole country. A blank count is a missing month, never 0; ``<5`` is
    the range from 0 to 4. Raises PanelFault for a file without months or counts, or with a month twice.
    """
    table = read_table(data)
    period = _column(table, PERIOD_NAMES) or _missing_column(PERIOD_NAMES)
    area = _column(table, AREA_NAMES)
    value = value or _value_column(table, period, area)
    months, counts = table.column(period), table.column(value)
    places = table.column(area) if area else [""] * len(months)
    faults, findings, rows = [], [], {}
    for line, month_text, place, count_text in zip(table.lines, months, places, counts, strict=True):
        month, count = _month(month_text), _count(count_text)
        if month is None:
            faults.append(Fault(f"{month_text[:20]!r} is not a month; write 2026-01", line, period))
        if count is None and not is_missing(count_text):
            faults.append(Fault(f"{count_text[:20]!r} is not a count", line, value))
        if month is None or count is None:
            continue
        known, area_id = (True, country_id) if area is None else _place(place, area_of)
        if not known:
            message = f"{place[:60]!r} is no area of the country; the row was left out"
            findings.append(Finding("unknown_area", "error", line, area, message))
        elif (area_id, month) in rows:
            faults.append(Fault(f"{month:%Y-%m} was already given for {place or 'the country'}", line, period))
        else:
            rows[area_id, month] = Row(area_id, month, count)
    if faults:
        raise PanelFault(*faults)
    ordered = tuple(rows[key] for key in sorted(rows, key=lambda key: (key[0] or 0, key[1])))
    prints = [[row.area_id, row.month.isoformat(), row.value.lower, row.value.upper] for row in ordered]
    return Read(ordered, tuple(findings), len(months), content_hash(rows=prints).removeprefix("sha256:"))


def _column(table: Table, names) -> str | None:
    by_name = {column.casefold(): column for column in table.columns}
    return next((by_name[name] for name in names if name in by_name), None)


def _missing_column(names):
    raise PanelFault(Fault(f"there is no column of months; name it one of {', '.join(names)}", 1))


def _value_column(table: Table, period: str, area: str | None) -> str:
    """The only column that is neither month, area nor name; raises PanelFault where there are several or none."""
    rest = [name for name in table.columns if name not in (period, area) and name.casefold() not in LABEL_NAMES]
    if len(rest) != 1:
        found = ", ".join(rest) or "none"
        raise PanelFault(Fault(f"say which column holds the counts; candidates: {found}", 1))
    return rest[0]


def _month(text: str) -> datetime.date | None:
    match = _MONTH.fullmatch(text.strip())
    try:
        return datetime.date(int(match[1]), int(match[2]), 1) if match else None
    except ValueError:
        return None


def _count(text: str) -> Interval | None:
    text = text.strip()
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return Interval.exact(int(text))
    below = _BELOW.fullmatch(text)
    return Interval.censored_below(int(below[1])) if below and int(below[1]) > 0 else None


def _place(text: str, area_of) -> tuple[bool, int | None]:
    """Whether the place is understood, and its area; a stated "unknown" is understood and has none."""
    if is_missing(text) or text.strip().casefold() in UNKNOWN:
        return True, None
    area_id = area_of(text)
    return area_id is not None, area_id
