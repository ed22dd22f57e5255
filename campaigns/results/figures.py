"""Figures as readers see them."""

from decimal import Decimal

from django.utils.formats import number_format


def plain_number(value: Decimal) -> str:
    """The number as the reader's language writes it, without trailing zeros."""
    return number_format(format(value.normalize(), "f"), use_l10n=True, force_grouping=True)
