"""The columns of the table of results, and the words in it, known again in every language of the site."""

from collections.abc import Iterable
from functools import cache

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Direction

from .choices import Breakdown, Frequency, Level, TargetRule

COLUMNS = {
    "level": _("Level"),
    "code": _("Code"),
    "statement": _("Statement"),
    "leads_to": _("Leads to"),
    "number": _("Indicator number"),
    "name": _("Indicator"),
    "definition": _("Definition"),
    "disaggregation": _("Disaggregation"),
    "unit": _("Unit"),
    "baseline": _("Baseline"),
    "baseline_on": _("Baseline date"),
    "rule": _("Target rule"),
    "targets": _("Targets"),
    "source": _("Source"),
    "frequency": _("Frequency"),
    "direction": _("Direction"),
    "assumptions": _("Assumptions and risks"),
}
"""The first sheet, in order: key and heading."""
TARGET_COLUMNS = {
    "code": COLUMNS["code"],
    "number": COLUMNS["number"],
    "name": COLUMNS["name"],
    "ends_on": _("Period ends on"),
    "value": _("Target value"),
}
"""The second sheet: a row for each target."""
REACHED, STANDING, READING = _("Reached"), _("How it stands"), _("Reading")
"""Headings that only the sheets for reading alone have."""
STANDING_COLUMNS = (COLUMNS["code"], COLUMNS["number"], COLUMNS["name"], COLUMNS["unit"], COLUMNS["baseline"])
STANDING_COLUMNS += (TARGET_COLUMNS["ends_on"], TARGET_COLUMNS["value"], REACHED, STANDING)
"""The third sheet, for reading alone: a row for each target, with what was reached by the rule."""
READING_COLUMNS = (COLUMNS["code"], COLUMNS["number"], COLUMNS["name"], COLUMNS["unit"], _("Date"), READING)
"""The fourth sheet, for reading alone: a row for each reading."""
OF_RESULT = ("level", "code", "statement", "leads_to", "assumptions")
OF_INDICATOR = tuple(key for key in COLUMNS if key not in OF_RESULT)
CHOICES = {
    "level": Level,
    "rule": TargetRule,
    "frequency": Frequency,
    "direction": Direction,
    "disaggregation": Breakdown,
}
NOT_YET_KNOWN = _("not yet known")
SHEETS = (_("Results framework"), _("Targets"), _("How it stands"), _("Readings"), _("How to fill this in"))
KINDS_OF_SHEET = ("framework", "targets", "reading alone", "reading alone", "guide")
"""What each of the sheets is for, in the same order."""
GUIDE = {
    "level": _("One of: %(words)s. An empty cell in any column leaves what is there."),
    "code": _("Short and lasting, such as 1.2. By its code a row finds its result again: do not change it."),
    "statement": _("One sentence, as if it had come true. A second indicator of a result needs the code alone."),
    "leads_to": _("Codes of results of the next level, with a comma between them. The cell says all of them."),
    "number": _("Given by the system; by it a row finds its indicator again. Leave it empty for a new one."),
    "name": _("What is counted or asked."),
    "definition": _("What counts and what does not."),
    "disaggregation": _("With a comma between them: %(words)s."),
    "unit": _("For example: % of pupils, calls a month. A new indicator needs it."),
    "baseline": _("A number such as 1234.5, or “not yet known”."),
    "baseline_on": _("A day such as 2026-06-30; a baseline needs it."),
    "rule": _("One of: %(words)s."),
    "targets": _("Day and value, such as 2026-06-30: 40; 2026-12-31: 80. The second sheet holds the same, one a row."),
    "source": _("Where the figure comes from, and who brings it."),
    "frequency": _("One of: %(words)s."),
    "direction": _("One of: %(words)s. Detected victims, calls and prosecutions can mean either."),
    "assumptions": _("What must hold for it to lead on, and what could go wrong. Name nobody."),
}


def _folded(text: str) -> str:
    return " ".join(str(text).split()).casefold()


def _in_every_language(pairs: Iterable[tuple[str, object]]) -> dict[str, str]:
    """The key for each wording; the language of the reader wins where two languages use one word differently."""
    pairs = list(pairs)
    known = {_folded(key): key for key, _text in pairs}
    for code in sorted({code for code, _name in settings.LANGUAGES}):
        with translation.override(code):
            for key, text in pairs:
                known.setdefault(_folded(text), key)
    return known


@cache
def _headings() -> dict[str, str]:
    return _in_every_language({**COLUMNS, **TARGET_COLUMNS}.items())


@cache
def _titles() -> dict[str, str]:
    known: dict[str, str] = {}
    for code in sorted({code for code, _name in settings.LANGUAGES}):
        with translation.override(code):
            known = {_folded(str(title)[:31]): kind for title, kind in zip(SHEETS, KINDS_OF_SHEET, strict=True)} | known
    return known


@cache
def _reading_alone() -> dict[str, str]:
    return _in_every_language([("reached", REACHED), ("how it stands", STANDING), ("reading", READING)])


@cache
def _words(column: str) -> dict[str, str]:
    return _in_every_language(CHOICES[column].choices)


@cache
def _unknown() -> dict[str, str]:
    return _in_every_language([("not yet known", NOT_YET_KNOWN)])


def column_of(heading: str) -> str | None:
    """The key of the column a heading stands for, in whatever language; None for a heading that is not ours."""
    return _headings().get(_folded(heading))


def kind_of_sheet(title: str) -> str:
    """What a sheet of our own is for, by its title in whatever language; empty for a title that is not ours."""
    return _titles().get(_folded(title), "")


def is_for_reading_alone(heading: str) -> bool:
    """Whether only the sheets that are never brought in have the heading, in whatever language."""
    return _folded(heading) in _reading_alone()


def choice_in(column: str, text: str) -> str | None:
    """The stored value a word stands for in a column of choices; None for an unknown word."""
    return _words(column).get(_folded(text))


def says_unknown(text: str) -> bool:
    """Whether the text says that a baseline is not yet known."""
    return _folded(text) in _unknown()


def heading(column: str) -> str:
    """What the column is called in the reader's language."""
    return str({**COLUMNS, **TARGET_COLUMNS}[column])


def words_of(column: str) -> str:
    """The words a column of choices understands, in the reader's language."""
    return ", ".join(str(label) for label in CHOICES[column].labels)


def guide(column: str) -> str:
    """What to write in a column."""
    text = str(GUIDE[column])
    return text % {"words": words_of(column)} if column in CHOICES and "%(words)s" in text else text
