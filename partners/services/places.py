"""Refuses words that tell where somebody is hidden: kinds of houses, parts of addresses, points on a map.

The words stand in ``places.toml``, by language, for editors to read.
"""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

WORDS = Path(__file__).with_name("places.toml")
PLACE = _(
    "“%(found)s” may tell where people are sheltered. A shelter is never written here, not even its name: "
    "readers reach it through a help line or a referral contact."
)
STREET = _("“%(found)s” looks like an address. Where a service is stays out of every field: readers call it first.")
POINT = _("“%(found)s” looks like a point on a map. Where a service is stays out of every field.")

_NUMBER = r"[-+]?\d{1,3}[.,]\d{3,}"
_POINTS = (
    re.compile(rf"{_NUMBER}\s*°?\s*[nsew]?\s*[,;/ ]\s*{_NUMBER}"),
    re.compile(r"\d{1,3}\s*°\s*\d{1,2}\s*['′’]?"),
    re.compile(r"\b[23456789cfghjmpqrvwx]{4,8}\+[23456789cfghjmpqrvwx]{2,3}\b"),  # a plus code
    re.compile(r"geo:|(?<!\w)maps\.|/maps|goo\.gl/|openstreetmap|waze\.com|what3words|w3w\.co"),
)


def no_place(text: str) -> None:
    """Raises ValidationError where the text names a shelter, an address or a point on a map."""
    plain = _plain(text)
    for pattern in _POINTS:
        if match := pattern.search(plain):
            raise ValidationError(POINT, code="place", params={"found": match.group().strip()})
    for words, fault in ((_words("place"), PLACE), (_words("street"), STREET)):
        if match := words.search(plain):
            raise ValidationError(fault, code="place", params={"found": match.group().strip()})


def refuse_places(service) -> None:
    """``no_place`` for every text of a help service that its form takes; each fault at its field."""
    faults = {}
    for field, text in _free_texts(service):
        try:
            no_place(text)
        except ValidationError as error:
            faults.setdefault(field, error)
    if faults:
        raise ValidationError(faults)


def _free_texts(service) -> list[tuple[str, str]]:
    one = [(field, getattr(service, field)) for field in ("name", "hours", "consented_by")]
    many = [
        (field, text) for field in ("names", "hours_in_other_languages") for text in getattr(service, field).values()
    ]
    return one + many


_ALIKE = str.maketrans({"’": "'", "-": " ", "_": " ", "\u2010": " ", "\u2011": " ", "\u2013": " "})


@cache
def _words(kind: str) -> re.Pattern[str]:
    """The words of a kind in all languages: a service's name may be in any of them, whatever box it stands in."""
    rules = tomllib.loads(WORDS.read_text("utf-8"))
    words = sorted({_plain(word) for language in rules.values() for word in language[kind]}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)")


def _plain(text: str) -> str:
    """Small letters without marks over them, apostrophes alike; hyphens and spaces are one space."""
    taken_apart = unicodedata.normalize("NFKD", text.casefold().translate(_ALIKE))
    bare = "".join(sign for sign in taken_apart if unicodedata.category(sign) not in ("Mn", "Cf"))
    return " ".join(bare.split())
