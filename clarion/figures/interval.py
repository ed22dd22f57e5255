"""A number that may be known only as a range: inclusive bounds, exact arithmetic, no guessed order."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Context, Decimal, Inexact
from typing import Self

Number = int | Decimal

_EXACT = Context(prec=400, traps=[Inexact])
_DOWN = Context(prec=28, rounding=ROUND_FLOOR)
_UP = Context(prec=28, rounding=ROUND_CEILING)
_NEAREST = Context(prec=28, rounding=ROUND_HALF_EVEN)


class AmbiguousOrder(ValueError):
    """Two ranges overlap, so the data do not say which of the numbers is greater."""


def _checked(value: Number) -> Number:
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise TypeError(f"A bound is an int or a Decimal, not {type(value).__name__}.")
    if isinstance(value, Decimal) and not value.is_finite():
        raise ValueError("A bound is a finite number.")
    return value


def _add(left: Number, right: Number) -> Number:
    return left + right if isinstance(left, int) and isinstance(right, int) else _EXACT.add(left, right)


def _multiply(left: Number, right: Number) -> Number:
    return left * right if isinstance(left, int) and isinstance(right, int) else _EXACT.multiply(left, right)


def _negate(value: Number) -> Number:
    return -value if isinstance(value, int) else value.copy_negate()


@dataclass(frozen=True)
class Interval:
    """Inclusive bounds of one number; exact when they are equal.

    Bounds are ``int`` or finite ``Decimal`` (never float, so nothing is rounded unseen); a float of a model goes
    through ``Interval.rounded``. ``<5`` in a source is ``Interval.censored_below(5)``, that is [0, 4]: it is
    never 0 and never missing. Arithmetic keeps every possible value: the result of an operation holds each number
    that some choice inside the operands gives. It treats operands as unrelated, so ``a - a`` is not 0 unless
    ``a`` is exact; subtract known parts once, from the total.

    Order is refused where the ranges overlap (``AmbiguousOrder``); ask ``certainly_below`` or ``overlaps``, or
    sort for display with ``key=Interval.display_order``. An interval is always true in a condition, also [0, 0].
    """

    lower: Number
    upper: Number

    def __post_init__(self):
        if _checked(self.lower) > _checked(self.upper):
            raise ValueError(f"The lower bound {self.lower} is above the upper bound {self.upper}.")

    # Making one

    @classmethod
    def exact(cls, value: Number) -> Self:
        return cls(value, value)

    @classmethod
    def censored_below(cls, threshold: int) -> Self:
        """A count published as "below ``threshold``": [0, threshold - 1]; raises ValueError below 1."""
        if threshold < 1:
            raise ValueError("A count can be censored below 1 or more.")
        return cls(0, threshold - 1)

    @classmethod
    def rounded(cls, lower: float, upper: float, decimals: int = 6) -> Self:
        """Floats of a model, rounded outwards to ``decimals``; raises ValueError for NaN and infinity."""
        step = Decimal(1).scaleb(-decimals)
        low, high = Decimal(float(lower)), Decimal(float(upper))
        if not (low.is_finite() and high.is_finite()):
            raise ValueError("A bound is a finite number.")
        wide = Context(prec=400)
        return cls(
            low.quantize(step, rounding=ROUND_FLOOR, context=wide),
            high.quantize(step, rounding=ROUND_CEILING, context=wide),
        )

    @classmethod
    def total(cls, parts: Iterable["Interval | Number"]) -> Self:
        """The sum; of nothing, exactly 0."""
        return sum((_as_interval(part) for part in parts), start=cls.exact(0))

    # What it says

    @property
    def is_exact(self) -> bool:
        return self.lower == self.upper

    @property
    def value(self) -> Number | None:
        """The number, or None where only a range is known."""
        return self.lower if self.is_exact else None

    @property
    def width(self) -> Number:
        return _add(self.upper, _negate(self.lower))

    def __contains__(self, value: Number) -> bool:
        return self.lower <= value <= self.upper

    def overlaps(self, other: "Interval | Number") -> bool:
        """Whether the two numbers may be equal."""
        other = _as_interval(other)
        return self.lower <= other.upper and other.lower <= self.upper

    def certainly_below(self, other: "Interval | Number") -> bool:
        return self.upper < _as_interval(other).lower

    def certainly_above(self, other: "Interval | Number") -> bool:
        return self.lower > _as_interval(other).upper

    def display_order(self) -> tuple[Number, Number]:
        """A key that only puts rows in a stable order for display; it says nothing about which is greater."""
        return (self.upper, self.lower)

    def __str__(self):
        return str(self.lower) if self.is_exact else f"{self.lower}–{self.upper}"

    # Arithmetic

    def __add__(self, other):
        other = _operand(other)
        if other is NotImplemented:
            return other
        return Interval(_add(self.lower, other.lower), _add(self.upper, other.upper))

    __radd__ = __add__

    def __neg__(self):
        return Interval(_negate(self.upper), _negate(self.lower))

    def __sub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else self + -other

    def __rsub__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else other + -self

    def __mul__(self, other):
        """Scaling by a number, or the product of two intervals."""
        other = _operand(other)
        if other is NotImplemented:
            return other
        corners = [_multiply(a, b) for a in (self.lower, self.upper) for b in (other.lower, other.upper)]
        return Interval(min(corners), max(corners))

    __rmul__ = __mul__

    def per(self, denominator: "Interval | Number", times: Number = 1) -> "Interval":
        """The rate ``self / denominator * times``, e.g. ``times=100_000`` for people; 28 digits, rounded outwards.

        Exact operands give an exact rate, rounded to the nearest. Raises ZeroDivisionError where the denominator
        may be 0.
        """
        below = _as_interval(denominator)
        if below.lower <= 0 <= below.upper:
            raise ZeroDivisionError("The denominator may be 0.")
        above = self * times
        if above.is_exact and below.is_exact:
            return Interval.exact(_NEAREST.divide(Decimal(above.lower), Decimal(below.lower)))
        corners = [(Decimal(a), Decimal(b)) for a in (above.lower, above.upper) for b in (below.lower, below.upper)]
        return Interval(min(_DOWN.divide(a, b) for a, b in corners), max(_UP.divide(a, b) for a, b in corners))

    def clipped(self, lower: Number | None = None, upper: Number | None = None) -> "Interval":
        """The part inside known limits (a count is not below 0); raises ValueError where nothing is left."""
        low = self.lower if lower is None else max(self.lower, lower)
        high = self.upper if upper is None else min(self.upper, upper)
        return Interval(low, high)

    def joined(self, other: "Interval | Number") -> "Interval":
        """The smallest interval that holds both."""
        other = _as_interval(other)
        return Interval(min(self.lower, other.lower), max(self.upper, other.upper))

    # Order

    def __lt__(self, other):
        return _order(self, other, strict=True)

    def __le__(self, other):
        return _order(self, other, strict=False)

    def __gt__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _order(other, self, strict=True)

    def __ge__(self, other):
        other = _operand(other)
        return other if other is NotImplemented else _order(other, self, strict=False)


def _operand(value):
    if isinstance(value, Interval):
        return value
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return Interval.exact(value)
    return NotImplemented


def _as_interval(value: Interval | Number) -> Interval:
    return value if isinstance(value, Interval) else Interval.exact(value)


def _order(left: Interval, right, *, strict: bool):
    """Whether ``left`` is below ``right``; raises AmbiguousOrder where both answers are possible."""
    right = _operand(right)
    if right is NotImplemented:
        return right
    if left.upper < right.lower or (not strict and left.upper == right.lower):
        return True
    if left.lower > right.upper or (strict and left.lower == right.upper):
        return False
    raise AmbiguousOrder(f"{left} and {right} overlap: which is greater is not known.")
