"""Words of an evaluation plan and its result."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Layer(models.TextChoices):
    """How far from the thing itself an outcome is; awareness alone moves the first layers."""

    CONTACT = "contact", _("Contacts: calls, messages, visits")
    IDENTIFIED = "identified", _("People identified by authorities or services")
    REFERRED = "referred", _("People referred to help")
    CHARGED = "charged", _("People charged")
    CONVICTED = "convicted", _("People convicted")
    SURVEY = "survey", _("Survey of knowledge, attitude or prevalence")


class Direction(models.TextChoices):
    INCREASE = "increase", _("It rises")
    DECREASE = "decrease", _("It falls")
    EITHER = "either", _("Either way")


class Method(models.TextChoices):
    ITS = "interrupted-time-series", _("Interrupted time series: one series against its own course before the start")


class Outcome(models.TextChoices):
    """What became of a run."""

    ESTIMATED = "estimated", _("Estimated")
    REFUSED = "refused", _("No estimate possible")


class Verdict(models.TextChoices):
    CONSISTENT = "consistent_with_effect", _("Consistent with an effect")
    OPPOSITE = "opposite_direction", _("Opposite to what was expected")
    UNDETECTED = "no_effect_detected", _("No effect detected")
    DISAGREE = "methods_disagree", _("Methods disagree")
    CANNOT_TELL = "cannot_tell", _("Cannot tell")
