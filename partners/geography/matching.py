"""From the text of a file to a country: by code, by name in seven spellings, by pattern; never by a guess.

``match_country(text)`` answers one text with one query; an import builds ``CountryMatcher()`` once and calls it.
"""

import re
import unicodedata
from functools import cache, lru_cache

from .models import Area
from .sources import cldr_names, country_rows

APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼʻ`´′＇"), "'")
FILLER = frozenset(
    re.findall(
        r"\S+",
        """
        the of and republic kingdom state states states' federation federal federative democratic people peoples
        people's islamic arab united plurinational bolivarian former yugoslav commonwealth union co operative
        cooperative socialist special administrative region sar territory territories under unscr unsc un resolution
        security council 1244 republique royaume etat du de la le les des republica reino estado da do del dos
        """,
    )
)
LOST = "\ufffd"
NOT_NAMES = frozenset({"CAR"})
"""Short forms that mean something else in files: CAR is a sub-region (Caribbean) in the UNODC release of 2023."""
COMMON = {
    "drc": "COD",
    "east timor": "TLS",
    "great britain": "GBR",
    "ivory coast": "CIV",
    "swaziland": "SWZ",
    "turkey": "TUR",
    "us": "USA",
}
"""Everyday names the taxonomy leaves to its patterns."""


class CountryMatcher:
    """Finds areas of level country for texts; holds the countries it read when it was made."""

    def __init__(self):
        self._areas = {area.code: area for area in Area.objects.countries()}

    def __call__(self, text: str) -> Area | None:
        """The country a text names, or None: for texts that name none, several, or one without a code."""
        own = text.strip() if text else ""
        return self._areas.get(own if own in self._areas else country_code(text))


def match_country(text: str) -> Area | None:
    """The country a text names by alpha-3 code or name, or None; see ``CountryMatcher`` for many texts."""
    code = country_code(text) or (text or "").strip()
    return Area.objects.countries().filter(code=code).first() if code else None


def area_by_code(code: str) -> Area | None:
    """The area of an exact code of any level (M49, alpha-3, ISO 3166-2, P-code of a second-level division)."""
    return Area.objects.filter(code=(code or "").strip().upper()).first()


def country_by_alpha2(code: str) -> Area | None:
    """The country of an ISO 3166-1 alpha-2 code; kept apart from names because NA is also "not available"."""
    code = (code or "").strip().upper()
    return Area.objects.countries().filter(iso2=code).first() if len(code) == 2 else None


@lru_cache(maxsize=4096)
def country_code(text: str | None) -> str | None:
    """The alpha-3 code a text stands for, or None. Pure: reads the taxonomy, not the database.

    Codes count in capitals only: "per", "and" and "can" are words.
    """
    plain = repaired(text or "").strip()
    if plain in _codes():
        return plain
    key = folded(plain)
    if not key or LOST in plain:
        return None
    names = _names()
    return names[key] if key in names else _by_pattern(key)


def repaired(text: str) -> str:
    """Text with UTF-8 that was read as Windows-1252 or Latin-1 put right, where that can be told for certain."""
    for encoding in ("cp1252", "latin-1"):
        if not any(mark in text for mark in "ÃÂâØÙ"):
            break
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def folded(text: str) -> str:
    """Lower case without accents, with plain apostrophes and single spaces; the key names are compared by."""
    decomposed = unicodedata.normalize("NFKD", text.translate(APOSTROPHES))
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark)).casefold()
    return re.sub(r"\s+", " ", re.sub(r"[^\w' ]", " ", bare)).strip()


@cache
def _codes() -> frozenset[str]:
    return frozenset(row["code"] for row in country_rows() if row["code"])


@cache
def _names() -> dict[str, str | None]:
    """Folded name to code; a name that two countries bear, or a place without a code, leads to None."""
    full: dict[str, set] = {}
    loose: dict[str, set] = {}
    for row in country_rows():
        for name in _spellings(row["iso2"], row["names"]):
            full.setdefault(folded(name), set()).add(row["code"] or None)
            for key in _variants(name):
                loose.setdefault(key, set()).add(row["code"] or None)
    found = {key: codes.pop() if len(codes) == 1 else None for key, codes in (loose | full).items() if key}
    return found | COMMON


@cache
def _spellings(alpha2: str, names: str) -> tuple[str, ...]:
    spelt = [*names.split("|"), *(cldr_names(alpha2) if alpha2 else {}).values()]
    return tuple(name for name in spelt if name not in NOT_NAMES)


def _variants(name: str) -> set[str]:
    """The folded name without a leading article and without what stands in brackets."""
    unbracketed = folded(re.sub(r"\(.*?\)", " ", name))
    return {folded(name).removeprefix("the "), unbracketed, unbracketed.removeprefix("the ")} - {""}


@cache
def _patterns() -> tuple[tuple[str | None, re.Pattern, frozenset[str]], ...]:
    """Code, pattern, and the words that occur in any spelling of the country's name."""
    return tuple(
        (
            row["code"] or None,
            re.compile(row["regex"]),
            frozenset(word for name in _spellings(row["iso2"], row["names"]) for word in folded(name).split()),
        )
        for row in country_rows()
        if row["regex"]
    )


def _by_pattern(key: str) -> str | None:
    """The one country whose pattern fits a text made only of its own words and such as "republic of"."""
    words = set(key.split())
    found = {code for code, pattern, own in _patterns() if words <= own | FILLER and pattern.search(key)}
    return found.pop() if len(found) == 1 else None
