"""What every room puts into the calendar of everything.

A room fills the slot ``calendar_entries``; a filler is called with ``(None, user, period)`` and gives the entries
that touch the period and that the user may already see, in a number of queries that does not grow with them.
"""

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Period:
    """Days from ``first`` to ``last``, both included; raises ValueError where they are out of order."""

    first: datetime.date
    last: datetime.date

    def __post_init__(self):
        if self.first > self.last:
            raise ValueError("The last day is before the first.")

    def touches(self, first: datetime.date, last: datetime.date) -> bool:
        """True where the days from ``first`` to ``last`` have a day in common with the period."""
        return first <= self.last and last >= self.first


@dataclass(frozen=True)
class CalendarEntry:
    """One line of the calendar.

    ``starts`` and ``ends`` are both dates (whole days, the last one included) or both aware datetimes. ``kind`` is the
    word readers see for what it is; ``key`` stays the same for the same thing, so that calendar programs recognise it.
    A key begins with the code of its kind and a colon, such as ``event:12``. ``area_paths`` are the paths of its areas
    (``Area.path``), ``medium`` a value of ``Medium``, ``people`` the names of those who do it, as far as the user may
    know them.
    """

    key: str
    kind: str
    title: str
    starts: datetime.date | datetime.datetime
    ends: datetime.date | datetime.datetime
    url: str = ""
    note: str = ""
    campaign_id: int | None = None
    medium: str = ""
    area_paths: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    cancelled: bool = False

    @property
    def all_day(self) -> bool:
        return not isinstance(self.starts, datetime.datetime)

    @property
    def kind_code(self) -> str:
        """What stands before the colon of the key; the same in every language."""
        return self.key.partition(":")[0]

    @property
    def first_day(self) -> datetime.date:
        """The day it begins, where it takes place."""
        return self.starts.date() if isinstance(self.starts, datetime.datetime) else self.starts

    @property
    def last_day(self) -> datetime.date:
        """The last day on which it still is."""
        return self.ends.date() if isinstance(self.ends, datetime.datetime) else self.ends
