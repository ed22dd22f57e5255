"""Models of pretesting."""

from .effect import UnintendedEffect
from .pretest import Pretest

__all__ = ["Pretest", "UnintendedEffect"]
