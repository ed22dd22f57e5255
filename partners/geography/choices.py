"""Levels of area."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    WORLD = "world", _("World")
    REGION = "region", _("Region")
    COUNTRY = "country", _("Country")
    ADMIN1 = "admin1", _("First-level division")
    ADMIN2 = "admin2", _("Second-level division")
