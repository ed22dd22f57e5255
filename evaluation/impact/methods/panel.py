"""Reads a panel from CSV strictly: what is missing is missing, what is odd is an error with its row and column."""

import csv
import hashlib
import io
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", ".", "-", "…", ".."})
MAX_BYTES = 64 * 1024 * 1024
MAX_COLUMNS = 5_000
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
_DECIMAL_COMMA = re.compile(r"[+-]?\d+,\d+")


@dataclass(frozen=True)
class Fault:
    """One thing wrong with the input; ``row`` is the line of the file, the header being 1."""

    message: str
    row: int | None = None
    column: str | None = None

    def __str__(self):
        place = [f"row {self.row}" if self.row else "", f"column {self.column}" if self.column else ""]
        prefix = ", ".join(part for part in place if part)
        return f"{prefix}: {self.message}" if prefix else self.message


class PanelFault(Exception):
    """The input cannot be used; ``faults`` names every row and column (the first 100)."""

    def __init__(self, *faults: Fault):
        super().__init__("; ".join(str(fault) for fault in faults[:5]))
        self.faults = faults[:100]


@dataclass(frozen=True)
class Table:
    """Cells as text, by column, with the line each row came from."""

    columns: dict[str, list[str]]
    lines: list[int]
    decimal_comma: bool

    def column(self, name: str) -> list[str]:
        if name not in self.columns:
            known = ", ".join(self.columns)
            raise PanelFault(Fault(f"there is no such column; the columns are {known}", 1, name))
        return self.columns[name]

    def numbers(self, name: str) -> list[float]:
        """The column as finite numbers, NaN where missing; raises PanelFault naming every cell that is neither."""
        values, faults = [], []
        for line, text in zip(self.lines, self.column(name), strict=True):
            try:
                values.append(self._number(text))
            except ValueError as error:
                faults.append(Fault(str(error), line, name))
        if faults:
            raise PanelFault(*faults)
        return values

    def _number(self, text: str) -> float:
        if is_missing(text):
            return math.nan
        if self.decimal_comma and _DECIMAL_COMMA.fullmatch(text):
            text = text.replace(",", ".")
        if not _NUMBER.fullmatch(text):
            hint = "; a range such as <5 is not a number, give the lower and the upper end in turn"
            raise ValueError(f"{text[:40]!r} is not a number{hint if text[:1] in '<>' else ''}")
        value = float(text)
        if not math.isfinite(value):
            raise ValueError(f"{text[:40]!r} is too large")
        return value


def is_missing(text: str) -> bool:
    return text.strip().casefold() in MISSING


def read_table(source: str | Path | bytes) -> Table:
    """Reads CSV in UTF-8 (with or without mark), UTF-16 with mark or Windows-1252, split by comma, semicolon or tab.

    Raises PanelFault for a file that cannot be opened, is not a table, repeats a header, or has a row with too many
    or too few cells.
    """
    text = _decode(_bytes(source))
    delimiter = _delimiter(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        rows = [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise PanelFault(Fault(f"not a readable table: {error}", reader.line_num)) from None
    if not rows or not any(rows[0][1]):
        raise PanelFault(Fault("the file has no header", 1))
    header = rows[0][1]
    if len(header) > MAX_COLUMNS:
        raise PanelFault(Fault(f"the table has more than {MAX_COLUMNS} columns", 1))
    while header and not header[-1]:
        header.pop()
    repeated = {name for name, times in Counter(header).items() if times > 1}
    if repeated:
        raise PanelFault(*(Fault("the header names this column twice", 1, name) for name in sorted(repeated)))
    return _table(header, _body(rows[1:], len(header)), decimal_comma=delimiter == ";")


def _body(rows, width: int) -> list[tuple[int, list[str]]]:
    """Rows of the right width; an empty line is a missing value in a table of one column, else nothing."""
    body = [(line, cells if cells else [""]) for line, cells in rows if any(cells) or width == 1]
    while body and not any(body[-1][1]):
        body.pop()
    faults = []
    for line, cells in body:
        del cells[width : len(cells) if not any(cells[width:]) else width]
        if len(cells) != width:
            faults.append(Fault(f"the row has {len(cells)} cells, the header {width}", line))
    if faults:
        raise PanelFault(*faults)
    if not body:
        raise PanelFault(Fault("the file has no rows below its header"))
    return body


def _table(header: list[str], body: list[tuple[int, list[str]]], *, decimal_comma: bool) -> Table:
    columns = {name: [cells[i] for _, cells in body] for i, name in enumerate(header)}
    return Table(columns, [line for line, _ in body], decimal_comma)


def _bytes(source: str | Path | bytes) -> bytes:
    if isinstance(source, bytes):
        return source
    try:
        path = Path(source)
        if path.stat().st_size > MAX_BYTES:
            raise PanelFault(Fault(f"the file is larger than {MAX_BYTES // 1024 // 1024} MB"))
        return path.read_bytes()
    except OSError as error:
        raise PanelFault(Fault(f"{source} cannot be opened: {error.strerror}")) from None


def _decode(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings = ["utf-16"]
    elif b"\0" in data:
        raise PanelFault(Fault("this is not a text file"))
    else:
        encodings = ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise PanelFault(Fault("the text is neither UTF-8, UTF-16 nor Windows-1252"))


def _delimiter(text: str) -> str:
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count) if any(mark in header for mark in ",;\t") else ","


def require_unique(table: Table, names: Sequence[str]) -> None:
    """Raises PanelFault naming each row whose key (the named columns) was seen before."""
    seen: dict[tuple[str, ...], int] = {}
    faults = []
    for line, key in zip(table.lines, zip(*(table.column(name) for name in names), strict=True), strict=True):
        if key in seen:
            what = ", ".join(f"{name} {value}" for name, value in zip(names, key, strict=True))
            faults.append(Fault(f"{what} was already given in row {seen[key]}", line, names[-1]))
        seen.setdefault(key, line)
    if faults:
        raise PanelFault(*faults)


def content_hash(**parts) -> str:
    """SHA-256 of the numbers a method used, in canonical JSON; the order of the rows does not change it."""
    text = json.dumps(parts, sort_keys=True, separators=(",", ":"), default=float, allow_nan=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()
