"""National totals as people see them: one figure an indicator, with its chart, sentence, table and source."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from clarion.figures.charts import Figure, Table, Value, in_time
from clarion.names import filled

from . import texts
from .choices import FigureStatus
from .queries import NOT_YET_REPORTED, IndicatorTotals, NationalFigure, figure_words


def figure_of(totals: IndicatorTotals) -> Figure | None:
    """The totals of one indicator over the years; None where no release in force says anything of it.

    The chart knows neither good nor bad: one colour, and the sentence says what a rise can mean.
    """
    reported = [figure for figure in totals.figures if figure.status != NOT_YET_REPORTED]
    if not reported:
        return None
    last, indicator = reported[-1], totals.indicator
    sentence = filled(
        _("%(name)s, %(period)s: %(figure)s. %(reading)s"),
        name=totals.name,
        period=last.label,
        figure=_in_words(last),
        reading=totals.reading,
    )
    return in_time(
        title=totals.name,
        sentence=sentence,
        series={totals.name: [_value(figure) for figure in totals.figures]},
        unit=texts.axis_title(indicator.counted, indicator.unit),
        table=_table(totals),
        why_late=str(texts.STILL_ARRIVING),
        source=last.source,
        as_of=last.as_of,
    )


def _value(figure: NationalFigure) -> Value:
    is_hidden = figure.status == FigureStatus.SUPPRESSED
    return Value(figure.label, figure.interval, late=figure.is_late, hidden=is_hidden)


def _in_words(figure: NationalFigure) -> str:
    """The figure, and that it may still change while reports for its year arrive."""
    if figure.is_late and figure.interval is not None:
        return texts.MAY_CHANGE % {"figure": figure.words}
    return figure.words


def _table(totals: IndicatorTotals) -> Table:
    columns = (_("Period"), _("Figure"), _("Known since"), _("Before the revision"))
    return Table(totals.name, columns, tuple(_row(figure) for figure in reversed(totals.figures)))


def _row(figure: NationalFigure) -> tuple[str, ...]:
    earlier = ""
    if figure.revised:
        earlier = _("not reported") if figure.earlier is None else figure_words(FigureStatus.EXACT, figure.earlier)
    known_since = date_format(figure.as_of, "DATE_FORMAT") if figure.as_of else ""
    return (figure.label, _in_words(figure), known_since, earlier)
