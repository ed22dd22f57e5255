"""Vocabulary of print and of releases: what is printed, how a place stands, what is released."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium


class ItemKind(models.TextChoices):
    POSTER = "poster", _("Poster")
    LEAFLET = "leaflet", _("Leaflet")
    STICKER = "sticker", _("Sticker")
    BANNER = "banner", _("Banner")
    CARD = "card", _("Card")
    COMIC = "comic", _("Comic")
    OTHER = "other", _("Something else in print")


class PlacementStatus(models.TextChoices):
    PLANNED = "planned", _("To be put up")
    UP = "up", _("Put up")
    DOWN = "down", _("Taken down")
    MISSING = "missing", _("Missing")


class ReleaseKind(models.TextChoices):
    APP = "app", _("Mobile app")
    SMS = "sms", _("Text messages (SMS)")
    MUSIC = "music", _("Song or music video")
    VIDEO = "video", _("Short video")
    WEB = "web", _("Web")


class ReleaseStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    OUT = "out", _("Out")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MEDIUM_OF = {
    ReleaseKind.APP: Medium.MOBILE_APP,
    ReleaseKind.SMS: Medium.SMS,
    ReleaseKind.MUSIC: Medium.MUSIC,
    ReleaseKind.VIDEO: Medium.SHORT_VIDEO,
    ReleaseKind.WEB: Medium.WEB,
}
"""The medium under which a release stands in the calendar."""
