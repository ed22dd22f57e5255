"""A figure as a source writes it, read into an interval; nothing is guessed and nothing becomes zero."""

import re
from dataclasses import dataclass
from typing import Any

from clarion.figures.interval import Interval

from .choices import FigureStatus

_PLAIN = re.compile(r"[0-9]{1,12}")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[, \u00a0\u202f\u2009][0-9]{3}){1,3}")
_BELOW = re.compile(r"<\s*([0-9]{1,9})")
_SEPARATORS = re.compile(r"[, \u00a0\u202f\u2009]")
NOT_REPORTED_MARKS = frozenset({"", "..", "...", "…", "-", "–", "—", "na", "n/a", "null", ":", "-99", "-99.0"})
SUPPRESSED_MARKS = frozenset({"c", "x", "*"})


class UnreadableValue(ValueError):
    """The text is neither a whole number, a range, nor a mark that is known."""


@dataclass(frozen=True, slots=True)
class ReadValue:
    """``text`` verbatim; ``interval`` is None exactly where the source gives no figure."""

    text: str
    status: FigureStatus
    interval: Interval | None = None

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        return (self.interval.lower, self.interval.upper) if self.interval else (None, None)


def read_count(cell: Any) -> ReadValue:
    """A count: ``1,282`` exactly, ``<5`` as [0, 4], ``..`` and its like as not reported, ``c x *`` as suppressed.

    Accepts text and whole numbers (a spreadsheet may store 12.0). Raises UnreadableValue for anything else:
    negative numbers (but -99), fractions, thousands that are not grouped by three, words.
    """
    text = verbatim(cell)
    bare = text.strip()
    if bare.lower() in NOT_REPORTED_MARKS:
        return ReadValue(text, FigureStatus.NOT_REPORTED)
    if bare.lower() in SUPPRESSED_MARKS:
        return ReadValue(text, FigureStatus.SUPPRESSED)
    if _PLAIN.fullmatch(bare):
        return ReadValue(text, FigureStatus.EXACT, Interval.exact(int(bare)))
    if _GROUPED.fullmatch(bare) and len(set(_SEPARATORS.findall(bare))) == 1:
        return ReadValue(text, FigureStatus.EXACT, Interval.exact(int(_SEPARATORS.sub("", bare))))
    if (below := _BELOW.fullmatch(bare)) and int(below[1]) >= 1:
        return _below(text, int(below[1]))
    raise UnreadableValue(text)


def _below(text: str, threshold: int) -> ReadValue:
    interval = Interval.censored_below(threshold)
    return ReadValue(text, FigureStatus.EXACT if interval.is_exact else FigureStatus.CENSORED, interval)


def verbatim(cell: Any) -> str:
    """The cell as text; a whole number that a spreadsheet keeps as 12.0 is written 12."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
