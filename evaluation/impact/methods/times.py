"""Reads the time column: numbers, years, months, quarters, weeks or days on an even grid."""

import datetime
import itertools
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})")
_COMPACT_MONTH = re.compile(r"(1[89]|20|21)\d{2}(0[1-9]|1[0-2])")
_QUARTER = re.compile(r"(\d{4})[- ]?[Qq]([1-4])")
_WEEK = re.compile(r"(\d{4})-?[Ww](\d{1,2})")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]+Z?)?")


class NotATime(ValueError):
    """A label that is not a time of the column's kind; ``label`` names it."""

    def __init__(self, label: str, text: str):
        super().__init__(text)
        self.label = label


@dataclass(frozen=True)
class Grid:
    """Even steps of one kind. ``position`` of a label is its number of steps after the first period."""

    kind: str
    first: float
    step: float

    def position(self, label: str) -> int:
        """The period that holds the time ``label``; for numbers the first period at or after it."""
        value = _value(label, self.kind)
        steps = (value - self.first) / self.step
        return math.ceil(steps - 1e-9) if self.kind == "number" else math.floor(steps + 1e-9)

    def inside_a_period(self, label: str) -> bool:
        """Whether the time falls after the beginning of its period, which then is only partly exposed."""
        match = _DAY.fullmatch(label.strip())
        return self.kind in ("month", "quarter") and match is not None and int(match[3]) > 1

    def label(self, position: int) -> str:
        value = self.first + self.step * position
        if self.kind == "month":
            return f"{int(value // 12):04d}-{int(value % 12) + 1:02d}"
        if self.kind == "quarter":
            return f"{int(value // 4):04d}-Q{int(value % 4) + 1}"
        if self.kind == "day":
            return datetime.date.fromordinal(int(value)).isoformat()
        return str(int(value)) if value == int(value) else f"{value:g}"


def read_times(labels: Sequence[str]) -> tuple[Grid, list[int]]:
    """The grid the labels lie on and the position of each; raises NotATime for a label or a rhythm it cannot read."""
    kind = _kind(labels)
    values = [_value(label, kind) for label in labels]
    first, step = min(values), _step(sorted(set(values)))
    if kind == "week":
        kind = "day"
    positions = [round((value - first) / step) for value in values]
    for label, value, position in zip(labels, values, positions, strict=True):
        if abs(first + position * step - value) > 1e-6 * max(1.0, abs(step)):
            raise NotATime(label, f"{label!r} does not lie on the even steps of the other periods.")
    if max(positions) + 1 > 4 * len(set(positions)) + 12:
        raise NotATime(labels[0], "More than three in four periods are missing between the first and the last.")
    return Grid(kind, first, step), positions


def _kind(labels: Sequence[str]) -> str:
    texts = [label.strip() for label in labels]
    if all(_COMPACT_MONTH.fullmatch(text) for text in texts):
        return "month"
    if all(_is_number(text) for text in texts):
        return "number"
    for kind, pattern in (("month", _MONTH), ("quarter", _QUARTER), ("week", _WEEK)):
        if all(pattern.fullmatch(text) for text in texts):
            return kind
    days = {int(match[3]) for text in texts if (match := _DAY.fullmatch(text))}
    if all(_DAY.fullmatch(text) for text in texts):
        months = {text[:7] for text in texts}
        month_ends = all(_is_month_end(text) for text in texts)
        return "month" if (len(days) == 1 or month_ends) and len(months) == len(set(texts)) > 1 else "day"
    known = (_DAY, _MONTH, _QUARTER, _WEEK, _COMPACT_MONTH)
    odd = next((text for text in texts if not _is_number(text) and not any(p.fullmatch(text) for p in known)), None)
    if odd is not None:
        raise NotATime(odd, f"{odd!r} is not a time; write a number, 2026-01, 2026-Q1, 2026-W05 or 2026-01-31.")
    raise NotATime(texts[0], "The periods are written in more than one way.")


def _is_month_end(text: str) -> bool:
    day = datetime.date.fromisoformat(text[:10])
    return (day + datetime.timedelta(days=1)).day == 1


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text)) and "_" not in text
    except ValueError:
        return False


def _value(label: str, kind: str) -> float:
    """The label as a number of its kind: the number, months, quarters or days since the year 0."""
    text = label.strip()
    try:
        if kind == "number":
            return float(text)
        if kind == "week" and (match := _WEEK.fullmatch(text)):
            return datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1).toordinal()
        day = _first_day(text)
    except ValueError as error:
        raise NotATime(label, f"{label!r} is not a time: {error}.") from None
    if kind == "month":
        return day.year * 12 + day.month - 1
    if kind == "quarter":
        return day.year * 4 + (day.month - 1) // 3
    return day.toordinal()


def _first_day(text: str) -> datetime.date:
    if match := _DAY.fullmatch(text):
        return datetime.date(*(int(part) for part in match.groups()))
    if match := _MONTH.fullmatch(text):
        return datetime.date(int(match[1]), int(match[2]), 1)
    if _COMPACT_MONTH.fullmatch(text):
        return datetime.date(int(text[:4]), int(text[4:]), 1)
    if match := _QUARTER.fullmatch(text):
        return datetime.date(int(match[1]), int(match[2]) * 3 - 2, 1)
    if match := _WEEK.fullmatch(text):
        return datetime.date.fromisocalendar(int(match[1]), int(match[2]), 1)
    if re.fullmatch(r"\d{4}", text):
        return datetime.date(int(text), 1, 1)
    raise ValueError("write a year, 2026-01, 2026-Q1, 2026-W05 or 2026-01-31")


def _step(values: list[float]) -> float:
    """The greatest step that every difference is a multiple of."""
    if len(values) < 2:
        return 1.0
    step = 0.0
    for earlier, later in itertools.pairwise(values):
        difference = later - earlier
        while difference > 1e-6:
            step, difference = difference, math.fmod(step, difference) if step else 0.0
            if difference and step - difference < 1e-6:
                difference = 0.0
    return step
