"""The records of a results framework, one noun a file."""

from .indicator import Indicator, Reading, Target
from .result import Result, ResultLink

__all__ = ["Indicator", "Reading", "Result", "ResultLink", "Target"]
