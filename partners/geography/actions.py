"""Boundaries that an administrator brings, and priorities that rooms to the right compute."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from . import rules
from .models import Area, AreaBoundary, AreaPriority

ADD_BOUNDARY = "geography.add_boundary"
SET_PRIORITIES = "geography.set_priorities"


@dataclass(frozen=True)
class Priority:
    """Why an area comes first: rank 1 is the first, reasons are sentences for people."""

    code: str
    rank: int
    reasons: list[str] = field(default_factory=list)


@transaction.atomic
def add_boundaries(
    *, by, geometries: dict[str, dict], licence: str, attribution: str, valid_from: date
) -> list[AreaBoundary]:
    """Gives areas, by code, a boundary from a day on; one that stands for the same day is replaced.

    Raises PermissionDenied, and ValidationError for an unknown code or a missing licence or attribution.
    """
    rules.demand_boundary_keeper(by)
    if not (licence.strip() and attribution.strip()):
        raise ValidationError(_("A boundary needs its licence and its attribution."))
    areas = _areas(geometries)
    fields = {"licence": licence, "attribution": attribution}
    saved = []
    for code, geometry in geometries.items():
        boundary, _created = AreaBoundary.objects.update_or_create(
            area=areas[code], valid_from=valid_from, defaults={"geometry": geometry, **fields}
        )
        log(areas[code], ADD_BOUNDARY, user=by, data={**fields, "valid_from": valid_from.isoformat()})
        saved.append(boundary)
    return saved


@transaction.atomic
def set_area_priorities(*, by, source: str, priorities: Iterable[Priority]) -> int:
    """Replaces all priorities of one source; answers how many stand now. ``by`` is None for a job.

    Raises PermissionDenied, and ValidationError for an unknown code or one given twice.
    """
    rules.demand_priority_setter(by)
    priorities = list(priorities)
    codes = [priority.code for priority in priorities]
    if len(set(codes)) < len(codes):
        raise ValidationError(_("An area was given twice."))
    areas = _areas(codes)
    AreaPriority.objects.filter(source=source).delete()
    AreaPriority.objects.bulk_create(
        AreaPriority(area=areas[p.code], rank=p.rank, reasons=list(p.reasons), source=source) for p in priorities
    )
    world = Area.objects.filter(level="world").first()
    if world:
        log(world, SET_PRIORITIES, user=by, data={"source": source, "areas": len(priorities)})
    return len(priorities)


def _areas(codes: Iterable[str]) -> dict[str, Area]:
    codes = set(codes)
    areas = {area.code: area for area in Area.objects.filter(code__in=codes)}
    if unknown := sorted(codes - set(areas)):
        raise ValidationError(_("Not a known area: %(codes)s"), params={"codes": ", ".join(unknown)})
    return areas
