"""The framework as a workbook of three sheets and as CSV; what a donor's logframe asks for, and what comes back in."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.planning.models import Campaign
from clarion.files.tables import csv_lines, workbook_bytes

from .cells import write
from .columns import COLUMNS, GUIDE, READING_COLUMNS, SHEETS, STANDING_COLUMNS, TARGET_COLUMNS, guide, heading
from .framework import every_period, results_of
from .models import Indicator, Result

GUIDE_HEADINGS = (_("Column"), _("What to write"))


def result_values(result: Result) -> dict[str, Any]:
    """A result's own columns; reads what is prefetched."""
    return {
        "level": result.level,
        "code": result.code,
        "statement": result.statement,
        "leads_to": [higher.code for higher in result.leads_to.all()],
        "assumptions": result.assumptions,
    }


def indicator_values(indicator: Indicator) -> dict[str, Any]:
    """An indicator's columns; reads what is prefetched."""
    names = ("number", "name", "definition", "disaggregation", "unit", "baseline", "baseline_on", "rule")
    names += ("source", "frequency", "direction")
    targets = {target.ends_on: target.value for target in indicator.targets.all()}
    return {name: getattr(indicator, name) for name in names} | {"targets": targets}


def framework_rows(results: Iterable[Result]) -> Iterator[list[str]]:
    """A row for each indicator; from a result's second on, level and code alone say whose it is."""
    for result in results:
        own = result_values(result)
        indicators = [indicator_values(row) for row in result.indicators.all()]
        for place, measured in enumerate(indicators or [{}]):
            shown = own if place == 0 else {"level": own["level"], "code": own["code"]}
            values = {**shown, **measured}
            yield [write(column, values[column]) if column in values else "" for column in COLUMNS]


def target_rows(results: Iterable[Result]) -> Iterator[list[Any]]:
    """A row for each target; the value is a number."""
    for result in results:
        for indicator in result.indicators.all():
            for target in indicator.targets.all():
                yield [result.code, indicator.number, indicator.name, target.ends_on.isoformat(), target.value]


def standing_rows(results: Iterable[Result], today: date) -> Iterator[list[Any]]:
    """A row for each target with what was reached; figures are numbers and days are days."""
    for result in results:
        for row in result.indicators.all():
            about = [result.code, row.number, row.name, row.unit, row.baseline]
            for period in every_period(row, today):
                yield [*about, period.ends_on, period.target, period.actual, period.word]


def reading_rows(results: Iterable[Result]) -> Iterator[list[Any]]:
    """A row for each reading, the oldest first."""
    for result in results:
        for row in result.indicators.all():
            for reading in sorted(row.readings.all(), key=lambda reading: reading.on):
                yield [result.code, row.number, row.name, row.unit, reading.on, reading.value]


def guide_rows() -> Iterator[list[str]]:
    """What to write in each column."""
    for column in GUIDE:
        yield [heading(column), guide(column)]


def framework_xlsx(campaign: Campaign) -> bytes:
    """The workbook: framework and targets, which come back in; how it stands; readings; how to fill it in."""
    results, today = results_of(campaign), timezone.localdate()
    first, second, standing, readings, last = map(str, SHEETS)
    return workbook_bytes(
        [
            (first, list(map(heading, COLUMNS)), framework_rows(results)),
            (second, list(map(heading, TARGET_COLUMNS)), target_rows(results)),
            (standing, list(map(str, STANDING_COLUMNS)), standing_rows(results, today)),
            (readings, list(map(str, READING_COLUMNS)), reading_rows(results)),
            (last, list(map(str, GUIDE_HEADINGS)), guide_rows()),
        ]
    )


def framework_csv(campaign: Campaign) -> Iterable[str]:
    """The first sheet alone, as lines of CSV."""
    return csv_lines(list(map(heading, COLUMNS)), framework_rows(results_of(campaign)))
