"""What the public page of a country shows of national figures and published evaluations."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clarion.figures.pictures import pictures
from evaluation.impact.models import EvaluationResult
from evaluation.impact.presenting import figure_of
from evaluation.national.queries import NOT_YET_REPORTED, IndicatorTotals, NationalFigure, national_totals
from partners.geography.models import Area


def of_country(area: Area) -> dict[str, Any]:
    """The context of a country's page: its national totals, and the newest published result of each plan within it.

    At most four queries. Figures are the country's totals only; no breakdown is read.
    """
    totals = national_totals(area)
    figures = [figure for result in _results(area) if (figure := figure_of(result)) is not None]
    drawn = pictures(figure.key for figure in figures) if figures else {}
    return {
        "totals": totals,
        "indicators": [_indicator(one) for one in totals.indicators if one.is_reported],
        "silent": [one.name for one in totals.indicators if not one.is_reported],
        "evaluations": [_evaluation(figure, drawn.get(figure.key)) for figure in figures],
    }


def _evaluation(figure, drawn) -> dict[str, Any]:
    # Given nothing, ``as_context`` would look the picture up again, one query for each figure.
    return {**figure.as_context(drawn or " "), "picture": drawn, "vintage": _day(parse_date(figure.as_of))}


def _results(area: Area) -> list[EvaluationResult]:
    within = Area.objects.within(area).values("pk")
    rows = EvaluationResult.objects.published().filter(plan__area__in=within)
    rows = rows.select_related("plan__area", "plan__campaign", "series").order_by("plan_id", "-run_at", "-pk")
    newest: dict[int, EvaluationResult] = {}
    for row in rows:
        newest.setdefault(row.plan_id, row)
    return sorted(newest.values(), key=lambda row: row.published_at, reverse=True)


def _indicator(totals: IndicatorTotals) -> dict[str, Any]:
    """One indicator as title, sentence, table and source for the figure component."""
    reported = [figure for figure in totals.figures if figure.status != NOT_YET_REPORTED]
    last = reported[-1]
    return {
        "title": totals.name,
        "sentence": _("%(period)s: %(figure)s. %(reading)s")
        % {"period": last.label, "figure": last.words, "reading": totals.reading},
        "table": {
            "caption": totals.name,
            "columns": [_("Period"), _("Figure"), _("Known since"), _("Before the revision")],
            "rows": [_row(figure) for figure in reversed(totals.figures)],
        },
        "source": last.source,
        "vintage": _day(last.as_of),
    }


def _row(figure: NationalFigure) -> list[str]:
    earlier = ""
    if figure.revised:
        earlier = str(figure.earlier) if figure.earlier is not None else _("not reported")
    return [figure.label, figure.words, _day(figure.as_of), earlier]


def _day(day) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
