"""Which campaigns, areas and media an event may name; kept in the process, read again at most once a minute."""

import logging
import time
from dataclasses import dataclass

from django.db import DatabaseError, InterfaceError

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign
from partners.geography.models import Area

logger = logging.getLogger("clarion.reach")

FRESH = 60.0
MEDIA = frozenset(Medium.values)


@dataclass(frozen=True)
class Known:
    """Codes as they were ``at`` (monotonic seconds)."""

    campaigns: frozenset[str]
    areas: frozenset[str]
    at: float


_known: Known | None = None


def known_codes() -> Known:
    """Codes of public campaigns and of all areas; stale ones rather than none when the database is away."""
    global _known
    now = time.monotonic()
    if _known is None or now - _known.at >= FRESH:
        try:
            _known = Known(
                frozenset(Campaign.objects.public().order_by().values_list("code", flat=True)),
                frozenset(Area.objects.order_by().values_list("code", flat=True)),
                now,
            )
        except (DatabaseError, InterfaceError) as error:
            logger.warning("Codes for counting could not be read (%s).", type(error).__name__)
            _known = Known(_known.campaigns, _known.areas, now) if _known else Known(frozenset(), frozenset(), now)
    return _known


def forget() -> None:
    """Reads the codes again at the next event."""
    global _known
    _known = None
