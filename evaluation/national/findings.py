"""What a reader or a check can find: code, weight and sentence, in one table."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import Severity


class FindingCode(models.TextChoices):
    QUESTIONNAIRE_ID = "questionnaire_id", _("Questionnaire number in place of a category")
    IMPLAUSIBLE_MAGNITUDE = "implausible_magnitude", _("Value out of all proportion")
    CONFLICTING_KEY = "conflicting_key", _("Different values under one key")
    NO_AREA_CODE = "no_area_code", _("Place without a code")
    SUB_REGION = "sub_region", _("Code of a sub-region, not of a country")
    UNKNOWN_AREA = "unknown_area", _("Place that is not known")
    UNKNOWN_CODE = "unknown_code", _("Word that is in no code list")
    WRONG_UNIT = "wrong_unit", _("Unit other than a count")
    MISSING_FIELD = "missing_field", _("Cell that must not be empty")
    BAD_YEAR = "bad_year", _("Year that cannot be read")
    BAD_VALUE = "bad_value", _("Value that cannot be read")
    FORMULA_CELL = "formula_cell", _("Formula in place of a value")
    EXACT_REPEAT = "exact_repeat", _("Row repeated exactly")
    UNKNOWN_TEXT = "unknown_text", _("Citizenship or country not recognised")
    REPAIRED_TEXT = "repaired_text", _("Damaged letters repaired")
    BLANK_CATEGORY = "blank_category", _("Category left empty")
    BLANK_VALUE = "blank_value", _("Value left empty")
    PART_OVER_TOTAL = "part_over_total", _("Parts exceed their total")
    NO_RELEASE_DATE = "no_release_date", _("File states no release date")
    NO_CODE_COLUMN = "no_code_column", _("File has no column of country codes")
    DUPLICATE_FILE = "duplicate_file", _("File is already held")


_AT_ERROR = frozenset(
    {
        FindingCode.QUESTIONNAIRE_ID,
        FindingCode.IMPLAUSIBLE_MAGNITUDE,
        FindingCode.CONFLICTING_KEY,
        FindingCode.NO_AREA_CODE,
        FindingCode.SUB_REGION,
        FindingCode.UNKNOWN_AREA,
        FindingCode.UNKNOWN_CODE,
        FindingCode.WRONG_UNIT,
        FindingCode.MISSING_FIELD,
        FindingCode.BAD_YEAR,
        FindingCode.BAD_VALUE,
        FindingCode.FORMULA_CELL,
    }
)
REJECTING = frozenset(
    {FindingCode.MISSING_FIELD, FindingCode.BAD_YEAR, FindingCode.BAD_VALUE, FindingCode.FORMULA_CELL}
)
"""Findings of a row that cannot be understood; the other errors set a row aside until a person decides."""

_FOR_INFORMATION = frozenset({FindingCode.EXACT_REPEAT, FindingCode.REPAIRED_TEXT, FindingCode.DUPLICATE_FILE})

_SENTENCES = {
    FindingCode.QUESTIONNAIRE_ID: _("The category is the questionnaire number “%(text)s”; the value is no count."),
    FindingCode.IMPLAUSIBLE_MAGNITUDE: _("%(text)s is far above every other figure of this country and indicator."),
    FindingCode.CONFLICTING_KEY: _(
        "Rows %(rows)s carry the same key with different values (%(values)s): a dimension was lost in the source."
    ),
    FindingCode.NO_AREA_CODE: _("“%(text)s” has no country code; it was given to no country."),
    FindingCode.SUB_REGION: _("“%(text)s” names no country but a sub-region or a group; it was given to no country."),
    FindingCode.UNKNOWN_AREA: _("“%(text)s” is not among the countries held here."),
    FindingCode.UNKNOWN_CODE: _("“%(text)s” is in no code list of this column."),
    FindingCode.WRONG_UNIT: _("The unit is “%(text)s”; only counts are read."),
    FindingCode.MISSING_FIELD: _("The cell is empty."),
    FindingCode.BAD_YEAR: _("“%(text)s” is not a year."),
    FindingCode.BAD_VALUE: _("“%(text)s” is neither a whole number nor a known mark."),
    FindingCode.FORMULA_CELL: _("The cell holds a formula; only values are read."),
    FindingCode.EXACT_REPEAT: _("Same key and value as row %(first)s; kept once."),
    FindingCode.UNKNOWN_TEXT: _(
        "“%(text)s” is not recognised (%(count)s rows); kept as written. Add an alias to give it a code."
    ),
    FindingCode.REPAIRED_TEXT: _("“%(text)s” was read as “%(repaired)s” (%(count)s rows); the original is kept."),
    FindingCode.BLANK_CATEGORY: _("The category is empty; counted as unknown."),
    FindingCode.BLANK_VALUE: _("The value is empty; read as not reported."),
    FindingCode.PART_OVER_TOTAL: _("The parts by %(dimension)s add to at least %(parts)s, the total is %(total)s."),
    FindingCode.NO_RELEASE_DATE: _("No release date above the header; %(assumed)s is assumed, the end of the data."),
    FindingCode.NO_CODE_COLUMN: _("There is no column of country codes; countries were found by their names."),
    FindingCode.DUPLICATE_FILE: _("This file is already held as %(release)s."),
}


def severity_of(code: str) -> Severity:
    if code in _AT_ERROR:
        return Severity.ERROR
    return Severity.INFO if code in _FOR_INFORMATION else Severity.WARNING


def sentence(code: str, details: dict) -> str:
    """The finding in words, in the active language."""
    return str(_SENTENCES[FindingCode(code)]) % details
