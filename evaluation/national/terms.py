"""The indicators, codes and aliases of the database: loaded once, then kept by people."""

import csv
from functools import cache

from django.db import transaction

from partners.geography.choices import Level
from partners.models import Area

from . import vocabulary
from .choices import CodeList
from .models import Alias, Code, Indicator
from .names import NameIndex
from .readers.glotip import Places

ALIASES = vocabulary.DATA / "aliases.csv"


@transaction.atomic
def load_vocabulary() -> None:
    """Adds the indicators, names and codes that are missing, and the first aliases while there are none; idempotent.

    What people changed stays: a name is added only in a language that has none.
    """
    known = {indicator.code: indicator for indicator in Indicator.objects.all()}
    _add_names([(known[term.code], term) for term in vocabulary.INDICATORS if term.code in known])
    Indicator.objects.bulk_create(Indicator.from_term(term) for term in vocabulary.INDICATORS if term.code not in known)
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


def _add_names(pairs: list[tuple[Indicator, vocabulary.IndicatorTerm]]) -> None:
    for indicator, term in pairs:
        names = term.names | indicator.names
        if names != indicator.names:
            Indicator.objects.filter(pk=indicator.pk).update(names=names)


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
