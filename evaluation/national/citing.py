"""National figures that a planner may cite: the newest one of each indicator for the countries of a campaign."""

from django.utils.translation import gettext as _

from campaigns.planning.choices import Theme
from campaigns.planning.citing import CitableFigure
from partners.geography.models import Area

from . import texts
from .choices import Subject
from .queries import NationalFigure, national_totals

THEME_OF = {Subject.TRAFFICKING: Theme.TRAFFICKING, Subject.SMUGGLING: Theme.SMUGGLING}
"""The two crimes keep to themselves; a figure on neither is offered for none."""
MOST_COUNTRIES = 3


def citable_figures(record, user, period=None) -> list[CitableFigure]:
    """Fills the slot ``citable_figures``; the same figures that readers see, never more."""
    codes = {code for area in record.areas.all() for code in [*area.lineage.split("/"), area.code] if code}
    countries = Area.objects.countries().filter(code__in=codes).order_by("code")[:MOST_COUNTRIES]
    return [figure for country in countries for figure in _of_country(country)]


def _of_country(country: Area) -> list[CitableFigure]:
    found = []
    for totals in national_totals(country).indicators:
        known = [figure for figure in totals.figures if figure.interval is not None]
        theme = THEME_OF.get(totals.indicator.subject)
        if known and theme:
            found.append(_figure(country, totals, known[-1], theme))
    return found


def _figure(country: Area, totals, newest: NationalFigure, theme: Theme) -> CitableFigure:
    words = texts.MAY_CHANGE % {"figure": newest.words} if newest.is_late else newest.words
    statement = _("%(name)s, %(country)s, %(period)s: %(figure)s.") % {
        "name": totals.name,
        "country": country.localized_name,
        "period": newest.label,
        "figure": words,
    }
    return CitableFigure(
        key=f"{country.code}:{totals.code}:{newest.start.isoformat()}",
        theme=theme,
        statement=statement,
        source=newest.source,
        as_of=newest.as_of,
        caution=totals.reading,
    )
