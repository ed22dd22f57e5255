"""The records of touring, one noun a file."""

from .performance import Performance
from .tour import Tour

__all__ = ["Performance", "Tour"]
