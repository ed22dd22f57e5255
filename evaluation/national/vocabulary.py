"""The indicators and code lists that are known from the start, and how GLOTIP spells them.

Names of indicators stand in ``data/indicators.toml``, one a language. Labels of codes are English message ids; a person
sees them through gettext. ``ictip_code`` stays empty until a person maps it.
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext_noop

from .choices import (
    ABROAD,
    NATIONALS,
    OTHER,
    STATELESS,
    TOTAL,
    UNKNOWN,
    UNKNOWN_TEXT,
    Counted,
    Direction,
    Subject,
    Unit,
)

DATA = Path(__file__).parent / "data"
NAMES: dict[str, dict[str, str]] = tomllib.loads((DATA / "indicators.toml").read_text("utf-8"))
"""Code of an indicator to language to name."""


@dataclass(frozen=True)
class IndicatorTerm:
    """One indicator as first loaded; ``glotip`` is its spelling in UNODC's file."""

    code: str
    counted: Counted
    subject: Subject = Subject.TRAFFICKING
    unit: Unit = Unit.COUNT
    direction: Direction = Direction.AMBIGUOUS
    glotip: str = ""
    sdg_series: str = ""

    @property
    def names(self) -> dict[str, str]:
        return NAMES[self.code]


INDICATORS = (
    IndicatorTerm("VIC_POSSIBLE", Counted.VICTIM),
    IndicatorTerm("VIC_DETECTED", Counted.VICTIM, glotip="Detected trafficking victims", sdg_series="VC_HTF_DETV"),
    IndicatorTerm("VIC_ASSISTED", Counted.VICTIM),
    IndicatorTerm("OFF_TIP", Counted.EVENT, glotip="Offences of trafficking in persons"),
    IndicatorTerm("PER_CONTACT", Counted.PERSON, glotip="Persons brought into formal contact"),
    IndicatorTerm("PER_PROSECUTED", Counted.PERSON, glotip="Persons prosecuted"),
    IndicatorTerm("PER_CONVICTED", Counted.PERSON, glotip="Persons convicted"),
    IndicatorTerm("SENT_MONTHS_MEDIAN", Counted.SENTENCE, unit=Unit.MONTHS),
    IndicatorTerm("SENT_CUSTODIAL", Counted.SENTENCE),
    IndicatorTerm("SOM_OFFENCES", Counted.EVENT, Subject.SMUGGLING),
    IndicatorTerm("SOM_SMUGGLED", Counted.MIGRANT, Subject.SMUGGLING),
    IndicatorTerm("SOM_PROSECUTED", Counted.PERSON, Subject.SMUGGLING),
    IndicatorTerm("SOM_CONVICTED", Counted.PERSON, Subject.SMUGGLING),
    IndicatorTerm("HOTLINE_CALLS", Counted.CASE),
    IndicatorTerm("HOTLINE_REFERRALS", Counted.CASE),
    IndicatorTerm("REFERRALS_NRM", Counted.CASE),
)
BY_CODE = {term.code: term for term in INDICATORS}
GLOTIP_INDICATORS = {term.glotip: term.code for term in INDICATORS if term.glotip}

CODES = {
    "sex": {
        TOTAL: gettext_noop("Total"),
        "F": gettext_noop("Female"),
        "M": gettext_noop("Male"),
        OTHER: gettext_noop("Other"),
        UNKNOWN: gettext_noop("Unknown"),
    },
    "age": {
        TOTAL: gettext_noop("Total"),
        "Y0T17": gettext_noop("0 to 17 years"),
        "Y_GE18": gettext_noop("18 years or over"),
        UNKNOWN: gettext_noop("Unknown"),
    },
    "exploitation": {
        TOTAL: gettext_noop("Total"),
        "SEXUAL": gettext_noop("Sexual exploitation"),
        "FORCED_LABOUR": gettext_noop("Forced labour"),
        OTHER: gettext_noop("Other forms of exploitation"),
    },
    "citizenship": {
        TOTAL: gettext_noop("Total"),
        NATIONALS: gettext_noop("Own citizens"),
        ABROAD: gettext_noop("Citizens of other countries"),
        STATELESS: gettext_noop("Stateless"),
        OTHER: gettext_noop("Other"),
        UNKNOWN: gettext_noop("Unknown"),
        UNKNOWN_TEXT: gettext_noop("Not recognised, kept as written"),
    },
    "repatriation": {
        TOTAL: gettext_noop("Total"),
        ABROAD: gettext_noop("Repatriated from abroad"),
        OTHER: gettext_noop("Other"),
        UNKNOWN: gettext_noop("Unknown"),
        UNKNOWN_TEXT: gettext_noop("Not recognised, kept as written"),
    },
}

GLOTIP_SEX = {"Total": TOTAL, "Female": "F", "Male": "M", "Other": OTHER, "Unknown": UNKNOWN}
GLOTIP_AGE = {"Total": TOTAL, "0 to 17 years": "Y0T17", "18 years or over": "Y_GE18", "Unknown": UNKNOWN}
GLOTIP_EXPLOITATION = {
    "Total": TOTAL,
    "Sexual exploitation": "SEXUAL",
    "Forced labour": "FORCED_LABOUR",
    "Other forms of exploitation": OTHER,
}
GLOTIP_DIMENSIONS = {
    "Total": "total",
    "by form of exploitation": "exploitation",
    "by citizenship": "citizenship",
    "by country of repatriation": "repatriation",
}
