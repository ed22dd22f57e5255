"""Figures as they are: intervals, small groups, words, charts."""

from .interval import AmbiguousOrder, Interval

__all__ = ["AmbiguousOrder", "Interval"]
