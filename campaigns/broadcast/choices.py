"""Vocabulary of the media plan: kinds of station, formats, states of flights and airings."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium


class StationKind(models.TextChoices):
    RADIO = "radio", _("Radio")
    TV = "tv", _("Television")
    COMMUNITY_RADIO = "community", _("Community radio")


class Format(models.TextChoices):
    SPOT = "spot", _("Spot")
    SHOW = "show", _("Full show")
    LIVE_READ = "live_read", _("Live read")


class FlightStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    BOOKED = "booked", _("Booked")
    CANCELLED = "cancelled", _("Cancelled")


class AiringState(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CONFIRMED = "confirmed", _("Confirmed")
    AIRED = "aired", _("Aired")
    MISSED = "missed", _("Missed")
    MOVED = "moved", _("Moved")
    CANCELLED = "cancelled", _("Cancelled")


OPEN = frozenset({AiringState.PLANNED, AiringState.CONFIRMED})
"""It is not yet known whether these went out."""
LIVE = OPEN | {AiringState.AIRED}
"""What takes a place on the air and costs money."""

MEDIA = {
    Medium.RADIO_SPOT: (frozenset({StationKind.RADIO, StationKind.COMMUNITY_RADIO}), Format.SPOT),
    Medium.RADIO_SHOW: (frozenset({StationKind.RADIO, StationKind.COMMUNITY_RADIO}), Format.SHOW),
    Medium.TV_SPOT: (frozenset({StationKind.TV}), Format.SPOT),
    Medium.TV_SHOW: (frozenset({StationKind.TV}), Format.SHOW),
}
"""For each medium of the air the kinds of station that carry it, and its usual format."""
