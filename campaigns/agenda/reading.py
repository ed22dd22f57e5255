"""The calendar of everything as one person may see it: collected from all rooms, filtered, and put in order."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta

from django.utils.formats import get_format

from clarion import slots
from clarion.calendar import CalendarEntry, Period

WEEK = 7


@dataclass(frozen=True)
class Chosen:
    """What to show; empty means all. ``kind`` is the code of a kind, ``area`` the path of an area."""

    campaign: int | None = None
    kind: str = ""
    medium: str = ""
    area: str = ""
    person: str = ""

    def keeps(self, entry: CalendarEntry) -> bool:
        """True where the entry is of all that is chosen; an area holds what lies in it, and what spans it."""
        return (
            (self.campaign is None or entry.campaign_id == self.campaign)
            and self.kind in ("", *entry.kind_codes)
            and self.medium in ("", entry.medium)
            and (not self.area or any(_share(self.area, path) for path in entry.area_paths))
            and (not self.person or self.person in entry.people)
        )


def _share(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def entries_in(period: Period, user) -> list[CalendarEntry]:
    """All that the person may see of the days, by hour; what has none stands before."""
    entries = slots.collect("calendar_entries", None, user, period)
    return sorted(entries, key=lambda e: (e.first_day, e.hour is not None, e.hour or time.min, e.title, e.key))


def kinds_among(entries: Iterable[CalendarEntry]) -> list[CalendarEntry]:
    """One entry of each kind that is among them, by the word of the kind."""
    return sorted({entry.kind_code: entry for entry in entries}.values(), key=lambda entry: entry.kind)


def by_day(entries: Iterable[CalendarEntry], period: Period) -> dict[date, list[CalendarEntry]]:
    """For each day of the period what is on it; what lasts several days stands on each."""
    days = {period.first + timedelta(days=n): [] for n in range((period.last - period.first).days + 1)}
    for entry in entries:
        day = max(entry.first_day, period.first)
        while day <= min(entry.last_day, period.last):
            days[day].append(entry)
            day += timedelta(days=1)
    return days


def first_weekday() -> int:
    """The day on which a week begins for readers of the active language: 0 Monday to 6 Sunday."""
    return (get_format("FIRST_DAY_OF_WEEK") - 1) % WEEK


def month_around(day: date) -> Period:
    """Whole weeks that hold the month of the day."""
    first = day.replace(day=1)
    last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return Period(week_around(first).first, week_around(last).last)


def week_around(day: date) -> Period:
    """The week of the day."""
    first = day - timedelta(days=(day.weekday() - first_weekday()) % WEEK)
    return Period(first, first + timedelta(days=WEEK - 1))
