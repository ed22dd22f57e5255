"""Series become a Figure: a picture, a table, a sentence that says what it must not be read to say, a description.

    figure = observed_and_expected(title=…, sentence=…, points=[Expectation("2026-01", 12, 10, 7, 14), …], start=3)
    keep(figure)                      # in a task, or when a page is published: draws once, by content
    {% include "components/figure.html" with figure.as_context … %}

Specifications are Vega-Lite as plain dicts; they are drawn elsewhere (``pictures``), never during a request.
"""

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from . import theme, words
from .interval import Interval

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"
LABELS_ACROSS = 6
_MONTH = re.compile(r"\d{4}-\d{2}")
HIDDEN_WIDTH = 30
"""Pixels of a hidden cell: its length must not tell its number."""


@dataclass(frozen=True)
class Table:
    """The figures themselves: a caption, the names of the columns, rows of text."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Figure:
    """Everything a reader gets; ``specification`` is what is drawn, ``description`` what the picture says unseen."""

    title: str
    sentence: str
    description: str
    table: Table
    specification: dict[str, Any] = field(repr=False)
    source: str = ""
    as_of: str = ""
    caveat: str = ""
    language: str = "en"

    @property
    def key(self) -> str:
        """SHA-256 of what the picture depends on; the same content is drawn once."""
        parts = [self.specification, self.title, self.description, self.language]
        return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()

    def as_context(self, drawn: str | None = None) -> dict[str, Any]:
        """The variables of ``components/figure.html``; without its picture the table says so.

        ``drawn`` is the picture where the page read several at once (``pictures.pictures``), else it is looked up.
        """
        from .pictures import picture

        drawn = drawn or picture(self.key)
        note = self.table.note or ("" if drawn else _("The picture is not drawn yet; these are its figures."))
        return {
            "title": self.title,
            "sentence": self.sentence,
            "picture": drawn,
            "table": {
                "caption": self.table.caption,
                "columns": self.table.columns,
                "rows": self.table.rows,
                "note": note,
            },
            "source": self.source,
            "vintage": self.as_of,
            "caveat": self.caveat,
        }


@dataclass(frozen=True)
class Value:
    """One figure of a series: an interval, or None where nothing was reported.

    ``late`` values may still grow and are drawn hollow; ``hidden`` ones are small groups and are drawn hatched.
    """

    label: str
    value: Interval | None
    late: bool = False
    hidden: bool = False


@dataclass(frozen=True)
class Expectation:
    """One period: what was observed, what was expected, and the range an observation would have lain in."""

    label: str
    observed: float | None
    expected: float | None
    low: float | None
    high: float | None
    late: bool = False


@dataclass(frozen=True)
class Mark:
    """A vertical line at a period, with its words beside it."""

    position: int
    label: str


def in_time(
    *,
    title: str,
    sentence: str,
    series: dict[str, Sequence[Value]],
    unit: str = "",
    caption: str = "",
    **about,
) -> Figure:
    """Lines over the same periods, labelled at their ends; ranges as whiskers, late points hollow."""
    labels = _common_labels(series)
    rows, ends = [], []
    for name, values in series.items():
        found = [_row(name, i, value) for i, value in enumerate(values)]
        rows += found
        ends += [row for row in found if row["middle"] is not None][-1:]
    across = _across(labels)
    up = {"field": "middle", "type": "quantitative", "title": unit or None}
    colour = _colours(list(series))
    layers = [
        {"mark": "line", "encoding": {"x": across, "y": up, "color": colour}},
        _whiskers(across, colour),
        *_points(across, up, colour, known="isValid(datum.middle)"),
    ]
    if len(series) > 1:
        layers.append(_names_at_ends(ends, across, up, colour))
    spec = _specification(rows, layers, room_right=110 if len(series) > 1 else 10)
    table = Table(
        caption or title,
        (_("Period"), *series),
        tuple((label, *(_cell(values[i]) for values in series.values())) for i, label in enumerate(labels)),
    )
    return _figure(title, sentence, spec, table, about)


def in_bars(
    *, title: str, sentence: str, values: Sequence[Value], unit: str = "", caption: str = "", **about
) -> Figure:
    """One bar a category, longest name first as given; ranges as whiskers, hidden cells hatched."""
    rows = [_row("", i, value) for i, value in enumerate(values) if value.value is not None]
    order = [value.label for value in values]
    down = {"field": "label", "type": "nominal", "sort": order, "title": None, "axis": _category_axis(order)}
    along = {"field": "high", "type": "quantitative", "title": unit or None, "axis": {"tickCount": 4, "grid": True}}
    known, hidden = [{"filter": "!datum.hidden"}], [{"filter": "datum.hidden"}]
    beside = {"type": "text", "align": "left"}
    words_of = {"field": "words"}
    layers = [
        {
            "mark": {"type": "bar", "height": 20, "color": theme.SERIES[0]},
            "transform": known,
            "encoding": {"y": down, "x": {**along, "field": "middle"}},
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
    spec = _specification(rows, layers, height=34 * max(1, len(rows)), room_right=70)
    table = Table(caption or title, ("", unit or _("Number")), tuple((v.label, _cell(v)) for v in values))
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
    across = _across([point.label for point in points])
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
        *_points(across, {**up, "field": "observed"}, {"value": observed}, known="isValid(datum.observed)"),
        *_mark_layers(marks, across, len(points)),
    ]
    spec = _specification(rows, layers)
    spec = _with_key(spec, [(_("observed"), observed), (_("expected without it"), expected)])
    columns = (_("Period"), _("Observed"), _("Expected"), _("From"), _("To"))
    body = tuple((p.label, *(_number(x, decimals) for x in (p.observed, p.expected, p.low, p.high))) for p in points)
    return _figure(title, sentence, spec, Table(caption or title, columns, body), about)


def _figure(title: str, sentence: str, spec: dict, table: Table, about: dict) -> Figure:
    description = about.pop("description", "") or f"{sentence} {_('The table below holds every figure.')}"
    language = get_language() or "en"
    return Figure(title, sentence, description, table, spec, language=language, **about)


def _specification(rows, layers, *, height=theme.HEIGHT, room_right=10) -> dict[str, Any]:
    return {
        "$schema": SCHEMA,
        "width": theme.WIDTH,
        "height": height,
        "padding": {"left": 4, "top": 6, "right": room_right, "bottom": 4},
        "data": {"values": rows},
        "layer": layers,
        "config": theme.configuration(),
    }


def _row(name: str, position: int, given: Value) -> dict[str, Any]:
    """A row to draw; where nothing was reported its figures are null, and the line breaks there."""
    low = high = middle = None
    if given.value is not None:
        low, high = float(given.value.lower), float(given.value.upper)
        middle = (low + high) / 2
    row = {"series": name, "position": position, "label": given.label, "low": low, "high": high, "middle": middle}
    return row | {"late": given.late, "hidden": given.hidden, "words": _cell(given)}


def _common_labels(series: dict[str, Sequence[Value]]) -> list[str]:
    labels = {tuple(value.label for value in values) for values in series.values()}
    if len(labels) != 1:
        raise ValueError("Every line of a chart has the same periods; give None where nothing was reported.")
    return list(labels.pop())


def _across(labels: Sequence[str]) -> dict[str, Any]:
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


def _category_axis(names: Sequence[str]) -> dict[str, Any]:
    return {"labelLimit": 220, "domain": False, "ticks": False, "grid": False, "labelPadding": 8}


def _colours(names: list[str]) -> dict[str, Any]:
    domain = {"domain": names, "range": [theme.SERIES[i % len(theme.SERIES)] for i in range(len(names))]}
    return {"field": "series", "type": "nominal", "scale": domain, "legend": None}


def _whiskers(across, colour) -> dict[str, Any]:
    up = {"field": "low", "type": "quantitative"}
    return {
        "mark": {"type": "rule", "strokeWidth": 2},
        "transform": [{"filter": "datum.low < datum.high"}],
        "encoding": {"x": across, "y": up, "y2": {"field": "high"}, "color": colour},
    }


def _points(across, up, colour, known) -> list[dict[str, Any]]:
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


def _names_at_ends(ends, across, up, colour) -> dict[str, Any]:
    return {
        "data": {"values": ends},
        "mark": {"type": "text", "align": "left", "dx": 9},
        "encoding": {"x": across, "y": up, "color": colour, "text": {"field": "series"}},
    }


def _mark_layers(marks: Sequence[Mark], across, length: int) -> list[dict[str, Any]]:
    layers = []
    for mark in marks:
        near_the_end = mark.position > length * 0.6
        where = {"x": {**across, "field": "at"}}
        data = {"values": [{"at": mark.position - 0.5, "label": mark.label}]}
        layers.append({"data": data, "mark": {"type": "rule", "strokeDash": [2, 3]}, "encoding": where})
        text = {"type": "text", "align": "right" if near_the_end else "left", "dx": -7 if near_the_end else 7, "dy": 12}
        layers.append({"data": data, "mark": text, "encoding": where | {"y": {"value": 0}, "text": {"field": "label"}}})
    return layers


def _with_key(spec: dict[str, Any], entries) -> dict[str, Any]:
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


def _number(value: float | None, decimals: int) -> str:
    return "–" if value is None else words.number(value, decimals)


def _cell(given: Value) -> str:
    """A figure of a table: the number, its range, or why there is none."""
    if given.value is None:
        return _("not reported")
    if given.value.is_exact:
        return words.number(given.value.lower, 2)
    low, high = (words.number(bound, 2) for bound in (given.value.lower, given.value.upper))
    return _("hidden (%(low)s–%(high)s)") % {"low": low, "high": high} if given.hidden else f"{low}–{high}"


def locale_of(language: str) -> str:
    return to_locale(language)
