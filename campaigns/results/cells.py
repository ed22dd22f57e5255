"""Values of the framework as texts of cells, and back; what cannot be read raises ValueError in plain words."""

import re
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from clarion.files.tables import without_controls

from .columns import CHOICES, NOT_YET_KNOWN, choice_in, says_unknown, words_of
from .models import Indicator, Result
from .models.indicator import NUMBER

YEARS = range(1990, 2101)
"""A day of any other year is a slip of the finger."""
SEPARATOR = re.compile(r"[;\n]")
BLANKS = re.compile(r"\s")
"""Wide and narrow, breaking and not."""
WRITTEN = re.compile(r"[+-]?(?:\d{1,3}(?:[^\S\r\n]\d{3})+(?:\.\d*)?|\d+(?:\.\d*)?|\.\d+)")
SHORTHAND = re.compile(r"[+-]?\d[\d.]*(?:_[\d._]+|[eE][+-]?\d+)")
"""What a computer reads as a number and a person may not mean: 1e3, 1_000."""
WHOLE_DIGITS = NUMBER["max_digits"] - NUMBER["decimal_places"]
FIELDS = {
    "code": (Result, "code"),
    "statement": (Result, "statement"),
    "assumptions": (Result, "assumptions"),
    "name": (Indicator, "name"),
    "definition": (Indicator, "definition"),
    "unit": (Indicator, "unit"),
    "source": (Indicator, "source"),
}
"""Columns of free text, and the field whose length they must fit."""


def number_text(value: Decimal) -> str:
    """The number without trailing zeros, in digits and a point."""
    return format(value.normalize(), "f")


def read(column: str, text: str):
    """The value of a filled cell of the first sheet."""
    if column in FIELDS:
        return _text(column, text)
    if column == "disaggregation":
        return sorted({_choice(column, part) for part in _parts(text)}, key=CHOICES[column].values.index)
    if column in CHOICES:
        return _choice(column, text)
    return READERS[column](text)


def _text(column, text):
    model, name = FIELDS[column]
    longest = model._meta.get_field(name).max_length
    if len(text) > longest:
        words = {"n": len(text), "longest": longest}
        raise ValueError(_("It has %(n)d characters; at most %(longest)d are possible.") % words)
    return text


def _choice(column, text):
    value = choice_in(column, text)
    if value is None:
        words = {"text": text[:60], "words": words_of(column)}
        raise ValueError(_("“%(text)s” is not known here; write one of: %(words)s.") % words)
    return value


def _parts(text) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def read_codes(text: str) -> list[str]:
    """Codes with a comma or a semicolon between them, each once."""
    return list(dict.fromkeys(_parts(text.replace(";", ","))))


def read_number(text: str) -> Decimal:
    """A number written with digits and at most a point; blanks part groups of three and nothing else."""
    words = {"text": text.strip()[:40]}
    if not WRITTEN.fullmatch(text.strip()):
        if SHORTHAND.fullmatch(text.strip()):
            wrong = _("“%(text)s” is written in shorthand; write every digit of the number, like 1234.5.")
            raise ValueError(wrong % words)
        raise ValueError(_("“%(text)s” is not a number; write it like 1234.5.") % words)
    value = Decimal(BLANKS.sub("", text))
    if abs(value) >= 10**WHOLE_DIGITS or value != (kept := value.quantize(Decimal("0.001"))):
        text = _("At most %(whole)d digits before the point and %(after)d behind it.")
        raise ValueError(text % {"whole": WHOLE_DIGITS, "after": NUMBER["decimal_places"]})
    return kept


def read_day(text: str) -> date:
    """A day as 2026-06-30."""
    words = {"text": text.strip()[:40]}
    try:
        day = date.fromisoformat(text.strip())
    except ValueError as error:
        raise ValueError(_("“%(text)s” is not a day; write it like 2026-06-30.") % words) from error
    if day.year not in YEARS:
        raise ValueError(_("“%(text)s” lies outside the years 1990 to 2100.") % words)
    return day


def read_baseline(text: str) -> Decimal | None:
    """A number, or None for "not yet known"."""
    return None if says_unknown(text) else read_number(text)


def read_targets(text: str) -> dict[date, Decimal]:
    """Targets such as ``2026-06-30: 40; 2026-12-31: 80``."""
    targets: dict[date, Decimal] = {}
    for part in filter(None, (part.strip() for part in SEPARATOR.split(text))):
        day, colon, value = part.partition(":")
        if not colon:
            wrong = _("“%(text)s” is not a target; write day and value like 2026-06-30: 40.")
            raise ValueError(wrong % {"text": part[:40]})
        ends_on = read_day(day)
        if ends_on in targets:
            raise ValueError(_("Two targets end on %(day)s.") % {"day": ends_on.isoformat()})
        targets[ends_on] = read_number(value)
    return targets


def read_place(text: str) -> int:
    """The number of an indicator within its result."""
    if not (text.isdecimal() and 0 < int(text[:4]) < 1000 and len(text) < 4):
        raise ValueError(_("“%(text)s” is not the number of an indicator.") % {"text": text.strip()[:40]})
    return int(text)


READERS = {
    "leads_to": read_codes,
    "number": read_place,
    "baseline": read_baseline,
    "baseline_on": read_day,
    "targets": read_targets,
}


def write(column: str, value) -> str:
    """The value as a cell's text, in the reader's language."""
    if column == "baseline" and value is None:
        return str(NOT_YET_KNOWN)
    if value is None:
        return ""
    if column == "disaggregation":
        return ", ".join(str(choice.label) for choice in CHOICES[column] if choice.value in value)
    if column in CHOICES:
        return str(dict(CHOICES[column].choices).get(value, value))
    if column == "targets":
        return "; ".join(f"{day.isoformat()}: {number_text(number)}" for day, number in sorted(value.items()))
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return value.isoformat()
    text = ", ".join(value) if isinstance(value, list | tuple) else str(value)
    return without_controls(text.replace("\r\n", "\n")).strip()
