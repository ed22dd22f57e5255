"""Kinds of venue."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class VenueKind(models.TextChoices):
    PRIMARY = "primary", _("Primary school")
    SECONDARY = "secondary", _("Secondary school")
    VOCATIONAL = "vocational", _("Vocational school")
    UNIVERSITY = "university", _("University")
    COMMUNITY = "community", _("Community hall or theatre")

    @classmethod
    def with_minors(cls) -> frozenset[str]:
        """Kinds whose events are closed: place and hour never appear publicly."""
        return frozenset({cls.PRIMARY, cls.SECONDARY, cls.VOCATIONAL})
