"""Kinds of help, who answers, what a call costs."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ServiceKind(models.TextChoices):
    HOTLINE = "hotline", _("Help line")
    CHILD_HELPLINE = "child_helpline", _("Child help line")
    LEGAL_AID = "legal_aid", _("Legal aid")
    REFERRAL = "referral", _("Referral contact")
    EMERGENCY = "emergency", _("Emergency number")


class Answerer(models.TextChoices):
    CIVIL_SOCIETY = "civil_society", _("A civil society organisation, not the police")
    POLICE = "police", _("The police")
    STATE_SERVICE = "state_service", _("A state service, not the police")


class Cost(models.TextChoices):
    FREE = "free", _("Free")
    LOCAL = "local", _("Price of a local call")
    UNKNOWN = "unknown", _("Not known")
