"""Vocabulary of a results framework: levels, rules of targets, how often it is measured, what is told apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Level(models.TextChoices):
    """From what is put in to what changes in the end; a result leads to one of the next level."""

    INPUT = "input", _("Inputs")
    OUTPUT = "output", _("Outputs")
    OUTCOME = "outcome", _("Outcomes")
    IMPACT = "impact", _("Impact")

    @property
    def following(self) -> "Level | None":
        """The level it leads to; None for impact."""
        levels = list(Level)
        place = levels.index(self) + 1
        return levels[place] if place < len(levels) else None


class TargetRule(models.TextChoices):
    """What of the readings is laid beside a target."""

    CUMULATIVE = "cumulative", _("Cumulative")
    AVERAGE = "average", _("Average")
    LAST = "last", _("Last reading")


class Frequency(models.TextChoices):
    MONTHLY = "monthly", _("Monthly")
    QUARTERLY = "quarterly", _("Quarterly")
    HALF_YEARLY = "half_yearly", _("Every half year")
    YEARLY = "yearly", _("Yearly")
    ONCE = "once", _("Once")


class Breakdown(models.TextChoices):
    """By what the figures of an indicator are told apart."""

    SEX = "sex", _("Sex")
    AGE = "age_band", _("Age band")
    AREA = "area", _("Area")
    LANGUAGE = "language", _("Language")
    FORM = "form", _("Form of exploitation")
    DISABILITY = "disability", _("Disability")
