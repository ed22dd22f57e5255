"""The indicators, codes and aliases of the database: loaded once, then kept by people."""

import csv
from functools import cache
from pathlib import Path

from django.db import transaction

from partners.geography.choices import Level
from partners.models import Area

from . import vocabulary
from .choices import CodeList
from .models import Alias, Code, Indicator
from .names import NameIndex
from .readers.glotip import Places

ALIASES = Path(__file__).parent / "data" / "aliases.csv"


@transaction.atomic
def load_vocabulary() -> None:
    """Adds the indicators and codes that are missing, and the first aliases while there are none; idempotent."""
    known = set(Indicator.objects.values_list("code", flat=True))
    Indicator.objects.bulk_create(
        Indicator(
            code=term.code,
            name=term.name,
            subject=term.subject,
            counted=term.counted,
            unit=term.unit,
            direction=term.direction,
            glotip_name=term.glotip,
            sdg_series=term.sdg_series,
        )
        for term in vocabulary.INDICATORS
        if term.code not in known
    )
    present = set(Code.objects.values_list("list", "code"))
    Code.objects.bulk_create(
        Code(list=name, code=code, label=label)
        for name, codes in vocabulary.CODES.items()
        for code, label in codes.items()
        if (name, code) not in present
    )
    if not Alias.objects.exists():
        Alias.objects.bulk_create(
            Alias(list=CodeList.CITIZENSHIP, text=text, code=code) for text, code in first_aliases().items()
        )


@cache
def first_aliases() -> dict[str, str]:
    """Text -> code, as delivered."""
    with ALIASES.open(encoding="utf-8", newline="") as file:
        return {text: row["code"] for row in csv.DictReader(file) for text in row["texts"].split("|")}


def places() -> Places:
    """What a reader must know of the countries held here; two queries."""
    areas = list(Area.objects.filter(level=Level.COUNTRY).values_list("code", "name", "names"))
    names = [(text, code) for code, name, others in areas for text in {name, *others.values()} if text]
    aliases = dict(Alias.objects.filter(list=CodeList.CITIZENSHIP).values_list("text", "code")) or first_aliases()
    codes = frozenset(code for code, _name, _others in areas)
    countries = {text: code for text, code in aliases.items() if code in codes}
    return Places(codes, NameIndex.build(names, countries), NameIndex.build(names, aliases))
