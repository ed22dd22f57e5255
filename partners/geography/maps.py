"""Static maps: areas as SVG path data, with the words that belong under every map.

A template draws them without further queries::

    <svg viewBox="{{ map.view_box }}" role="img" aria-label="…">
      {% for shape in map.shapes %}<path d="{{ shape.path }}"><title>{{ shape.name }}</title></path>{% endfor %}
    </svg>
    <p>{{ map.note }} {{ map.credit }}</p>
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from .models import Area, AreaBoundary

WIDTH = 1000
"""Units of a map's longer side; paths are whole units."""


@dataclass(frozen=True)
class MapShape:
    """One area as SVG path data; ``x`` and ``y`` are a place for its label."""

    code: str
    name: str
    path: str
    x: int
    y: int


@dataclass(frozen=True)
class StaticMap:
    """Shapes in one view box; ``missing`` are areas of which there is no current boundary."""

    view_box: str
    shapes: tuple[MapShape, ...]
    missing: tuple[Area, ...]
    note: str
    credit: str


def boundary_note() -> str:
    """What every map says about borders."""
    return _("Borders and names on this map do not imply an opinion on the legal status of any territory.")


def map_of(areas: Iterable[Area], day: date | None = None) -> StaticMap | None:
    """A map of the areas as their borders stand on a day (today unless given); one query; None without any shape.

    Equirectangular, with the scale true at the middle latitude; a country on both sides of the 180th meridian is
    drawn in one piece.
    """
    areas = list(areas)
    return map_of_boundaries(areas, current_boundaries(areas, day))


def map_of_boundaries(areas: list[Area], rows: dict[int, AreaBoundary]) -> StaticMap | None:
    """``map_of`` from boundaries by primary key of the area, saved or not; no query."""
    outlines = {area: _polygons(rows[area.pk].geometry) for area in areas if area.pk in rows}
    if not outlines:
        return None
    projection = _Projection(outlines.values())
    credits = sorted({f"{row.attribution} ({row.licence})" for row in rows.values()})
    return StaticMap(
        view_box=f"0 0 {projection.width} {projection.height}",
        shapes=tuple(_shape(area, polygons, projection) for area, polygons in outlines.items()),
        missing=tuple(area for area in areas if area not in outlines),
        note=boundary_note(),
        credit=_("Shapes: %(sources)s.") % {"sources": "; ".join(credits)},
    )


def country_map(country: Area, day: date | None = None) -> StaticMap | None:
    """The country's divisions, or its outline where their shapes are not known; two or three queries."""
    day = day or timezone.localdate()
    return map_of(country.children.valid_on(day), day) or map_of([country], day)


def current_boundaries(areas: Iterable[Area], day: date | None = None) -> dict[int, AreaBoundary]:
    """The newest boundary of each area that holds on the day, by primary key of the area; one query."""
    day = day or timezone.localdate()
    rows = AreaBoundary.objects.filter(Q(area__in=list(areas)), valid_from__lte=day).order_by("valid_from")
    return {row.area_id: row for row in rows}


class _Projection:
    """Degrees to whole units of the view box, y downward."""

    def __init__(self, outlines):
        points = [point for polygons in outlines for polygon in polygons for ring in polygon for point in ring]
        longitudes = [x for x, _y in points]
        self._wraps = max(longitudes) - min(longitudes) > 180
        xs = [self._east(x) for x in longitudes]
        ys = [y for _x, y in points]
        self._west, self._north = min(xs), max(ys)
        squeeze = max(0.2, math.cos(math.radians((min(ys) + max(ys)) / 2)))
        spans = (max(xs) - self._west) * squeeze, self._north - min(ys)
        self._scale = WIDTH / (max(spans) or 1)
        self._squeeze = squeeze
        self.width, self.height = (max(1, math.ceil(span * self._scale)) for span in spans)

    def __call__(self, x: float, y: float) -> tuple[int, int]:
        east = (self._east(x) - self._west) * self._squeeze * self._scale
        return round(east), round((self._north - y) * self._scale)

    def _east(self, x: float) -> float:
        return x + 360 if self._wraps and x < 0 else x


def _polygons(geometry: dict) -> list:
    return geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]


def _shape(area: Area, polygons: list, projection: _Projection) -> MapShape:
    rings = [[projection(*point[:2]) for point in ring] for polygon in polygons for ring in polygon]
    largest = max((polygon[0] for polygon in polygons), key=_size)
    x, y = _middle([projection(*point[:2]) for point in largest])
    return MapShape(area.code, area.localized_name, "".join(map(_path, rings)), x, y)


def _path(ring: list[tuple[int, int]]) -> str:
    """``M`` and relative lines; points that fall together are drawn once."""
    steps, (px, py) = [f"M{ring[0][0]} {ring[0][1]}"], ring[0]
    for x, y in ring[1:-1]:
        if (x, y) != (px, py):
            steps.append(f"l{x - px} {y - py}")
            px, py = x, y
    return "".join([*steps, "z"])


def _size(ring: list) -> float:
    xs, ys = [point[0] for point in ring], [point[1] for point in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))


def _middle(ring: list[tuple[int, int]]) -> tuple[int, int]:
    """The centroid of a ring; the mean of its points where it has no area."""
    twice = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        twice, x, y = twice + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if not twice:
        return round(sum(p[0] for p in ring) / len(ring)), round(sum(p[1] for p in ring) / len(ring))
    return round(x / (3 * twice)), round(y / (3 * twice))
