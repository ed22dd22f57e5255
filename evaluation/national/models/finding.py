"""What was noticed in a file, row by row."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.national.choices import Severity
from evaluation.national.findings import FindingCode, sentence

from .release import Release


class FindingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the releases the user sees."""
        return self.filter(release__in=Release.objects.visible_to(user))


class Finding(models.Model):
    """One thing noticed: its code, its weight, where it is, and the facts its sentence is made of."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="findings", db_index=False)
    code = models.CharField(_("finding"), max_length=30, choices=FindingCode.choices)
    severity = models.CharField(_("weight"), max_length=10, choices=Severity.choices)
    row = models.PositiveIntegerField(_("row"), null=True, blank=True)
    column = models.CharField(_("column"), max_length=60, blank=True)
    details = models.JSONField(_("facts"), default=dict)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")
        ordering = ["row", "pk"]
        indexes = [models.Index(fields=["release", "code", "row"])]

    def __str__(self):
        return self.message

    @property
    def message(self) -> str:
        """The finding in words, in the active language."""
        return sentence(self.code, self.details)
