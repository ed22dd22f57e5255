"""Weekly hours: read from what people write for each day, said in the reader's language, and held against a clock."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from babel import Locale
from babel.lists import format_list
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from clarion.zones import zone_name

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Spans = list[list[str]]
"""From and to in 24 hours, e.g. ``[["08:00", "12:00"], ["14:00", "17:00"]]``; a span may end after midnight."""

_SPAN = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(?:-|–|—)\s*(\d{1,2})(?:[:.h](\d{2}))?")
_DAY_ENDS = 24 * 60


def read_spans(text: str) -> Spans:
    """``8:00–12:00, 14–17`` as spans; nothing of an empty text. Raises ValidationError for anything else."""
    spans = []
    for part in filter(None, (piece.strip() for piece in re.split(r"[,;،]", text))):
        match = _SPAN.fullmatch(part)
        if match is None:
            raise ValidationError(_("Write hours such as 8:00–17:00, several with a comma between them."))
        opens, closes = (_minutes(*match.group(place, place + 1)) for place in (1, 3))
        if opens in (closes, _DAY_ENDS):
            raise ValidationError(_("Hours begin and end at different times."))
        spans.append([_written(opens), _written(closes)])
    return sorted(spans)


def written_spans(spans: Spans) -> str:
    """Spans as ``read_spans`` takes them."""
    return ", ".join(f"{_shown(opens)}–{_shown(closes)}" for opens, closes in spans)


def day_name(day: str) -> str:
    """The weekday in the active language."""
    return Locale.parse(_locale()).days["stand-alone"]["wide"][DAYS.index(day)]


def in_words(week: Mapping[str, Spans]) -> str:
    """``Monday to Friday, 8:00 to 17:00; Saturday, 9:00 to 12:00``: days with the same hours are said together."""
    groups: dict[str, list[int]] = {}
    for place, day in enumerate(DAYS):
        if week.get(day):
            groups.setdefault(_spans_in_words(week[day]), []).append(place)
    said = [_("%(days)s, %(hours)s") % {"days": _days_in_words(days), "hours": text} for text, days in groups.items()]
    text = _("; ").join(said)
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Opening:
    """Whether somebody answers, and the next change: its time of day, weekday (0 is Monday) and days from today."""

    is_open: bool
    changes_at: str
    weekday: int
    days: int


def opening_at(week: Mapping[str, Spans], zone: str, now: datetime) -> Opening | None:
    """The state of the hours at an aware moment, by the clock on the wall of the zone; None without hours.

    A span that ends after midnight counts on the next day, too. Where clocks are put forward or back the wall
    decides: an hour that is there twice is open twice, one that is left out ends or begins with the jump.
    """
    local = now.astimezone(ZoneInfo(zone))
    today, minute = local.weekday(), local.hour * 60 + local.minute
    spans = _run_together(week, today)
    if not spans:
        return None
    current = next((span for span in spans if span[0] <= minute < span[1]), None)
    change = current[1] if current else next(start for start, _end in spans if start > minute)
    days, time = divmod(change, _DAY_ENDS)
    return Opening(current is not None, _written(time), (today + days) % 7, days)


def opening_in_words(opening: Opening | None, zone: str) -> str:
    """``Open now, until 17:00 (Kenya Time)`` or ``Closed now; opens tomorrow at 8:00 (Kenya Time)``."""
    if opening is None:
        return ""
    said = {"time": _shown(opening.changes_at), "zone": zone_name(zone), "day": day_name(DAYS[opening.weekday])}
    if opening.is_open and opening.days == 0:
        return _("Open now, until %(time)s (%(zone)s)") % said
    if opening.is_open and opening.days == 1:
        return _("Open now, until tomorrow at %(time)s (%(zone)s)") % said
    if opening.is_open:
        return _("Open now")
    if opening.days == 0:
        return _("Closed now; opens today at %(time)s (%(zone)s)") % said
    if opening.days == 1:
        return _("Closed now; opens tomorrow at %(time)s (%(zone)s)") % said
    return _("Closed now; opens on %(day)s at %(time)s (%(zone)s)") % said


def _run_together(week: Mapping[str, Spans], today: int) -> list[tuple[int, int]]:
    """Spans from yesterday to this day next week in minutes from today's midnight; those that touch are one."""
    spans = []
    for day in range(-1, 9):
        for opens, closes in week.get(DAYS[(today + day) % 7]) or []:
            start, end = (_minutes(*time.split(":")) for time in (opens, closes))
            end += _DAY_ENDS if end <= start else 0
            spans.append((start + day * _DAY_ENDS, end + day * _DAY_ENDS))
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _spans_in_words(spans: Spans) -> str:
    bounds = [{"opens": _shown(opens), "closes": _shown(closes)} for opens, closes in spans]
    return format_list([_("%(opens)s to %(closes)s") % pair for pair in bounds], locale=_locale())


def _days_in_words(places: list[int]) -> str:
    runs: list[list[int]] = []
    for place in places:
        if runs and runs[-1][-1] == place - 1:
            runs[-1].append(place)
        else:
            runs.append([place])
    said = []
    for run in runs:
        names = [day_name(DAYS[place]) for place in run]
        if len(run) == len(DAYS):
            return _("every day")
        said += names if len(run) < 3 else [_("%(first)s to %(last)s") % {"first": names[0], "last": names[-1]}]
    return format_list(said, locale=_locale())


def _minutes(hours: str, minutes: str | None) -> int:
    total = int(hours) * 60 + int(minutes or 0)
    if int(minutes or 0) > 59 or total > _DAY_ENDS:
        raise ValidationError(_("A day has 24 hours of 60 minutes."))
    return total


def _written(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def _shown(time: str) -> str:
    return time.removeprefix("0")


def _locale() -> str:
    return to_locale(get_language() or "en")
