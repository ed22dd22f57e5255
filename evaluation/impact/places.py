"""Areas of a country by code or exact name, loading its first-level divisions where they are not there yet."""

from collections.abc import Callable

from partners.geography.choices import Level
from partners.geography.loading import store_places
from partners.geography.matching import folded
from partners.geography.models import Area
from partners.geography.sources import Place


def ensure_divisions(country: Area) -> int:
    """Stores the country's ISO 3166-2 divisions if none are known; returns how many are new. Fictional ones: none."""
    if country.is_fictional or not country.iso2 or country.children.filter(level=Level.ADMIN1).exists():
        return 0
    import pycountry

    divisions = pycountry.subdivisions.get(country_code=country.iso2) or ()
    top = [one for one in divisions if not one.parent_code]
    return store_places([Place(one.code, Level.ADMIN1, country.code, one.name) for one in top])[0]


def area_finder(country: Area) -> Callable[[str], int | None]:
    """A function from a code or an exact name to the key of the country or an area within it."""
    ensure_divisions(country)
    by_code: dict[str, int] = {}
    by_name: dict[str, int | None] = {}
    for area in Area.objects.within(country):
        codes = [area.code, area.pcode, area.iso2 if area.pk == country.pk else ""]
        by_code |= {code.upper(): area.pk for code in codes if code}
        for name in {folded(name) for name in (area.name, *area.names.values())}:
            by_name[name] = None if by_name.get(name, area.pk) != area.pk else area.pk

    def find(text: str) -> int | None:
        text = text.strip()
        return by_code.get(text.upper()) or by_name.get(folded(text))

    return find
