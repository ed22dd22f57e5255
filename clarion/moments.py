"""A moment on the clock of a place: in the reader's words, and as a log keeps it until somebody reads it."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _


def moment_in_words(local: datetime, day: str = "D j M Y") -> str:
    """“Sat 14 Mar 2026, 09:00”, on the clock the moment is given in."""
    return _("%(day)s, %(hour)s") % {"day": date_format(local, day), "hour": f"{local:%H:%M}"}


def span_of_hours(start: datetime, end: datetime) -> str:
    """“Sat 14 Mar 2026, 09:00–10:00”, both on the clock they are given in."""
    return f"{moment_in_words(start)}–{end:%H:%M}"


def logged(value: str) -> str:
    """A moment that a log holds in ISO 8601, in words; a text that is none is answered as it is."""
    try:
        return moment_in_words(datetime.fromisoformat(value))
    except ValueError:
        return value


def became(before: str, after: str) -> str:
    """What stood and what stands, with an arrow that points the way the language is read."""
    return f"{before} {'←' if get_language_bidi() else '→'} {after}"
