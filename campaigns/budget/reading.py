"""Numbers and days as people type them in tables; what can mean two things is refused, never guessed. Pure."""

import datetime
import re
import unicodedata
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

POINT, COMMA = ".", ","
_SPACES = re.compile(r"[\s'\u2019\u00a0\u202f\u2009\u066c]")
_DIGITS = re.compile(r"[0-9]{1,15}")
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
YEARS = range(1990, 2101)
"""A day of any other year is a slip of the finger."""
_PARTS = re.compile(r"([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})")


class Unreadable(ValueError):
    """The cell is no number or no day; the text says why, to a person."""


def in_plain_digits(cell: Any) -> str:
    """The cell as text, digits of any script as 0 to 9; a whole number that a sheet keeps as 12.0 is 12."""
    if isinstance(cell, float):
        return f"{cell:.15g}" if abs(cell) < 1e15 else repr(cell)
    text = "" if cell is None else str(cell).strip().replace("\u066b", POINT)
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def decimal_mark(cells: Iterable[Any]) -> str:
    """The decimal sign those cells prove that can be read in one way only; empty where none does or they differ."""
    proved = {_proof(_bare(cell)) for cell in cells if isinstance(cell, str)} - {""}
    return proved.pop() if len(proved) == 1 else ""


def read_number(cell: Any, mark: str = "") -> Decimal:
    """A number with all its digits: “1 240,50”, “1,240.50”, “1240.5”; ``mark`` settles “1,240”.

    Raises Unreadable for words, for two readings, and for thousands that are not grouped by three.
    """
    if isinstance(cell, bool):
        raise Unreadable(_("“%(text)s” is no number.") % {"text": cell})
    bare = _bare(cell)
    sign, digits = ("-", bare[1:]) if bare[:1] in ("-", "\u2212") else ("", bare)
    if _is_two_ways(digits) and not mark and isinstance(cell, str):
        whole, rest = re.split("[.,]", digits)
        words = {"text": str(cell).strip(), "whole": whole + rest, "part": f"{whole}.{rest}"}
        raise Unreadable(_("“%(text)s” can mean %(whole)s or %(part)s; write it without thousands.") % words)
    mark = (_proof(digits) or mark or POINT) if isinstance(cell, str) else POINT
    other = COMMA if mark == POINT else POINT
    whole, _sign, fraction = digits.partition(mark)
    groups = whole.split(other)
    grouped = len(groups) > 1 and (len(groups[0]) > 3 or any(len(group) != 3 for group in groups[1:]))
    whole = "".join(groups)
    if grouped or not _DIGITS.fullmatch(whole or "0") or (fraction and not _DIGITS.fullmatch(fraction)):
        raise Unreadable(_("“%(text)s” is no number.") % {"text": str(cell or "").strip()[:40]})
    if not whole and not fraction:
        raise Unreadable(_("A number is missing."))
    try:
        return Decimal(f"{sign}{whole or 0}.{fraction or 0}") if fraction else Decimal(f"{sign}{whole}")
    except InvalidOperation as error:
        raise Unreadable(_("“%(text)s” is no number.") % {"text": str(cell)[:40]}) from error


def _bare(cell: Any) -> str:
    return _SPACES.sub("", in_plain_digits(cell))


def _is_two_ways(text: str) -> bool:
    """One sign with three digits behind it and one to three before, the first of them not 0."""
    return bool(re.fullmatch(r"[1-9][0-9]{0,2}[.,][0-9]{3}", text))


def _proof(text: str) -> str:
    """Which sign is the decimal one in this text, where only one reading is possible."""
    text = text.lstrip("-\u2212")
    signs = [c for c in text if c in (POINT, COMMA)]
    if not signs or _is_two_ways(text):
        return ""
    last = signs[-1]
    if signs.count(last) > 1:  # a decimal sign stands once, so these part thousands
        return COMMA if last == POINT else POINT
    return last


def read_day(cell: Any) -> datetime.date:
    """A day: a date of the sheet, 2026-03-14, 14.3.2026, 14/03/2026; raises Unreadable where day and month may swap."""
    if isinstance(cell, datetime.date):
        return _day(cell.isoformat()[:10], cell.year, cell.month, cell.day)
    text = in_plain_digits(cell)
    if not text:
        raise Unreadable(_("A date is missing."))
    if found := _ISO.fullmatch(text):
        return _day(text, *map(int, found.groups()))
    if not (found := _PARTS.fullmatch(text)):
        raise Unreadable(_("“%(text)s” is no date; write it like 2026-03-14.") % {"text": text[:40]})
    first, sign, second, year = int(found[1]), found[2], int(found[3]), int(found[4])
    if first == second or first > 12 or sign == POINT:
        return _day(text, year, second, first)
    if second > 12:
        return _day(text, year, first, second)
    one, other = _day(text, year, second, first), _day(text, year, first, second)
    words = {"text": text, "one": date_format(one, "j F Y"), "other": date_format(other, "j F Y"), "iso": one}
    raise Unreadable(_("“%(text)s” can be %(one)s or %(other)s; write it like %(iso)s.") % words)


def _day(text: str, year: int, month: int, day: int) -> datetime.date:
    try:
        found = datetime.date(year, month, day)
    except ValueError as error:
        raise Unreadable(_("“%(text)s” is no day of the calendar.") % {"text": text[:40]}) from error
    if found.year not in YEARS:
        raise Unreadable(_("“%(text)s” lies outside the years 1990 to 2100.") % {"text": text[:40]})
    return found
