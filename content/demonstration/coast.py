"""Draws a country that does not exist: a bent net of 24 cells whose shared edges wander, so that they tile exactly."""

import math
from itertools import pairwise
from random import Random

COLUMNS, ROWS = 6, 4
WEST, SOUTH, WIDTH, HEIGHT = 72.0, -20.0, 9.0, 7.0
"""Degrees; open sea in the Indian Ocean, where no land is."""

Point = tuple[float, float]


class Coast:
    """The net of corners and edges; every cell and the outline are read from the same edges."""

    def __init__(self, draw: Random):
        self._draw = draw
        self._corners = {(c, r): self._corner(c, r) for c in range(COLUMNS + 1) for r in range(ROWS + 1)}
        self._edges: dict[tuple, list[Point]] = {}
        for c in range(COLUMNS + 1):
            for r in range(ROWS + 1):
                for neighbour in ((c + 1, r), (c, r + 1)):
                    if neighbour in self._corners:
                        self._edges[((c, r), neighbour)] = self._edge((c, r), neighbour)

    def region(self, number: int) -> dict:
        """GeoJSON of region 1 to 24, counted from the north-west, row by row."""
        row, c = divmod(number - 1, COLUMNS)
        r = ROWS - 1 - row
        return self._polygon([(c, r), (c + 1, r), (c + 1, r + 1), (c, r + 1)])

    def outline(self) -> dict:
        """GeoJSON of the whole country: exactly the outer edges of the regions."""
        south = [(c, 0) for c in range(COLUMNS + 1)]
        east = [(COLUMNS, r) for r in range(1, ROWS + 1)]
        north = [(c, ROWS) for c in range(COLUMNS - 1, -1, -1)]
        west = [(0, r) for r in range(ROWS - 1, 0, -1)]
        return self._polygon(south + east + north + west)

    def _corner(self, c: int, r: int) -> Point:
        x, y = c / COLUMNS, r / ROWS
        inner = 0.36 if 0 < c < COLUMNS and 0 < r < ROWS else 0.12
        x += self._draw.uniform(-inner, inner) / COLUMNS
        y += self._draw.uniform(-inner, inner) / ROWS
        bend = 0.22 * math.sin(math.pi * x)
        taper = 1 - 0.35 * (2 * x - 1) ** 2
        return WEST + WIDTH * (x + 0.08 * math.sin(3 * y)), SOUTH + HEIGHT * (0.5 + (y - 0.5) * taper + bend - 0.15)

    def _edge(self, start, end) -> list[Point]:
        outer = any(start[i] == end[i] and start[i] in (0, limit) for i, limit in ((0, COLUMNS), (1, ROWS)))
        points = [self._corners[start], self._corners[end]]
        roughness = 0.22 if outer else 0.13
        for _round in range(4 if outer else 3):
            points = [point for pair in pairwise(points) for point in (pair[0], self._between(*pair, roughness))]
            points.append(self._corners[end])
            roughness *= 0.75
        return [(round(x, 3), round(y, 3)) for x, y in points]

    def _between(self, a: Point, b: Point, roughness: float) -> Point:
        push = self._draw.uniform(-roughness, roughness)
        return (a[0] + b[0]) / 2 - (b[1] - a[1]) * push, (a[1] + b[1]) / 2 + (b[0] - a[0]) * push

    def _polygon(self, corners: list[tuple[int, int]]) -> dict:
        ring: list[Point] = []
        for start, end in zip(corners, corners[1:] + corners[:1], strict=True):
            edge = self._edges.get((start, end)) or self._edges[(end, start)][::-1]
            ring += edge[:-1]
        return {"type": "Polygon", "coordinates": [[list(point) for point in [*ring, ring[0]]]]}
