"""Reads of national figures for public pages and for impact: what counts now, or what was known on a day."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from clarion.figures.interval import Interval
from clarion.names import Worded

from . import texts, vocabulary
from .choices import Direction, FigureStatus
from .models import Indicator, Observation, Release

NOT_YET_REPORTED = "not_yet_reported"
"""No release in force says anything about the period: neither zero, nor a range, nor "not reported"."""


@dataclass(frozen=True)
class NationalFigure:
    """One indicator in one period of one country, with where it comes from.

    ``status`` is a FigureStatus or ``not_yet_reported``; ``interval`` is None where there is no figure.
    ``earlier`` is the figure of the release before where it differs, and ``revised`` says so. ``is_late`` marks
    the newest year that its release covers: reports for it still arrive, and the next release moves it most.
    """

    label: str
    start: datetime.date
    end: datetime.date
    status: str
    interval: Interval | None = None
    value_text: str = ""
    release: str = ""
    source: str = ""
    as_of: datetime.date | None = None
    revised: bool = False
    earlier: Interval | None = None
    is_late: bool = False

    @property
    def words(self) -> str:
        """The figure as a person reads it; a range the source published keeps the source's meaning."""
        return figure_words(self.status, self.interval)


@dataclass(frozen=True)
class IndicatorTotals:
    """All periods of one indicator, oldest first, without a gap; its words are in the language active when asked."""

    indicator: Indicator
    figures: tuple[NationalFigure, ...]

    @property
    def code(self) -> str:
        return self.indicator.code

    @property
    def name(self) -> Worded:
        return self.indicator.localized_name

    @property
    def reading(self) -> str:
        """What a rise can mean, in one sentence."""
        return str(texts.READINGS[Direction(self.indicator.direction)])

    @property
    def is_reported(self) -> bool:
        return any(figure.status != NOT_YET_REPORTED for figure in self.figures)


@dataclass(frozen=True)
class NationalTotals:
    """A country's totals, the sources they came from, and the sentence that must stand beside them."""

    indicators: tuple[IndicatorTotals, ...]
    sources: tuple[str, ...]
    as_of: datetime.date | None

    @property
    def caveat(self) -> str:
        return str(texts.DETECTED_IS_NOT_PREVALENCE)


@dataclass(frozen=True)
class SeriesPoint:
    """One period of a series for impact; ``interval`` is None where nothing is known."""

    label: str
    start: datetime.date
    end: datetime.date
    status: str
    interval: Interval | None


def figure_words(status: str, interval: Interval | None) -> str:
    """``1,282``, ``fewer than 5``, ``between 3 and 7``, or why there is no figure."""
    if interval is None:
        words = {NOT_YET_REPORTED: texts.NOT_YET_REPORTED, FigureStatus.SUPPRESSED: texts.HIDDEN_BY_SOURCE}
        return str(words.get(status, texts.NOT_REPORTED))
    shown = {"use_l10n": True, "force_grouping": True}
    if interval.is_exact:
        return number_format(interval.value, **shown)
    if interval.lower == 0:
        return texts.FEWER_THAN % {"number": number_format(interval.upper + 1, **shown)}
    bounds = {"lower": number_format(interval.lower, **shown), "upper": number_format(interval.upper, **shown)}
    return _("between %(lower)s and %(upper)s") % bounds


def national_totals(area, *, as_of: datetime.date | None = None) -> NationalTotals:
    """The totals of a country in the releases that count now, or that were out on a day; two queries.

    Only figures broken down by nothing are read. Where two series report the same figure, the publisher's comes
    before an agency's; figures are never added. A period between the country's first and the releases' last for
    which nothing came is ``not_yet_reported``.
    """
    current, before = _releases(as_of)
    rows = (
        Observation.objects.national_totals()
        .filter(release_id__in=[*current, *before.values()], area=area)
        .select_related("indicator")
        .order_by("period_start")
    )
    by_release: dict[int, dict[tuple, Observation]] = defaultdict(dict)
    for row in rows:
        by_release[row.release_id][row.indicator.code, row.period_start, row.period_end] = row
    figures: dict[str, dict[datetime.date, NationalFigure]] = defaultdict(dict)
    indicators: dict[str, Indicator] = {}
    for release in _in_order_of_preference(current.values()):
        earlier = by_release.get(before.get(release.pk), {})
        for key, row in by_release.get(release.pk, {}).items():
            figures[key[0]].setdefault(key[1], _figure(row, release, earlier.get(key)))
            indicators[key[0]] = row.indicator
    reporting = [release for release in current.values() if by_release.get(release.pk)]
    expected = reporting or list(current.values())
    return NationalTotals(
        tuple(
            IndicatorTotals(indicators.get(code) or _not_reported(code), _without_gap(code, figures, expected))
            for code in _codes(expected, figures)
        ),
        tuple(release.public_source for release in reporting),
        max((release.released_on for release in reporting), default=None),
    )


def _releases(as_of: datetime.date | None) -> tuple[dict[int, Release], dict[int, int]]:
    """The newest release of each series by key, and the key of the one before it; one query."""
    releases = Release.objects.in_force().select_related("organisation__country").order_by("-released_on", "-pk")
    if as_of is not None:
        releases = releases.filter(released_on__lte=as_of, release_date_is_stated=True)
    newest: dict[tuple, Release] = {}
    before: dict[int, int] = {}
    for release in releases:
        series = (release.dataset, release.organisation_id)
        if series not in newest:
            newest[series] = release
        else:
            before.setdefault(newest[series].pk, release.pk)
    return {release.pk: release for release in newest.values()}, before


def _in_order_of_preference(releases: Iterable[Release]) -> list[Release]:
    """The publisher's own first, then the newest."""
    return sorted(releases, key=lambda r: (r.organisation_id is not None, -r.released_on.toordinal(), -r.pk))


def _figure(row: Observation, release: Release, earlier: Observation | None) -> NationalFigure:
    revised = earlier is not None and (earlier.status, earlier.interval) != (row.status, row.interval)
    return NationalFigure(
        label=row.period_label,
        start=row.period_start,
        end=row.period_end,
        status=row.status,
        interval=row.interval,
        value_text=row.value_text,
        release=release.code,
        source=release.public_source,
        as_of=release.released_on if release.release_date_is_stated else None,
        revised=revised,
        earlier=earlier.interval if revised else None,
        is_late=bool(release.last_period) and row.period_start.year >= release.last_period.year,
    )


def _codes(releases: Iterable[Release], figures: Mapping) -> list[str]:
    """Indicators that the releases carry or the country reported, in the vocabulary's order."""
    carried = {code for release in releases for code in release.indicator_codes} | figures.keys()
    order = {code: place for place, code in enumerate(vocabulary.BY_CODE)}
    return sorted(carried, key=lambda code: (order.get(code, len(order)), code))


def _not_reported(code: str) -> Indicator:
    """An indicator of which the country has no row, as the vocabulary knows it: no query for its name."""
    term = vocabulary.BY_CODE.get(code)
    return Indicator.from_term(term) if term else Indicator(code=code)


def _without_gap(code: str, figures: Mapping, releases: list[Release]) -> tuple[NationalFigure, ...]:
    known = figures.get(code, {})
    starts = [start for one in figures.values() for start in one]
    first = min(starts, default=None)
    last = max((release.last_period for release in releases if release.last_period), default=None)
    years = range(first.year, max(last.year, max(starts).year) + 1) if first and last else ()
    gaps = {datetime.date(year, 1, 1): _gap(year) for year in years if not any(start.year == year for start in known)}
    return tuple(figure for _start, figure in sorted({**gaps, **known}.items()))


def _gap(year: int) -> NationalFigure:
    return NationalFigure(str(year), datetime.date(year, 1, 1), datetime.date(year, 12, 31), NOT_YET_REPORTED)


def series(
    indicator: str,
    area,
    *,
    frequency: str = "A",
    release: Release | None = None,
    as_of: datetime.date | None = None,
) -> list[SeriesPoint]:
    """One indicator of an area over time, oldest first, without breakdown, for impact; at most two queries.

    ``frequency`` is A (years), Q or M. A pinned ``release`` wins over ``as_of``, which wins over the newest in force.
    Periods nobody reported are left out: a gap is not a zero. Where two series overlap, the publisher's counts.
    """
    rows = Observation.objects.national_totals().filter(indicator__code=indicator, area=area, frequency=frequency)
    chosen = {release.pk: release} if release is not None else _releases(as_of)[0]
    rank = {one.pk: place for place, one in enumerate(_in_order_of_preference(chosen.values()))}
    points: dict[datetime.date, Observation] = {}
    for row in sorted(rows.filter(release_id__in=chosen), key=lambda row: rank[row.release_id]):
        points.setdefault(row.period_start, row)
    return [
        SeriesPoint(row.period_label, row.period_start, row.period_end, row.status, row.interval)
        for _start, row in sorted(points.items())
    ]


def countries_with_figures() -> set[str]:
    """Codes of the countries for which a release in force holds a national total; for listings; one query."""
    current = Release.objects.current().values("pk")
    totals = Observation.objects.national_totals().filter(release__in=current)
    return set(totals.values_list("area__code", flat=True).distinct())
