"""A row of a source on its way to becoming an observation, a quarantined row or a rejected one."""

import datetime
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from .findings import REJECTING, FindingCode
from .values import ReadValue


class Key(NamedTuple):
    """What identifies one figure within a release."""

    indicator: str
    area: str
    start: datetime.date
    dimension_key: str


class Problem(NamedTuple):
    """A finding before it is stored."""

    code: FindingCode
    row: int | None
    column: str
    details: Mapping[str, Any]


@dataclass(slots=True)
class Record:
    """One data row: what the source wrote, and what was understood of it.

    ``reason`` is None while the row is accepted, else the code that set it aside. ``is_repeat`` marks an accepted
    row whose key and value stand in an earlier row; it is not stored again.
    """

    row: int
    cells: tuple
    area: str = ""
    indicator: str = ""
    dimension: str = ""
    category: str = ""
    sex: str = ""
    age: str = ""
    exploitation: str = ""
    citizenship: str = ""
    repatriation: str = ""
    year: int = 0
    value: ReadValue | None = None
    reason: FindingCode | None = None
    is_repeat: bool = False
    _key: Key | None = None

    @property
    def key(self) -> Key:
        """Worked out on first use, when all codes are known."""
        if self._key is None:
            combination = dimension_key(self.dimension, self.category, self.sex, self.age)
            self._key = Key(self.indicator, self.area, datetime.date(self.year, 1, 1), combination)
        return self._key

    @property
    def is_rejected(self) -> bool:
        return self.reason in REJECTING

    @property
    def is_stored(self) -> bool:
        return self.reason is None and not self.is_repeat


@lru_cache(maxsize=10_000)
def dimension_key(dimension: str, category: str, sex: str, age: str) -> str:
    """32 hexadecimal digits that stand for one combination; the category counts as the source wrote it."""
    text = "\x1f".join((dimension, category, sex, age))
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass
class Reading:
    """All rows of a file after reading and checking; ``rows = accepted + quarantined + rejected`` always."""

    dataset: str
    sheet: str
    columns: tuple[str, ...]
    released_on: datetime.date | None
    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def set_aside(self, record: Record, code: FindingCode, column: str, **details: Any) -> None:
        """Takes a record out of the accepted ones, with its finding."""
        record.reason = code
        self.problems.append(Problem(code, record.row, column, details))

    def note(self, code: FindingCode, row: int | None, column: str, **details: Any) -> None:
        self.problems.append(Problem(code, row, column, details))

    @property
    def usable(self) -> list[Record]:
        return [record for record in self.records if record.reason is None]

    @property
    def rows(self) -> int:
        return len(self.records)

    @property
    def accepted(self) -> int:
        return sum(record.reason is None for record in self.records)

    @property
    def rejected(self) -> int:
        return sum(record.is_rejected for record in self.records)

    @property
    def quarantined(self) -> int:
        return sum(record.reason is not None and not record.is_rejected for record in self.records)
