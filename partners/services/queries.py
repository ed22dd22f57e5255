"""Which help services answer for a place: the nearest first, then those of every area around it."""

from collections.abc import Iterable
from copy import copy

from clarion.zones import only_zone_of
from partners.geography.models import Area

from .choices import ServiceKind
from .models import ContactChange, HelpService

ORDER = {kind: place for place, kind in enumerate(ServiceKind.values)}


def services_for(area: Area) -> list[HelpService]:
    """Published services covering the area or an area around it, nearest first; one query.

    A region without a verified service of its own falls back to its country's, and so on upward. Each service has
    ``answers_for``, the covering area that is nearest to the one asked for.
    """
    return services_by_area([area])[area.pk]


def services_by_area(areas: Iterable[Area]) -> dict[int, list[HelpService]]:
    """``services_for`` of many areas by primary key, in the same one query."""
    areas = list(areas)
    codes = {code for area in areas for code in _codes(area)}
    coverage = HelpService.coverage.through.objects.filter(
        area__code__in=codes, helpservice__in=HelpService.objects.published()
    )
    rows = list(coverage.select_related("helpservice", "area"))
    return {area.pk: _nearest_first(area, rows) for area in areas}


def zone_of(areas: Iterable[Area]) -> str:
    """The time zone of areas that lie in one country with one zone; else empty. One query."""
    codes = {code for area in areas for code in _codes(area)}
    countries = list(Area.objects.countries().filter(code__in=codes).values_list("iso2", flat=True)[:2])
    return only_zone_of(countries[0]) if len(countries) == 1 else ""


def waiting_change(service: HelpService) -> ContactChange | None:
    """The change of contacts that waits for a second person, with who proposed it."""
    return service.contact_changes.waiting().select_related("proposed_by", "service").first()


def _codes(area: Area) -> list[str]:
    """The area's own code, then those around it, nearest first."""
    return [code for code in reversed(area.path.split("/")) if code]


def _nearest_first(area: Area, coverage: list) -> list[HelpService]:
    """Of each service the nearest of the areas it covers; ``coverage`` are rows of service and area."""
    distance = {code: steps for steps, code in enumerate(_codes(area))}
    nearest: dict[int, tuple[int, HelpService]] = {}
    for row in coverage:
        steps = distance.get(row.area.code)
        if steps is not None and steps < nearest.get(row.helpservice_id, (len(distance),))[0]:
            service = copy(row.helpservice)
            service.answers_for = row.area
            nearest[service.pk] = (steps, service)
    found = sorted(nearest.values(), key=lambda pair: (pair[0], *_order(pair[1])))
    return [service for _steps, service in found]


def _order(service: HelpService) -> tuple:
    return (not service.always_open, ORDER[service.kind], service.name)
