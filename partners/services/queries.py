"""Which help services answer for a place: the nearest first, then those of every area around it."""

from collections.abc import Iterable
from copy import copy

from partners.geography.models import Area

from .choices import ServiceKind
from .models import HelpService

ORDER = {kind: place for place, kind in enumerate(ServiceKind.values)}


def services_for(area: Area) -> list[HelpService]:
    """Published services covering the area or an area around it, nearest first; two queries.

    A region without a verified service of its own falls back to its country's, and so on upward. Each service has
    ``answers_for``, the covering area that is nearest to the one asked for.
    """
    return services_by_area([area])[area.pk]


def services_by_area(areas: Iterable[Area]) -> dict[int, list[HelpService]]:
    """``services_for`` of many areas by primary key, in the same two queries."""
    areas = list(areas)
    codes = {code for area in areas for code in _codes(area)}
    rows = HelpService.objects.published().filter(coverage__code__in=codes).distinct().prefetch_related("coverage")
    services = list(rows)
    return {area.pk: _nearest_first(area, services) for area in areas}


def _codes(area: Area) -> list[str]:
    """The area's own code, then those around it, nearest first."""
    return [code for code in reversed(area.path.split("/")) if code]


def _nearest_first(area: Area, services: list[HelpService]) -> list[HelpService]:
    distance = {code: steps for steps, code in enumerate(_codes(area))}
    found = []
    for service in services:
        covering = [place for place in service.coverage.all() if place.code in distance]
        if covering:
            own = copy(service)
            own.answers_for = min(covering, key=lambda place: distance[place.code])
            found.append((distance[own.answers_for.code], own))
    found.sort(key=lambda pair: (pair[0], not pair[1].always_open, ORDER[pair[1].kind], pair[1].name))
    return [service for _distance, service in found]
