"""A long form in groups, each under a heading and closed where it is seldom needed (``clarion/parts.html``)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Part:
    """A group of fields on the page."""

    heading: str
    fields: list
    closed: bool = False
    opens_with: str = ""
    """A choice, as ``name=value``, with which a closed group opens."""
