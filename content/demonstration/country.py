"""The world as it is, and one country that is not: Orvelia, XD, with 24 regions on an invented coast."""

from datetime import date

from partners.geography.choices import Level
from partners.geography.loading import load_areas, store_places, store_populations, store_shapes
from partners.geography.sources import WORLD, Place, Shape
from partners.models import Area

from . import runner
from .coast import Coast

COUNTRY = "XDM"
NAMES = {"en": "Orvelia", "fr": "Orvélie", "pt": "Orvélia", "es": "Orvelia", "ar": "أورفيليا", "sw": "Orvelia"}
SOURCE = "Demonstration data"
YEARS = range(2019, 2027)
PEOPLE = 11_400_000
"""People in the last year; the years before follow from the growth."""
GROWTH = 1.019
VALID_FROM = date(2019, 1, 1)

REGIONS = (
    ("Solandre", "سولاندر"),
    ("Ambarene", "أمبارين"),
    ("Kavelia", "كافيليا"),
    ("Belundra", "بيلوندرا"),
    ("Ostarin", "أوستارين"),
    ("Caramveh", "كارامفيه"),
    ("Dorimela", "دوريميلا"),
    ("Estavar", "إستافار"),
    ("Felondra", "فيلوندرا"),
    ("Galimesh", "غاليمش"),
    ("Harundel", "هاروندل"),
    ("Ilvanta", "إلفانتا"),
    ("Jorasembe", "جوراسمبي"),
    ("Kelurandi", "كيلوراندي"),
    ("Lorimvala", "لوريمفالا"),
    ("Marendova", "ماريندوفا"),
    ("Nimbarosa", "نيمباروزا"),
    ("Oluvenda", "أولوفيندا"),
    ("Pelandoro", "بيلاندورو"),
    ("Ruvendale", "روفيندال"),
    ("Samvarine", "سامفارين"),
    ("Tolumeria", "تولوميريا"),
    ("Ulverande", "أولفيراند"),
    ("Yaramvesh", "يارامفيش"),
)


def region_code(number: int) -> str:
    """``XD-01`` for 1."""
    return f"XD-{number:02d}"


def regions() -> list[Area]:
    """The 24 regions in the order of their codes."""
    return list(Area.objects.filter(parent__code=COUNTRY, level=Level.ADMIN1).order_by("code"))


def load(seed: int) -> str:
    load_areas()
    present = set(Area.objects.filter(is_fictional=True).values_list("code", flat=True))
    store_places([place for place in _places() if place.code not in present], fictional=True)
    if COUNTRY not in present:
        store_populations(_populations(seed), SOURCE)
        store_shapes(_shapes(seed))
    return (
        f"Orvelia: {len(REGIONS)} regions, {PEOPLE:,} people, among {Area.objects.countries().count() - 1} countries."
    )


def _places():
    yield Place(COUNTRY, Level.COUNTRY, WORLD, NAMES["en"], NAMES, iso2="XD")
    for number, (name, arabic) in enumerate(REGIONS, 1):
        names = dict.fromkeys(("en", "fr", "pt", "es", "sw"), name) | {"ar": arabic}
        yield Place(region_code(number), Level.ADMIN1, COUNTRY, name, names, pcode=f"XD{number:02d}")


def _populations(seed: int):
    draw = runner.chance(seed, "population")
    weights = [draw.lognormvariate(0, 0.55) * (3 if number == 1 else 1) for number in range(1, len(REGIONS) + 1)]
    for year in YEARS:
        total = PEOPLE / GROWTH ** (YEARS[-1] - year)
        parts = [round(total * weight / sum(weights)) for weight in weights]
        yield COUNTRY, year, sum(parts)
        for number, people in enumerate(parts, 1):
            yield region_code(number), year, people


def _shapes(seed: int):
    coast = Coast(runner.chance(seed, "coast"))
    drawn = {COUNTRY: coast.outline()} | {region_code(number): coast.region(number) for number in range(1, 25)}
    for code, geometry in drawn.items():
        yield Shape(code, geometry, "CC0 1.0", "Drawn for the demonstration; no such country exists", VALID_FROM)
