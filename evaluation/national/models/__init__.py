"""The nouns of the national data."""

from .alias import Alias
from .code import Code
from .finding import Finding
from .indicator import Indicator
from .observation import Observation
from .quarantine import QuarantinedRow
from .release import Release

__all__ = ["Alias", "Code", "Finding", "Indicator", "Observation", "QuarantinedRow", "Release"]
