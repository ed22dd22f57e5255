"""GeoJSON from outside: what is taken, what is named in a finding, what is refused as a whole."""

import json

import pytest

from partners.geography import geojson
from partners.geography.geojson import NotGeoJSON, property_names, read_features

SQUARE = [[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]]


def feature(coordinates=None, kind="Polygon", **properties):
    geometry = {"type": kind, "coordinates": coordinates if coordinates is not None else [SQUARE]}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features):
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


@pytest.mark.parametrize(
    "document",
    [
        {"type": "FeatureCollection", "features": [feature()]},
        feature(),
        feature()["geometry"],
        feature([[SQUARE]], "MultiPolygon"),
        feature([[[x, y, 5] for x, y in SQUARE]]),
    ],
)
def test_the_forms_of_geojson_that_hold_areas(document):
    (found,) = read_features(b"\xef\xbb\xbf" + json.dumps(document).encode())
    assert found.error == ""
    assert found.geometry == {"type": "Polygon", "coordinates": [[[float(x), float(y)] for x, y in SQUARE]]}


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b"{}",
        b'{"type": "Point", "coordinates": [0, 0]}',
        b'{"type": "FeatureCollection", "features": []}',
        b'{"type": "FeatureCollection", "features": {}}',
        b'{"type": "Polygon", "coordinates": [[[NaN, 0]]]}',
        b"[" * 200_000,
    ],
)
def test_what_is_refused_as_a_whole(data):
    with pytest.raises(NotGeoJSON):
        read_features(data)


@pytest.mark.parametrize(
    "entry",
    [
        None,
        {"type": "Point"},
        {"type": "Feature"},
        feature(kind="Point", coordinates=[0, 0]),
        feature([]),
        feature([[]]),
        feature([SQUARE[:3]]),
        feature([SQUARE[:4]]),
        feature([[[0, 0], [181, 0], [2, 2], [0, 0]]]),
        feature([[[0, 0], [0, -91], [2, 2], [0, 0]]]),
        feature([[["0", "0"]] * 4]),
        feature([[[True, True]] * 4]),
        feature([[[0]] * 4]),
        feature([[[10**400, 0]] * 4]),
        feature({"a": 1}),
        feature("text"),
        feature(5),
    ],
)
def test_a_feature_that_fails_is_named_and_the_others_are_kept(entry):
    good, bad, last = read_features(collection(feature(), entry, feature()))
    assert (good.error, last.error, bad.geometry) == ("", "", None)
    assert bad.number == 2
    assert bad.error


def test_limits(monkeypatch):
    for name, value in (("MOST_BYTES", 10), ("MOST_FEATURES", 1), ("MOST_POINTS", 9)):
        with monkeypatch.context() as patch:
            patch.setattr(geojson, name, value)
            with pytest.raises(NotGeoJSON):
                read_features(collection(feature(), feature()))


def test_a_shape_is_simplified_to_the_size_of_the_file():
    ring = [[x / 1000, (x % 2) / 100_000] for x in range(1001)] + [[1, 1], [0, 1], [0, 0]]
    (found,) = read_features(collection(feature([ring])))
    assert len(found.geometry["coordinates"][0]) < 10


def test_properties_that_could_hold_a_code():
    found = read_features(collection(feature(code="A", name="x", area=1.5), feature(code=7, name=None, area=2.5)))
    assert property_names(found) == ["code"]
