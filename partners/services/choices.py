"""Kinds of help, who answers and who learns of it, what a call costs; the states of a change of contacts."""

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


class Need(models.TextChoices):
    TRAFFICKING = "trafficking", _("Trafficking and forced labour")
    SMUGGLING = "smuggling", _("Smuggling and irregular migration")
    CHILDREN = "children", _("Children and young people")
    LABOUR = "labour", _("Trouble at work: pay, papers, bad treatment")
    VIOLENCE = "violence", _("Violence and threats")
    LEGAL = "legal", _("Rights and legal advice")
    MISSING = "missing", _("Looking for a missing relative")
    RETURN = "return", _("Going home and starting again")


class Anonymity(models.TextChoices):
    YES = "yes", _("Yes, you need not say who you are")
    NO = "no", _("No, you are asked who you are")
    UNKNOWN = "unknown", _("Not known: ask before you tell")


class Minors(models.TextChoices):
    SPEAKS = "speaks", _("Speaks with you alone")
    GUARDIAN = "guardian", _("Asks a parent or guardian to join")
    MUST_TELL = "must_tell", _("Speaks with you, and must tell child protection when you are in danger")
    PASSES_ON = "passes_on", _("Gives you the number of a child help line")
    UNKNOWN = "unknown", _("Not known: ask before you tell")


class MayLearn(models.TextChoices):
    NOBODY = "nobody", _("Nobody without your consent")
    CHILD_PROTECTION = "child_protection", _("Child protection, when a child is in danger")
    POLICE_IN_DANGER = "police_in_danger", _("The police, when a life is in danger")
    POLICE = "police", _("The police")
    AUTHORITY = "authority", _("The authority the service belongs to")


class ChangeReason(models.TextChoices):
    NEW = "new", _("New way to reach the service")
    CORRECTION = "correction", _("Correction")
    DEAD = "dead", _("Dead: nobody answers any more")
    HIJACKED = "hijacked", _("Hijacked: somebody else answers")


class ChangeState(models.TextChoices):
    WAITING = "waiting", _("Waits for a second person")
    CONFIRMED = "confirmed", _("Confirmed")
    REJECTED = "rejected", _("Rejected")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    TAKEN_DOWN = "taken_down", _("Taken down")
