"""Kinds of organisation."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    CIVIL_SOCIETY = "civil_society", _("Civil society organisation")
    POLICE = "police", _("Police")
    PROSECUTION = "prosecution", _("Prosecution")
    COURT = "court", _("Court")
    SOCIAL_SERVICES = "social_services", _("Social services")
    STATISTICS_OFFICE = "statistics_office", _("National statistics office")
    SCHOOL_AUTHORITY = "school_authority", _("School authority")
    UNIVERSITY = "university", _("University")
    MEDIA_HOUSE = "media_house", _("Media house")
    FUNDER = "funder", _("Funder")
    INTERGOVERNMENTAL = "intergovernmental", _("Intergovernmental organisation")
