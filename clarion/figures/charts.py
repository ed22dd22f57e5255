"""Series become a Figure: a picture, a table, a sentence that says what it must not be read to say, a description.

    figure = observed_and_expected(title=…, sentence=…, points=[Expectation("2026-01", 12, 10, 7, 14), …], marks=[…])
    keep(figure)                                # in a task: draws once, by content
    figure.as_context(picture(figure.key))      # the variables of components/figure.html

Specifications are Vega-Lite as plain dicts; they are drawn elsewhere (``pictures``), never during a request.
"""

from collections.abc import Sequence

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from . import theme
from .figure import Expectation, Figure, Mark, Table, Value
from .layers import (
    HIDDEN_WIDTH,
    category_axis,
    cell_text,
    common_labels,
    hatching,
    mark_layers,
    names_at_ends,
    number_or_dash,
    periods_across,
    point_layers,
    ranges,
    row_of,
    series_colours,
    signs_of,
    specification,
    with_key,
    words_of_ranges,
)

__all__ = ["Expectation", "Figure", "Mark", "Table", "Value", "in_bars", "in_time", "observed_and_expected"]


def in_time(
    *,
    title: str,
    sentence: str,
    series: dict[str, Sequence[Value]],
    unit: str = "",
    caption: str = "",
    table: Table | None = None,
    why_late: str = "",
    **about,
) -> Figure:
    """Lines over the same periods, labelled at their ends: exact values are points, hollow where they are late.

    A range is a bar from one bound to the other, never a point; a hidden value without a range is hatched from top to
    bottom; where nothing was reported nothing is drawn, and the line breaks. ``why_late`` says why points are hollow.
    """
    labels = common_labels(series)
    rows, ends = [], []
    for name, values in series.items():
        found = [row_of(name, i, value) for i, value in enumerate(values)]
        rows += found
        ends += [row for row in found if row["point"] is not None][-1:]
    across = periods_across(labels)
    up = {"field": "point", "type": "quantitative", "title": unit or None, "scale": {"zero": True}}
    colour = series_colours(list(series))
    layers = [
        hatching(across),
        {"mark": "line", "encoding": {"x": across, "y": up, "color": colour}},
        *ranges(across, up, colour),
        *point_layers(across, up, colour, known="isValid(datum.point)"),
    ]
    layers.append(names_at_ends(ends, across, up, colour) if len(series) > 1 else words_of_ranges(across, up))
    every = [value for values in series.values() for value in values]
    is_drawn = any(value.value is not None or value.hidden for value in every)
    spec = specification(rows, layers, room_right=110 if len(series) > 1 else 10) if is_drawn else {}
    table = table or Table(
        caption or title,
        (_("Period"), *series),
        tuple((label, *(cell_text(values[i]) for values in series.values())) for i, label in enumerate(labels)),
    )
    return _figure(title, sentence, spec, table, about | {"signs": signs_of(every, why_late)})


def in_bars(
    *, title: str, sentence: str, values: Sequence[Value], unit: str = "", caption: str = "", **about
) -> Figure:
    """One bar a category in the order given, as long as is certain; ranges as whiskers, hidden cells hatched."""
    rows = [row_of("", i, value) for i, value in enumerate(values) if value.value is not None]
    order = [value.label for value in values]
    down = {"field": "label", "type": "nominal", "sort": order, "title": None, "axis": category_axis(order)}
    along = {"field": "high", "type": "quantitative", "title": unit or None, "axis": {"tickCount": 4, "grid": True}}
    known, hidden = [{"filter": "!datum.hidden"}], [{"filter": "datum.hidden"}]
    beside = {"type": "text", "align": "left"}
    words_of = {"field": "words"}
    layers = [
        {
            "mark": {"type": "bar", "height": 20, "color": theme.SERIES[0]},
            "transform": known,
            "encoding": {"y": down, "x": {**along, "field": "low"}},
        },
        {
            "mark": {"type": "rule", "strokeWidth": 2},
            "transform": [*known, {"filter": "datum.low < datum.high"}],
            "encoding": {"y": down, "x": {**along, "field": "low"}, "x2": {"field": "high"}},
        },
        {"mark": beside | {"dx": 6}, "transform": known, "encoding": {"y": down, "x": along, "text": words_of}},
        {
            "mark": {"type": "bar", "height": 20, "color": theme.HATCH},
            "transform": hidden,
            "encoding": {"y": down, "x": {"value": 0}, "x2": {"value": HIDDEN_WIDTH}},
        },
        {
            "mark": beside | {"dx": HIDDEN_WIDTH + 6},
            "transform": hidden,
            "encoding": {"y": down, "x": {"value": 0}, "text": words_of},
        },
    ]
    spec = specification(rows, layers, height=34 * max(1, len(rows)), room_right=70)
    table = Table(caption or title, ("", unit or _("Number")), tuple((v.label, cell_text(v)) for v in values))
    return _figure(title, sentence, spec, table, about)


def observed_and_expected(
    *,
    title: str,
    sentence: str,
    points: Sequence[Expectation],
    marks: Sequence[Mark] = (),
    unit: str = "",
    caption: str = "",
    decimals: int = 0,
    **about,
) -> Figure:
    """Observed points against the expected course with its band; marks name what happened when."""
    keys = ("observed", "expected", "low", "high", "late")
    rows = [{"position": i, **{key: getattr(point, key) for key in keys}} for i, point in enumerate(points)]
    across = periods_across([point.label for point in points])
    up = {"type": "quantitative", "title": unit or None, "scale": {"zero": True}}
    expected, observed = theme.SERIES[1], theme.SERIES[0]
    layers = [
        {
            "mark": {"type": "area", "color": expected, "opacity": theme.BAND_OPACITY},
            "transform": [{"filter": "isValid(datum.low)"}],
            "encoding": {"x": across, "y": {**up, "field": "low"}, "y2": {"field": "high"}},
        },
        {
            "mark": {"type": "line", "color": expected, "strokeDash": [7, 4]},
            "transform": [{"filter": "isValid(datum.expected)"}],
            "encoding": {"x": across, "y": {**up, "field": "expected"}},
        },
        *point_layers(across, {**up, "field": "observed"}, {"value": observed}, known="isValid(datum.observed)"),
        *mark_layers(marks, across, len(points)),
    ]
    spec = specification(rows, layers)
    spec = with_key(spec, [(_("observed"), observed), (_("expected without it"), expected)])
    columns = (_("Period"), _("Observed"), _("Expected"), _("From"), _("To"))
    body = tuple(
        (p.label, *(number_or_dash(x, decimals) for x in (p.observed, p.expected, p.low, p.high))) for p in points
    )
    return _figure(title, sentence, spec, Table(caption or title, columns, body), about)


def _figure(title: str, sentence: str, spec: dict, table: Table, about: dict) -> Figure:
    told = [str(sentence), about.get("signs", ""), _("The table below holds every figure.")]
    description = about.pop("description", "") or " ".join(filter(None, told))
    language = get_language() or "en"
    return Figure(title, sentence, description, table, spec, language=language, **about)
