"""The records of printing, one noun a file."""

from .batch import PrintBatch
from .media_release import MediaRelease
from .placement import Placement

__all__ = ["MediaRelease", "Placement", "PrintBatch"]
