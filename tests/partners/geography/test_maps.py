"""Static maps from boundaries."""

import datetime

import pytest

from partners.geography.maps import boundary_note, country_map, map_of
from partners.geography.topojson import geometries, simplify
from partners.models import AreaBoundary
from tests.factories.partners import country, region

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def boundary(area, ring=SQUARE, kind="Polygon", valid_from=datetime.date(2020, 1, 1), **fields):
    coordinates = [ring] if kind == "Polygon" else [[part] for part in ring]
    return AreaBoundary.objects.create(
        area=area,
        geometry={"type": kind, "coordinates": coordinates},
        valid_from=valid_from,
        **{"licence": "CC0", "attribution": "Us", **fields},
    )


def shifted(east):
    return [[x + east, y] for x, y in SQUARE]


@pytest.mark.django_db
def test_a_square_at_the_equator_becomes_a_square():
    boundary(region())
    drawn = map_of([region()])
    assert drawn.view_box == "0 0 1000 1000"
    (shape,) = drawn.shapes
    assert (shape.code, shape.name, shape.path) == ("XD-01", "North", "M0 1000l1000 0l0 -1000l-1000 0z")
    assert (shape.x, shape.y) == (500, 500)
    assert drawn.note == boundary_note()
    assert drawn.credit == "Shapes: Us (CC0)."
    assert drawn.missing == ()


@pytest.mark.django_db
def test_the_newest_boundary_that_holds_on_the_day_is_drawn(django_assert_num_queries):
    boundary(region())
    boundary(region(), shifted(5), valid_from=datetime.date(2022, 1, 1), attribution="Newer")
    boundary(region(), shifted(9), valid_from=datetime.date(2999, 1, 1), attribution="To come")
    south = region("XD-02", "South")
    assert map_of([south]) is None
    areas = [region(), south]
    with django_assert_num_queries(1):
        drawn = map_of(areas)
    assert drawn.credit == "Shapes: Newer (CC0)."
    assert drawn.missing == (south,)
    assert map_of(areas, datetime.date(2021, 1, 1)).credit == "Shapes: Us (CC0)."
    assert map_of(areas, datetime.date(2019, 1, 1)) is None


@pytest.mark.django_db
def test_a_country_across_the_180th_meridian_is_drawn_in_one_piece():
    boundary(region(), [shifted(178), shifted(-180)], "MultiPolygon")
    (shape,) = map_of([region()]).shapes
    assert shape.path == "M0 500l500 0l0 -500l-500 0zM500 500l500 0l0 -500l-500 0z"


@pytest.mark.django_db
def test_a_country_without_shapes_of_its_divisions_shows_its_outline():
    boundary(country())
    region()
    assert [shape.code for shape in country_map(country()).shapes] == ["XDM"]
    boundary(region())
    assert [shape.code for shape in country_map(country()).shapes] == ["XD-01"]


def test_a_line_keeps_what_matters():
    line = [(0.0, 0.0), (1.0, 0.01), (2.0, 0.0), (3.0, 1.0), (4.0, 0.0)]
    assert simplify(line, 0.1) == [(0.0, 0.0), (2.0, 0.0), (3.0, 1.0), (4.0, 0.0)]
    assert simplify(line, 0) == line
    assert simplify(line[:2], 9) == line[:2]


def test_neighbours_keep_the_border_they_share():
    wiggle = [[10, 0], *[[(-1) ** step, 1] for step in range(40)]]
    topology = {
        "transform": {"scale": [0.1, 0.1], "translate": [0, 0]},
        "arcs": [wiggle, [[10, 40], [-10, 0], [0, -40], [10, 0]], [[10, 0], [90, 0], [0, 40], [-90, 0]]],
        "objects": {
            "areas": {
                "geometries": [
                    {"type": "Polygon", "id": "W", "arcs": [[0, 1]]},
                    {"type": "Polygon", "id": "E", "arcs": [[2, -1]]},
                ]
            }
        },
    }
    shapes = geometries(topology, detail=20)
    west, east = ({tuple(point) for point in shapes[key]["coordinates"][0]} for key in ("W", "E"))
    assert west & east == {(1.0, 0.0), (1.0, 4.0)}
    assert all(ring[0] == ring[-1] for shape in shapes.values() for ring in shape["coordinates"])
