"""Amounts as people write them. An amount is a Decimal from the first digit to the last."""

from decimal import ROUND_HALF_UP, Context, Decimal

from babel.numbers import format_decimal, get_currency_precision
from django.utils.translation import get_language, to_locale

NO_BREAK = "\u00a0"
_EXACT = Context(prec=60, rounding=ROUND_HALF_UP)


def _locale() -> str:
    return to_locale(get_language() or "en")


def places(currency: str) -> int:
    """Digits after the point: 2 for most, 0 for XAF, 3 for TND."""
    return get_currency_precision(currency)


def exactly(amount: Decimal, currency: str) -> Decimal:
    """The amount with the digits of its currency; half a unit is rounded up."""
    return amount.quantize(Decimal(1).scaleb(-places(currency)), context=_EXACT)


def converted(amount: Decimal, rate: Decimal, currency: str) -> Decimal:
    """The amount times the rate, in whole units of the smallest coin of ``currency``."""
    return exactly(_EXACT.multiply(amount, rate), currency)


def number(amount: Decimal, currency: str) -> str:
    """“1,240.00” for a column of a table, whose heading names the currency."""
    return _written(exactly(amount, currency), places(currency))


def unrounded(amount: Decimal, currency: str) -> str:
    """“80.50 XAF”: with digits that the currency does not have, two at least."""
    digits = max(2, -amount.normalize().as_tuple().exponent)
    return f"{_written(amount, digits)}{NO_BREAK}{currency}"


def money(amount: Decimal, currency: str) -> str:
    """“1,240 EUR” in the reader's way of writing; whole amounts without empty digits."""
    amount = exactly(amount, currency)
    digits = 0 if amount == amount.to_integral_value() else places(currency)
    return f"{_written(amount, digits)}{NO_BREAK}{currency}"


def _written(amount: Decimal, digits: int) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return format_decimal(amount, format=pattern, locale=_locale())


def rate_text(rate: Decimal) -> str:
    """A rate with all its digits and no more."""
    return format_decimal(rate, format="#,##0.############", locale=_locale(), decimal_quantization=False)
