"""Time zones as people name them: “Kenya Time” instead of ``Africa/Nairobi``."""

import zoneinfo

from babel.core import UnknownLocaleError, get_global
from babel.dates import get_timezone, get_timezone_name
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext_lazy as _

PLAIN = frozenset({"UTC", "Etc/UTC", "GMT"})


def zone_name(key: str) -> str:
    """The zone in the reader's language, by CLDR; the key itself where CLDR knows no name for it."""
    if key in PLAIN:
        return key
    try:
        return get_timezone_name(get_timezone(key), locale=to_locale(get_language() or "en"))
    except (LookupError, UnknownLocaleError):
        return key


def validate_time_zone(name: str) -> None:
    """Raises ValidationError for a name the IANA database does not hold."""
    if name not in zoneinfo.available_timezones():
        raise ValidationError(_("%(name)s is not a known time zone."), params={"name": name})


def time_zones() -> list[tuple[str, str]]:
    """Every time zone a place can be in, by its name in the IANA database."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name)
    return [("", "---------"), *((name, name.replace("_", " ")) for name in names)]


def only_zone_of(country: str) -> str:
    """The time zone of a country (ISO 3166-1 alpha-2) that has only one, by CLDR; else empty."""
    zones = [zone for zone, where in get_global("zone_territories").items() if where == country and country]
    return zones[0] if len(zones) == 1 else ""
