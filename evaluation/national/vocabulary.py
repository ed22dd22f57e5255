"""The indicators and code lists that are known from the start, and how GLOTIP spells them.

Names are English message ids; a person sees them through gettext. ``ictip_code`` stays empty until a person maps it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as N_

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


@dataclass(frozen=True)
class IndicatorTerm:
    """One indicator as first loaded; ``glotip`` is its spelling in UNODC's file."""

    code: str
    name: str
    counted: Counted
    subject: Subject = Subject.TRAFFICKING
    unit: Unit = Unit.COUNT
    direction: Direction = Direction.AMBIGUOUS
    glotip: str = ""
    sdg_series: str = ""


INDICATORS = (
    IndicatorTerm("VIC_POSSIBLE", N_("Possible victims of trafficking"), Counted.VICTIM),
    IndicatorTerm(
        "VIC_DETECTED",
        N_("Detected victims of trafficking"),
        Counted.VICTIM,
        glotip="Detected trafficking victims",
        sdg_series="VC_HTF_DETV",
    ),
    IndicatorTerm("VIC_ASSISTED", N_("Victims of trafficking who were assisted"), Counted.VICTIM),
    IndicatorTerm(
        "OFF_TIP", N_("Offences of trafficking in persons"), Counted.EVENT, glotip="Offences of trafficking in persons"
    ),
    IndicatorTerm(
        "PER_CONTACT",
        N_("Persons in formal contact with the authorities for trafficking"),
        Counted.PERSON,
        glotip="Persons brought into formal contact",
    ),
    IndicatorTerm(
        "PER_PROSECUTED", N_("Persons prosecuted for trafficking"), Counted.PERSON, glotip="Persons prosecuted"
    ),
    IndicatorTerm("PER_CONVICTED", N_("Persons convicted of trafficking"), Counted.PERSON, glotip="Persons convicted"),
    IndicatorTerm(
        "SENT_MONTHS_MEDIAN", N_("Median length of a sentence for trafficking"), Counted.SENTENCE, unit=Unit.MONTHS
    ),
    IndicatorTerm("SENT_CUSTODIAL", N_("Custodial sentences for trafficking"), Counted.SENTENCE),
    IndicatorTerm("SOM_OFFENCES", N_("Offences of smuggling of migrants"), Counted.EVENT, Subject.SMUGGLING),
    IndicatorTerm("SOM_SMUGGLED", N_("Smuggled migrants who were detected"), Counted.MIGRANT, Subject.SMUGGLING),
    IndicatorTerm("SOM_PROSECUTED", N_("Persons prosecuted for smuggling"), Counted.PERSON, Subject.SMUGGLING),
    IndicatorTerm("SOM_CONVICTED", N_("Persons convicted of smuggling"), Counted.PERSON, Subject.SMUGGLING),
    IndicatorTerm("HOTLINE_CALLS", N_("Calls to help lines"), Counted.CASE),
    IndicatorTerm("HOTLINE_REFERRALS", N_("Referrals by help lines"), Counted.CASE),
    IndicatorTerm("REFERRALS_NRM", N_("Referrals to the national referral mechanism"), Counted.CASE),
)
BY_CODE = {term.code: term for term in INDICATORS}
GLOTIP_INDICATORS = {term.glotip: term.code for term in INDICATORS if term.glotip}

CODES = {
    "sex": {TOTAL: N_("Total"), "F": N_("Female"), "M": N_("Male"), OTHER: N_("Other"), UNKNOWN: N_("Unknown")},
    "age": {
        TOTAL: N_("Total"),
        "Y0T17": N_("0 to 17 years"),
        "Y_GE18": N_("18 years or over"),
        UNKNOWN: N_("Unknown"),
    },
    "exploitation": {
        TOTAL: N_("Total"),
        "SEXUAL": N_("Sexual exploitation"),
        "FORCED_LABOUR": N_("Forced labour"),
        OTHER: N_("Other forms of exploitation"),
    },
    "citizenship": {
        TOTAL: N_("Total"),
        NATIONALS: N_("Own citizens"),
        ABROAD: N_("Citizens of other countries"),
        STATELESS: N_("Stateless"),
        OTHER: N_("Other"),
        UNKNOWN: N_("Unknown"),
        UNKNOWN_TEXT: N_("Not recognised, kept as written"),
    },
    "repatriation": {
        TOTAL: N_("Total"),
        ABROAD: N_("Repatriated from abroad"),
        OTHER: N_("Other"),
        UNKNOWN: N_("Unknown"),
        UNKNOWN_TEXT: N_("Not recognised, kept as written"),
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
