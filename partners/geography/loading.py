"""Brings areas, populations and boundaries from the files into the database; a second run writes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from . import sources
from .choices import Level
from .models import Area, AreaBoundary, AreaPopulation
from .paths import CODE
from .sources import Place, Shape

FIELDS = ("level", "parent_id", "lineage", "name", "names", "iso2", "m49", "pcode", "is_acp", "valid_to")


@dataclass(frozen=True)
class Loaded:
    """How many rows a run wrote, and the codes of divisions it ended."""

    areas_new: int = 0
    areas_changed: int = 0
    ended: tuple[str, ...] = ()
    populations: int = 0
    boundaries: int = 0


@transaction.atomic
def load_areas() -> Loaded:
    """Loads everything the files hold. Names and P-codes added by people are kept; nothing is ever deleted."""
    places = list(sources.places())
    new, changed = store_places(places)
    ended = _end_vanished(places)
    return Loaded(
        areas_new=new,
        areas_changed=changed,
        ended=ended,
        populations=store_populations(sources.populations(), sources.POPULATION_SOURCE),
        boundaries=store_shapes(sources.shapes()),
    )


def store_places(places: Iterable[Place], *, fictional: bool = False) -> tuple[int, int]:
    """Creates and updates areas, level by level; returns how many were new and how many changed.

    Raises ValidationError, before anything is written, for a new code that is none.
    """
    places = list(places)
    known = {area.code: area for area in Area.objects.all()}
    for place in places:
        if place.code not in known:
            CODE(place.code)
    new = changed = 0
    for wave in _waves(places, set(known)):
        fresh, altered = [], []
        for place in wave:
            area = known.get(place.code)
            wanted = _wanted(place, known.get(place.parent), area)
            if area is None:
                fresh.append(Area(code=place.code, is_fictional=fictional, **wanted))
            elif any(getattr(area, name) != value for name, value in wanted.items()):
                for name, value in wanted.items():
                    setattr(area, name, value)
                altered.append(area)
        for area in Area.objects.bulk_create(fresh):
            known[area.code] = area
        if altered:
            Area.objects.bulk_update(altered, FIELDS)
        new, changed = new + len(fresh), changed + len(altered)
    return new, changed


def _waves(places: list[Place], known: set[str]) -> Iterable[list[Place]]:
    """Parents before children: each wave's parents are known or came in an earlier wave."""
    waiting, codes = places, {place.code for place in places}
    done: set[str] = known - codes
    while waiting:
        wave = [place for place in waiting if not place.parent or place.parent in done]
        if not wave:
            raise ValueError(f"No parent for {', '.join(sorted(place.code for place in waiting)[:5])}.")
        yield wave
        done |= {place.code for place in wave}
        waiting = [place for place in waiting if place.code not in done]


def _wanted(place: Place, parent: Area | None, area: Area | None) -> dict:
    return {
        "level": place.level,
        "parent_id": parent.pk if parent else None,
        "lineage": parent.path if parent else "",
        "name": place.name,
        "names": {**(area.names if area else {}), **place.names},
        "iso2": place.iso2,
        "m49": place.m49,
        "pcode": place.pcode or (area.pcode if area else ""),
        "is_acp": place.is_acp,
        "valid_to": None,
    }


def _end_vanished(places: list[Place]) -> tuple[str, ...]:
    """Divisions with an ISO 3166-2 code that ISO no longer lists are ended today, never deleted."""
    current = {place.code for place in places if place.level == Level.ADMIN1}
    prefixes = {code.split("-")[0] for code in current}
    today = timezone.localdate()
    standing = Area.objects.filter(level=Level.ADMIN1, is_fictional=False).filter(
        Q(valid_to=None) | Q(valid_to__gt=today)
    )
    gone = [area for area in standing if "-" in area.code and area.code.split("-")[0] in prefixes]
    gone = [area for area in gone if area.code not in current]
    for area in gone:
        area.valid_to = today
    if gone:
        Area.objects.bulk_update(gone, ["valid_to"])
    return tuple(sorted(area.code for area in gone))


def store_populations(rows: Iterable[tuple[str, int, int]], source: str) -> int:
    """Stores (code, year, people) from one source; returns how many rows were written."""
    ids = dict(Area.objects.values_list("code", "pk"))
    known = {(row.area_id, row.year): row for row in AreaPopulation.objects.filter(source=source)}
    fresh, altered = [], []
    for code, year, people in rows:
        row = known.get((ids[code], year))
        if row is None:
            fresh.append(AreaPopulation(area_id=ids[code], year=year, total=people, source=source))
        elif row.total != people:
            row.total = people
            altered.append(row)
    AreaPopulation.objects.bulk_create(fresh)
    if altered:
        AreaPopulation.objects.bulk_update(altered, ["total"])
    return len(fresh) + len(altered)


def store_shapes(shapes: Iterable[Shape]) -> int:
    """Stores boundaries once per area and date; a boundary a person put there for that date is left alone."""
    ids = dict(Area.objects.values_list("code", "pk"))
    known = {(row.area_id, row.valid_from): row for row in AreaBoundary.objects.all()}
    fresh, altered = [], []
    for shape in shapes:
        area_id = ids.get(shape.code)
        row = known.get((area_id, shape.valid_from))
        if area_id is None or (row and row.attribution != shape.attribution):
            continue
        if row is None:
            fresh.append(
                AreaBoundary(
                    area_id=area_id,
                    geometry=shape.geometry,
                    licence=shape.licence,
                    attribution=shape.attribution,
                    valid_from=shape.valid_from,
                )
            )
        elif row.geometry != shape.geometry:
            row.geometry = shape.geometry
            altered.append(row)
    AreaBoundary.objects.bulk_create(fresh)
    if altered:
        AreaBoundary.objects.bulk_update(altered, ["geometry"])
    return len(fresh) + len(altered)
