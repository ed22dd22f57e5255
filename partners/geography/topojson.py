"""TopoJSON to GeoJSON geometries, simplified arc by arc so that neighbours keep the border they share."""

import math
from collections.abc import Iterable, Iterator

Point = tuple[float, float]

DETAIL = 260
"""The longer side of a shape is resolved into about this many steps."""


def geometries(topology: dict, name: str = "areas", detail: int = DETAIL) -> dict[str, dict]:
    """GeoJSON geometry by id of every geometry of the named object, each simplified to its own size.

    ``topology`` is quantised TopoJSON with Polygon and MultiPolygon geometries; coordinates are degrees. A shared arc
    takes the finer of its neighbours' tolerances. Parts smaller than the tolerance are dropped, the largest never.
    """
    arcs = [_absolute(arc, topology["transform"]) for arc in topology["arcs"]]
    shapes = {shape["id"]: _polygons(shape) for shape in topology["objects"][name]["geometries"]}
    tolerances = {key: _extent(arcs, polygons) / detail for key, polygons in shapes.items()}
    simple = [simplify(arc, tolerance) for arc, tolerance in zip(arcs, _by_arc(arcs, shapes, tolerances), strict=True)]
    return {key: _geometry(polygons, arcs, simple, tolerances[key]) for key, polygons in shapes.items()}


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's line with every dropped point within ``tolerance`` (degrees); both ends stay."""
    if len(points) < 3:
        return points
    keep = [False] * len(points)
    keep[0] = keep[-1] = True
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        index, distance = _farthest(points, first, last)
        if distance > tolerance:
            keep[index] = True
            stack += [(first, index), (index, last)]
    return [point for point, kept in zip(points, keep, strict=True) if kept]


def _farthest(points: list[Point], first: int, last: int) -> tuple[int, float]:
    (ax, ay), (bx, by) = points[first], points[last]
    dx, dy = bx - ax, by - ay
    length = math.hypot(dx, dy)
    index, best = first, -1.0
    for i in range(first + 1, last):
        x, y = points[i]
        distance = abs(dx * (ay - y) - dy * (ax - x)) / length if length else math.hypot(x - ax, y - ay)
        if distance > best:
            index, best = i, distance
    return index, best


def _absolute(arc: Iterable[list[int]], transform: dict) -> list[Point]:
    (scale_x, scale_y), (shift_x, shift_y) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale_x + shift_x, y * scale_y + shift_y))
    return points


def _polygons(shape: dict) -> list[list[list[int]]]:
    return shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]


def _arc_numbers(polygons) -> Iterator[int]:
    return (number if number >= 0 else ~number for polygon in polygons for ring in polygon for number in ring)


def _extent(arcs: list[list[Point]], polygons) -> float:
    """The longer side of the largest part, so that far islands do not coarsen the mainland."""
    return max(
        max(_sides([point for number in _arc_numbers([polygon]) for point in arcs[number]])) for polygon in polygons
    )


def _sides(points: list[Point]) -> tuple[float, float]:
    xs, ys = [x for x, _y in points], [y for _x, y in points]
    return max(xs) - min(xs), max(ys) - min(ys)


def _by_arc(arcs, shapes, tolerances) -> list[float]:
    finest = [math.inf] * len(arcs)
    for key, polygons in shapes.items():
        for number in _arc_numbers(polygons):
            finest[number] = min(finest[number], tolerances[key])
    return finest


def _geometry(polygons, arcs, simple, tolerance: float) -> dict:
    digits = max(2, math.ceil(-math.log10(tolerance)) + 1) if tolerance else 4
    drawn = [[_ring(ring, simple, digits) for ring in polygon] for polygon in polygons]
    whole = [[ring for ring in polygon if len(ring) > 3] for polygon in drawn]
    seen = [polygon for polygon in whole if polygon and max(_sides(polygon[0])) > 2 * tolerance]
    if not seen:
        seen = [[_ring(ring, arcs, digits + 1) for ring in max(polygons, key=lambda polygon: _extent(arcs, [polygon]))]]
    if len(seen) == 1:
        return {"type": "Polygon", "coordinates": seen[0]}
    return {"type": "MultiPolygon", "coordinates": seen}


def _ring(ring: list[int], arcs: list[list[Point]], digits: int) -> list[list[float]]:
    points: list[list[float]] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        for x, y in arc:
            point = [round(x, digits), round(y, digits)]
            if not points or points[-1] != point:
                points.append(point)
    return points
