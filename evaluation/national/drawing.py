"""Draws the charts of national figures, in the worker; pages only read what is drawn."""

from django.conf import settings
from django.utils import translation
from django_tasks import task

from clarion.figures.charts import Figure
from clarion.figures.pictures import keep
from partners.models import Area

from .presenting import figure_of
from .queries import NationalTotals, countries_with_figures, national_totals


@task(backend="background")
def draw_figures() -> None:
    """Draws what is missing at once, after another release came into force."""
    draw_missing_figures()


def draw_missing_figures() -> int:
    """Draws the figures of every country in every language that are not drawn yet; answers how many."""
    countries = Area.objects.filter(code__in=countries_with_figures()).order_by("code")
    return sum(keep(*_in_every_language(national_totals(country))) for country in countries)


def _in_every_language(totals: NationalTotals) -> list[Figure]:
    figures = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            figures += [figure for one in totals.indicators if (figure := figure_of(one))]
    return figures
