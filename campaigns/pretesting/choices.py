"""Vocabulary of pretests and of unintended effects."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Method(models.TextChoices):
    GROUP = "group", _("Group discussion")
    INTERVIEWS = "interviews", _("Individual interviews")
    INTERCEPT = "intercept", _("Short interviews where people pass by")
    ONLINE = "online", _("Online form")


class Decision(models.TextChoices):
    KEEP = "keep", _("Keep it")
    CHANGE = "change", _("Change it")
    DROP = "drop", _("Drop it")


class EffectKind(models.TextChoices):
    MISREAD = "misread", _("Misread: people do the opposite, or something else")
    BACKLASH = "backlash", _("Backlash against the campaign or those it is about")
    COPYCAT = "copycat", _("Copied by those who deceive")
    DISTRESS = "distress", _("Distress of people who saw or heard it")
    STIGMA = "stigma", _("Stigma: a group is looked at with suspicion or pity")
    OTHER = "other", _("Something else")


class Severity(models.TextChoices):
    LOW = "low", _("Low")
    SERIOUS = "serious", _("Serious")
    STOP = "stop", _("Stop: pause what causes it now")


class EffectState(models.TextChoices):
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")
