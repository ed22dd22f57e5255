"""Matches the features of an uploaded file with areas, by code alone."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from .geojson import Feature
from .models import Area


@dataclass(frozen=True)
class Preview:
    """What confirming would do: geometries by code, areas they belong to, findings, and areas that stay without."""

    geometries: dict[str, dict]
    areas: list[Area]
    findings: list[tuple[int, str]]
    without: list[Area]


def match_features(features: list[Feature], country: Area, key: str) -> Preview:
    """Finds the area of each feature: by its code or P-code within the country, or the country for a single shape."""
    places = {country.code: country}
    below = list(Area.objects.within(country).valid_on(timezone.localdate()))
    for area in below:
        places |= {code: area for code in (area.code, area.pcode) if code}
    found: dict[str, dict] = {}
    findings = []
    for feature in features:
        area, problem = _area_of(feature, country, key, places)
        if area is not None and area.code in found:
            problem = _("%(code)s occurs twice.") % {"code": area.code}
        if problem:
            findings.append((feature.number, problem))
        else:
            found[area.code] = feature.geometry
    areas = [area for area in below if area.code in found]
    level = areas[0].level if areas else None
    without = [area for area in below if area.level == level and area.code not in found]
    return Preview(found, areas, findings, without)


def _area_of(feature: Feature, country: Area, key: str, places: dict[str, Area]) -> tuple[Area | None, str]:
    if feature.error:
        return None, feature.error
    if not key:
        return country, ""
    if key not in feature.properties:
        return None, _("It has no property %(key)s.") % {"key": key}
    code = str(feature.properties[key]).strip().upper()
    if code not in places:
        return None, _("%(code)s is not the code of an area of this country.") % {"code": code[:40]}
    return places[code], ""
