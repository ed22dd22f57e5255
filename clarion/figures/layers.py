"""The parts that specifications are put together from: rows, axes, lines, whiskers, points, words."""

import json
import re
from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from . import theme, words
from .figure import Mark, Value

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
LABELS_ACROSS = 6
_MONTH = re.compile(r"\d{4}-\d{2}")
RANGE_WIDTH = 12
HIDDEN_WIDTH = 30
"""Pixels of a hidden cell: its length must not tell its number."""


def specification(rows, layers, *, height=theme.HEIGHT, room_right=10) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "width": theme.WIDTH,
        "height": height,
        "padding": {"left": 4, "top": 6, "right": room_right, "bottom": 4},
        "data": {"values": rows},
        "layer": layers,
        "config": theme.configuration(),
    }


def row_of(name: str, position: int, given: Value) -> dict[str, Any]:
    """A row to draw; where nothing was reported its figures are null, and a line breaks there.

    ``point`` is null for a range as well: what lies between two bounds is not known, so no mark stands there.
    """
    low = high = point = None
    if given.value is not None:
        low, high = float(given.value.lower), float(given.value.upper)
        point = low if given.value.is_exact else None
    row = {"series": name, "position": position, "label": given.label, "low": low, "high": high, "point": point}
    return row | {"late": given.late, "hidden": given.hidden, "words": cell_text(given)}


def common_labels(series: dict[str, Sequence[Value]]) -> list[str]:
    labels = {tuple(value.label for value in values) for values in series.values()}
    if len(labels) != 1:
        raise ValueError("Every line of a chart has the same periods; give None where nothing was reported.")
    return list(labels.pop())


def periods_across(labels: Sequence[str]) -> dict[str, Any]:
    """Even periods from left to right with a few whole labels; the words are ours, not the drawing library's."""
    januaries = [i for i, label in enumerate(labels) if _MONTH.fullmatch(label) and label.endswith("-01")]
    by_year = len(januaries) > 1 and all(_MONTH.fullmatch(label) for label in labels)
    candidates = januaries if by_year else range(len(labels))
    places = list(candidates)[:: max(1, -(-len(candidates) // LABELS_ACROSS))]
    names = json.dumps([labels[place][:4] if by_year else labels[place] for place in places], ensure_ascii=False)
    return {
        "field": "position",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [-0.5, len(labels) - 0.5], "nice": False, "zero": False},
        "axis": {"values": places, "labelExpr": f"{names}[indexof({places}, datum.value)]", "labelFlush": True},
    }


def category_axis(names: Sequence[str]) -> dict[str, Any]:
    return {"labelLimit": 220, "domain": False, "ticks": False, "grid": False, "labelPadding": 8}


def series_colours(names: list[str]) -> dict[str, Any]:
    domain = {"domain": names, "range": [theme.SERIES[i % len(theme.SERIES)] for i in range(len(names))]}
    return {"field": "series", "type": "nominal", "scale": domain, "legend": None}


def ranges(across, up, colour) -> list[dict[str, Any]]:
    """Bars from the lower to the upper bound: tinted, hatched where hidden, hollow where late."""
    encoding = {"x": across, "y": {**up, "field": "low"}, "y2": {"field": "high"}, "stroke": colour}
    bar = {"type": "bar", "width": RANGE_WIDTH, "strokeWidth": 2, "cornerRadius": 0}
    kinds = (
        ("!datum.hidden && !datum.late", bar | {"fillOpacity": theme.BAND_OPACITY}, {"fill": colour}),
        ("datum.hidden && !datum.late", bar | {"fill": theme.HATCH}, {}),
        ("datum.late", bar | {"fill": theme.PAPER}, {}),
    )
    return [
        {"mark": mark, "transform": [{"filter": f"datum.low < datum.high && {which}"}], "encoding": encoding | more}
        for which, mark, more in kinds
    ]


def words_of_ranges(across, up) -> dict[str, Any]:
    """The bounds above each range, once for neighbours that are alike."""
    previous = {"window": [{"op": "lag", "field": "words", "as": "before"}], "sort": [{"field": "position"}]}
    first = {"filter": "datum.low < datum.high && datum.words !== datum.before"}
    return {
        "mark": {"type": "text", "baseline": "bottom", "dy": -5},
        "transform": [previous, first],
        "encoding": {"x": across, "y": {**up, "field": "high"}, "text": {"field": "words"}},
    }


def hatching(across) -> dict[str, Any]:
    """A hatched column from top to bottom where a figure exists of which nothing is said, so that it is no number."""
    return {
        "mark": {"type": "rect", "fill": theme.HATCH},
        "transform": [
            {"filter": "datum.hidden && !isValid(datum.low)"},
            {"calculate": "datum.position - 0.3", "as": "left"},
            {"calculate": "datum.position + 0.3", "as": "right"},
        ],
        "encoding": {"x": {**across, "field": "left"}, "x2": {"field": "right"}, "y": {"value": 0}}
        | {"y2": {"value": "height"}},
    }


def signs_of(values: Sequence[Value], why_late: str) -> str:
    """What the marks mean that are not plain points, only those that occur."""
    told = (
        (any(v.late and v.value is not None for v in values), why_late),
        (any(v.value is not None and not v.value.is_exact for v in values), _("Bar: only this range is known.")),
        (any(v.hidden for v in values), _("Hatched: the figure is hidden.")),
        (any(v.value is None and not v.hidden for v in values), _("Gap: no figure, which is not zero.")),
    )
    return " ".join(str(text) for occurs, text in told if occurs and text)


def point_layers(across, up, colour, known) -> list[dict[str, Any]]:
    """Full points; hollow ones where the figure may still grow."""
    encoding = {"x": across, "y": up}
    return [
        {
            "mark": {"type": "point", "filled": True},
            "transform": [{"filter": f"({known}) && !datum.late"}],
            "encoding": encoding | {"color": colour},
        },
        {
            "mark": {"type": "point", "filled": False, "fill": theme.PAPER},
            "transform": [{"filter": f"({known}) && datum.late"}],
            "encoding": encoding | {"color": colour},
        },
    ]


def names_at_ends(ends, across, up, colour) -> dict[str, Any]:
    return {
        "data": {"values": ends},
        "mark": {"type": "text", "align": "left", "dx": 9},
        "encoding": {"x": across, "y": up, "color": colour, "text": {"field": "series"}},
    }


def mark_layers(marks: Sequence[Mark], across, length: int) -> list[dict[str, Any]]:
    layers = []
    for mark in marks:
        near_the_end = mark.position > length * 0.6
        where = {"x": {**across, "field": "at"}}
        data = {"values": [{"at": mark.position - 0.5, "label": mark.label}]}
        layers.append({"data": data, "mark": {"type": "rule", "strokeDash": [2, 3]}, "encoding": where})
        text = {"type": "text", "align": "right" if near_the_end else "left", "dx": -7 if near_the_end else 7, "dy": 12}
        layers.append({"data": data, "mark": text, "encoding": where | {"y": {"value": 0}, "text": {"field": "label"}}})
    return layers


def with_key(spec: dict[str, Any], entries) -> dict[str, Any]:
    """A line of symbols above the plot, for points and bands that have no end to be labelled at."""
    scale = {"domain": [name for name, _colour in entries], "range": [colour for _name, colour in entries]}
    legend = {
        "orient": "top",
        "title": None,
        "offset": 34,
        "labelFontSize": theme.FONT_SIZE,
        "labelColor": theme.INK,
        "labelLimit": 0,
        "symbolSize": 120,
        "symbolType": "circle",
        "symbolOpacity": 1,
    }
    colour = {"field": "name", "type": "nominal", "scale": scale, "legend": legend}
    names = {"values": [{"name": name} for name in scale["domain"]]}
    row = {"data": names, "mark": {"type": "point", "opacity": 0}, "encoding": {"color": colour}}
    return spec | {"layer": [*spec["layer"], row], "resolve": {"scale": {"color": "independent"}}}


def number_or_dash(value: float | None, decimals: int) -> str:
    return "–" if value is None else words.number(value, decimals)


def cell_text(given: Value) -> str:
    """A figure of a table: the number, its range, or why there is none."""
    if given.value is None:
        return _("not reported")
    if given.value.is_exact:
        return words.number(given.value.lower, 2)
    low, high = (words.number(bound, 2) for bound in (given.value.lower, given.value.upper))
    return _("hidden (%(low)s–%(high)s)") % {"low": low, "high": high} if given.hidden else f"{low}–{high}"
