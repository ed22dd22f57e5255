"""Vocabulary of touring: media that travel, status of a tour, what went wrong at a performance."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.events.choices import EventStatus, Kind
from campaigns.planning.choices import Medium

MEDIA = {
    Medium.THEATRE: Kind.THEATRE,
    Medium.PUPPET_SHOW: Kind.PUPPET_SHOW,
    Medium.MOBILE_CINEMA: Kind.MOBILE_CINEMA,
    Medium.MUSIC: Kind.CONCERT,
}
"""For each medium that goes on tour the kind of its events."""
STAGED = (Medium.THEATRE, Medium.PUPPET_SHOW, Medium.MOBILE_CINEMA)
"""Media that have no other way to an audience than a tour or single events."""
OPEN = (EventStatus.PLANNED, EventStatus.CONFIRMED)
"""Events that can still be moved or cancelled."""


class TourStatus(models.TextChoices):
    BOOKED = "booked", _("Booked")
    CALLED_OFF = "called_off", _("Cancelled")


class Incident(models.TextChoices):
    """Kinds alone: what happened to whom is told to the safeguarding contact, never written down here."""

    LATE = "late", _("Began over 30 minutes late")
    SHORT = "short", _("Broken off or shortened")
    TECHNICAL = "technical", _("Sound, light or power failed")
    WEATHER = "weather", _("Weather")
    CROWDED = "crowded", _("Too many people for the place")
    DISTURBED = "disturbed", _("Disturbed from outside")
    UPSET = "upset", _("Somebody in the audience was upset")
    DISCLOSURE = "disclosure", _("Somebody asked for help; the safeguarding contact was told")
    INJURY = "injury", _("Injury or illness")
