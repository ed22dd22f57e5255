"""Reads an uploaded GeoJSON with suspicion: size, depth, type, coordinates; one finding for each feature that fails."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .topojson import simplify

MOST_BYTES = 8 * 1024 * 1024
MOST_FEATURES = 2000
MOST_POINTS = 400_000
STEPS = 400
"""A shape is simplified to this many steps along the longer side of everything in the file."""


class NotGeoJSON(ValueError):
    """The file as a whole cannot be used; the message says why, to people."""


@dataclass(frozen=True)
class Feature:
    """A feature in the order of the file, from 1; ``error`` is empty where its shape can be used."""

    number: int
    properties: dict = field(default_factory=dict)
    geometry: dict | None = None
    error: str = ""


def read_features(data: bytes) -> list[Feature]:
    """Features of a FeatureCollection, a Feature or a bare geometry, shapes simplified; raises NotGeoJSON."""
    document = _document(data)
    features = [_feature(number, entry) for number, entry in enumerate(_entries(document), 1)]
    if sum(_count(feature.geometry) for feature in features if feature.geometry) > MOST_POINTS:
        raise NotGeoJSON(_("The file has more than %(most)d points.") % {"most": MOST_POINTS})
    return _simplified(features)


def property_names(features: list[Feature]) -> list[str]:
    """Names of properties that could hold a code: those with text or a number in every usable feature."""
    usable = [feature.properties for feature in features if feature.geometry]
    names = usable[0] if usable else {}
    return [name for name in names if all(isinstance(row.get(name), str | int) for row in usable)]


def _document(data: bytes) -> dict:
    if len(data) > MOST_BYTES:
        raise NotGeoJSON(_("The file is larger than %(most)d MB.") % {"most": MOST_BYTES // 1024**2})
    try:
        document = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise NotGeoJSON(_("The file is not JSON in UTF-8.")) from error
    if not isinstance(document, dict):
        raise NotGeoJSON(_("The file is not GeoJSON: it holds no object."))
    return document


def _refuse_constant(name: str):
    raise ValueError(name)


def _entries(document: dict) -> list:
    kind = document.get("type")
    if kind == "FeatureCollection":
        entries = document.get("features")
        if not isinstance(entries, list) or not entries:
            raise NotGeoJSON(_("The file holds no features."))
        if len(entries) > MOST_FEATURES:
            raise NotGeoJSON(_("The file has more than %(most)d features.") % {"most": MOST_FEATURES})
        return entries
    if kind == "Feature":
        return [document]
    if kind in ("Polygon", "MultiPolygon"):
        return [{"type": "Feature", "properties": {}, "geometry": document}]
    raise NotGeoJSON(_("The file is not a FeatureCollection, Feature, Polygon or MultiPolygon of GeoJSON."))


def _feature(number: int, entry) -> Feature:
    if not isinstance(entry, dict) or entry.get("type") != "Feature":
        return Feature(number, error=_("This entry is not a Feature."))
    properties = entry.get("properties") if isinstance(entry.get("properties"), dict) else {}
    geometry = entry.get("geometry")
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        return Feature(number, properties, error=_("Its geometry is not a Polygon or MultiPolygon."))
    try:
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        clean = [[_ring(ring) for ring in polygon] for polygon in polygons]
        if not clean or not all(clean):
            raise ValueError(_("It has no outline."))
    except (KeyError, TypeError, IndexError, OverflowError):
        return Feature(number, properties, error=_("Its coordinates are not in the form of GeoJSON."))
    except ValueError as error:
        return Feature(number, properties, error=str(error))
    return Feature(number, properties, {"type": "MultiPolygon", "coordinates": clean})


def _ring(ring) -> list[tuple[float, float]]:
    points = [_point(point) for point in ring]
    if len(points) < 4 or points[0] != points[-1]:
        raise ValueError(_("A ring must have four points at least and end where it begins."))
    return points


def _point(point) -> tuple[float, float]:
    x, y = point[0], point[1]
    if isinstance(x, bool) or isinstance(y, bool) or not isinstance(x, int | float) or not isinstance(y, int | float):
        raise TypeError
    if not (math.isfinite(x) and math.isfinite(y) and -180 <= x <= 180 and -90 <= y <= 90):
        raise ValueError(_("A coordinate is out of range: longitude and latitude in degrees (WGS 84) are expected."))
    return float(x), float(y)


def _count(geometry: dict) -> int:
    return sum(1 for _point in _points(geometry))


def _points(geometry: dict) -> Iterator[tuple[float, float]]:
    return (point for polygon in geometry["coordinates"] for ring in polygon for point in ring)


def _simplified(features: list[Feature]) -> list[Feature]:
    points = [point for feature in features if feature.geometry for point in _points(feature.geometry)]
    if not points:
        return features
    sides = (max(values) - min(values) for values in zip(*points, strict=True))
    tolerance = max(sides) / STEPS / 2
    return [_smaller(feature, tolerance) if feature.geometry else feature for feature in features]


def _smaller(feature: Feature, tolerance: float) -> Feature:
    polygons = [[_slim(ring, tolerance) for ring in polygon] for polygon in feature.geometry["coordinates"]]
    seen = [[ring for ring in polygon if len(ring) > 3] for polygon in polygons if len(polygon[0]) > 3]
    if not seen:
        seen = feature.geometry["coordinates"]
    flat = len(seen) == 1
    geometry = {"type": "Polygon" if flat else "MultiPolygon", "coordinates": seen[0] if flat else seen}
    return Feature(feature.number, feature.properties, geometry)


def _slim(ring: list, tolerance: float) -> list[list[float]]:
    return [[round(x, 5), round(y, 5)] for x, y in simplify(ring, tolerance)]
