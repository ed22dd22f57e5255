"""The roles a person can have."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    ADMINISTRATOR = "administrator", _("Administrator")
    EDITOR = "editor", _("Editor")
    COORDINATOR = "coordinator", _("Coordinator")
    PARTNER = "partner", _("Partner")
    AGENCY = "agency", _("Agency focal point")
    EVALUATOR = "evaluator", _("Evaluator")
    APPROVER = "approver", _("Approver")


PLATFORM_ROLES = frozenset({Role.ADMINISTRATOR, Role.EDITOR, Role.COORDINATOR, Role.EVALUATOR, Role.APPROVER})
"""Roles that see every organisation's records (within their areas); the others see only their own organisation's."""
