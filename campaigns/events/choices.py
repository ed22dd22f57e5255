"""Vocabulary of an event: kind, status, who was counted."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    SEMINAR = "seminar", _("Seminar")
    LECTURE = "lecture", _("Lecture")
    THEATRE = "theatre", _("Theatre performance")
    PUPPET_SHOW = "puppet_show", _("Puppet show")
    CONCERT = "concert", _("Concert")
    SCREENING = "screening", _("Film or video screening")
    TRAINING = "training", _("Training of adults")
    COMMUNITY = "community", _("Community meeting")
    COMMUNITY_DIALOGUE = "dialogue", _("Community dialogue")
    LISTENING_GROUP = "listening", _("Listening group")
    MOBILE_CINEMA = "cinema", _("Mobile cinema")


class EventStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    CONFIRMED = "confirmed", _("Confirmed")
    HELD = "held", _("Held")
    CANCELLED = "cancelled", _("Cancelled")


class Sex(models.TextChoices):
    FEMALE = "female", _("Girls and women")
    MALE = "male", _("Boys and men")
    UNRECORDED = "unrecorded", _("Not recorded")


class AgeBand(models.TextChoices):
    """Bands by whole years; the first three are children."""

    UNDER_10 = "under_10", _("Under 10")
    FROM_10_TO_14 = "10_14", _("10 to 14")
    FROM_15_TO_17 = "15_17", _("15 to 17")
    FROM_18_TO_24 = "18_24", _("18 to 24")
    FROM_25 = "25_plus", _("25 and over")

    @classmethod
    def children(cls) -> frozenset[str]:
        return frozenset({cls.UNDER_10, cls.FROM_10_TO_14, cls.FROM_15_TO_17})
