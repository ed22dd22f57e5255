"""The records of the media plan, one noun a file."""

from .airing import Airing
from .flight import Flight
from .station import Station, StationPrice

__all__ = ["Airing", "Flight", "Station", "StationPrice"]
