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
    A key begins with the code of its kind and a colon, such as ``event:12``; ``subkind`` is the code of a narrower kind
    that readers tell apart. ``icon`` names one of the admin's icons. ``between`` are the first and the last hour, on
    the clock of the place, of what takes place several times on its day. ``campaign`` is the campaign's name where the
    title does not hold it, ``place`` where it takes place or comes out. ``area_paths`` are the paths of its areas
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
    icon: str = "calendar"
    subkind: str = ""
    between: tuple[datetime.time, datetime.time] | None = None
    place: str = ""
    campaign: str = ""
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
        """The code of its kind, the same in every language: the narrower one, else what begins the key."""
        return self.subkind or self.key.partition(":")[0]

    @property
    def kind_codes(self) -> tuple[str, str]:
        """The codes it is found by: a narrower kind is still of the wider one."""
        return self.key.partition(":")[0], self.kind_code

    @property
    def hour(self) -> datetime.time | None:
        """When it first begins; none for what has no hour."""
        if isinstance(self.starts, datetime.datetime):
            return self.starts.time()
        return self.between[0] if self.between else None

    @property
    def hours(self) -> str:
        """From when to when on the clock of its place; one hour where both are the same, empty without any."""
        first, last = (self.starts, self.ends) if not self.all_day else self.between or (None, None)
        said = [f"{moment:%H:%M}" for moment in (first, last) if moment]
        return "–".join(dict.fromkeys(said))

    @property
    def facts(self) -> tuple[str, ...]:
        """What is said of it beside its title: campaign, place, note, people; those that are known."""
        return tuple(filter(None, (self.campaign, self.place, self.note, ", ".join(self.people))))

    @property
    def first_day(self) -> datetime.date:
        """The day it begins, where it takes place."""
        return self.starts.date() if isinstance(self.starts, datetime.datetime) else self.starts

    @property
    def last_day(self) -> datetime.date:
        """The last day on which it still is."""
        return self.ends.date() if isinstance(self.ends, datetime.datetime) else self.ends
