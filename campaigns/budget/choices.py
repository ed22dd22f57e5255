"""Vocabulary of the budget."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CostKind(models.TextChoices):
    """Whether an amount is a plan or was paid; the two are compared, never added."""

    PLANNED = "planned", _("Planned")
    ACTUAL = "actual", _("Paid")
