"""The nouns of a chart: what a reader gets, and the figures it is made from."""

import datetime
import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .interval import Interval


@dataclass(frozen=True)
class Table:
    """The figures themselves: a caption, the names of the columns, rows of text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """Everything a reader gets; ``specification`` is what is drawn, ``description`` what the picture says unseen.

    ``signs`` explains in words the marks that are not plain points. A figure without specification has no picture:
    there is nothing to draw where nothing was counted.
    """

    title: str
    sentence: str
    description: str
    table: Table
    specification: dict[str, Any] = field(repr=False)
    signs: str = ""
    source: str = ""
    as_of: datetime.date | None = None
    caveat: str = ""
    language: str = "en"

    @property
    def key(self) -> str:
        """SHA-256 of what the picture depends on; the same content is drawn once."""
        parts = [self.specification, self.title, self.description, self.language]
        return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()

    def as_context(self, drawn: str | None) -> dict[str, Any]:
        """The variables of ``components/figure.html``; without its picture (``pictures``) the table says so."""
        is_missing = self.specification and not drawn
        note = self.table.note or (_("The picture is not drawn yet; these are its figures.") if is_missing else "")
        return {
            "title": self.title,
            "sentence": self.sentence,
            "picture": drawn,
            "signs": self.signs if drawn else "",
            "table": {
                "caption": self.table.caption,
                "columns": self.table.columns,
                "rows": self.table.rows,
                "note": note,
            },
            "source": self.source,
            "vintage": date_format(self.as_of, "DATE_FORMAT") if self.as_of else "",
            "caveat": self.caveat,
        }


@dataclass(frozen=True)
class Value:
    """One figure of a series: an interval, or None where nothing was reported.

    ``late`` values may still grow and are drawn hollow; ``hidden`` ones are small groups and are drawn hatched, also
    where not even their range is known.
    """

    label: str
    value: Interval | None
    late: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Expectation:
    """One period: what was observed, what was expected, and the range an observation would have lain in."""

    label: str
    observed: float | None
    expected: float | None
    low: float | None
    high: float | None
    late: bool = False


@dataclass(frozen=True)
class Mark:
    """A vertical line at a period, with its words beside it."""

    position: int
    label: str
