"""Vocabulary of a discussion: who reads a comment, and what it is about."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Circle(models.TextChoices):
    """Who reads a comment, among those who see the campaign."""

    LEAD = "lead", _("Lead organisation and platform staff")
    EVERYONE = "everyone", _("Everyone who sees the campaign")


class Part(models.TextChoices):
    """The part of a campaign that a comment is about."""

    BRIEF = "brief", _("Brief")
    OBJECTIVES = "objectives", _("Objectives")
    EVIDENCE = "evidence", _("Evidence")
    ACTIVITIES = "activities", _("Activities")
    LINKS = "links", _("Links")
