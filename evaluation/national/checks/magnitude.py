"""Finds values out of all proportion, such as a questionnaire number in the cell of a count."""

from collections import defaultdict
from statistics import median

from evaluation.national.choices import TOTAL
from evaluation.national.findings import FindingCode
from evaluation.national.records import Reading, Record

LARGE = 100_000
TIMES_MEDIAN = 20


def check(reading: Reading, value_column: str = "txtVALUE") -> None:
    """Sets aside a value of 100,000 or more that is over 20 times the series' median or over its parent total.

    A series is all usable figures of one country and indicator, without the large ones themselves. A large value
    with nothing to compare it with is set aside too: the largest true yearly count of a country in the two public
    releases of GLOTIP is below 33,000.
    """
    large, series, totals = _split(reading)
    for record in large:
        value = record.value.interval.upper
        others = series.get((record.area, record.indicator))
        total = totals.get((record.area, record.indicator, record.year))
        over_total = total is not None and not _is_total(record) and value > total
        if not others or value > TIMES_MEDIAN * median(others) or over_total:
            reading.set_aside(record, FindingCode.IMPLAUSIBLE_MAGNITUDE, value_column, text=record.value.text)


def _split(reading: Reading):
    large: list[Record] = []
    series = defaultdict(list)
    totals: dict[tuple, int] = {}
    for record in reading.records:
        if record.reason is not None or record.value is None or record.value.interval is None:
            continue
        upper = record.value.interval.upper
        if upper >= LARGE:
            large.append(record)
            continue
        series[record.area, record.indicator].append(upper)
        if _is_total(record):
            place = (record.area, record.indicator, record.year)
            totals[place] = max(upper, totals.get(place, 0))
    return large, series, totals


def _is_total(record: Record) -> bool:
    return record.dimension == "total" and record.sex == TOTAL and record.age == TOTAL
