"""Numbers in Western digits as CLDR writes them for Arabic; Django would leave long numbers without separators."""

DECIMAL_SEPARATOR = "."
THOUSAND_SEPARATOR = ","
NUMBER_GROUPING = 3
