"""Time zones as people name them: “Kenya Time” instead of ``Africa/Nairobi``."""

from babel.core import UnknownLocaleError
from babel.dates import get_timezone, get_timezone_name
from django.utils.translation import get_language, to_locale

PLAIN = frozenset({"UTC", "Etc/UTC", "GMT"})


def zone_name(key: str) -> str:
    """The zone in the reader's language, by CLDR; the key itself where CLDR knows no name for it."""
    if key in PLAIN:
        return key
    try:
        return get_timezone_name(get_timezone(key), locale=to_locale(get_language() or "en"))
    except (LookupError, UnknownLocaleError):
        return key
