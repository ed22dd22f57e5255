"""What the public page of a country shows of national figures and published evaluations."""

from typing import Any

from clarion.figures.pictures import pictures
from evaluation.impact.presenting import figure_of as figure_of_result
from evaluation.impact.queries import published_within
from evaluation.national.presenting import figure_of as figure_of_indicator
from evaluation.national.queries import national_totals
from partners.geography.models import Area


def of_country(area: Area) -> dict[str, Any]:
    """The context of a country's page: its national totals, and the newest published result of each plan within it.

    Four queries. Figures are the country's totals only; no breakdown is read. Pictures are read, never drawn.
    """
    totals = national_totals(area)
    national = [figure for one in totals.indicators if (figure := figure_of_indicator(one))]
    evaluated = [figure for result in published_within(area) if (figure := figure_of_result(result))]
    drawn = pictures(figure.key for figure in (*national, *evaluated) if figure.specification)
    return {
        "totals": totals,
        "indicators": [figure.as_context(drawn.get(figure.key)) for figure in national],
        "silent": [one.name for one in totals.indicators if not one.is_reported],
        "evaluations": [figure.as_context(drawn.get(figure.key)) for figure in evaluated],
    }
