"""Numbers in Western digits as CLDR writes them for Arabic, with separators; weeks begin on Saturday."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
FIRST_DAY_OF_WEEK = 6
