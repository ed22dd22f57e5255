"""Rows that were set aside, kept word for word."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from evaluation.national.findings import FindingCode

from .release import Release


class QuarantinedRowQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the releases the user sees."""
        return self.filter(release__in=Release.objects.visible_to(user))


class QuarantinedRow(models.Model):
    """A row that is in no figure: quarantined until a person decides, or rejected as unreadable."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="quarantined_rows", db_index=False)
    row = models.PositiveIntegerField(_("row"))
    cells = models.JSONField(_("cells"), default=list)
    reason = models.CharField(_("reason"), max_length=30, choices=FindingCode.choices)
    is_rejected = models.BooleanField(_("rejected"), default=False)

    objects = QuarantinedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row set aside")
        verbose_name_plural = _("rows set aside")
        ordering = ["row"]
        constraints = [
            models.UniqueConstraint(fields=["release", "row"], name="evaluation_quarantine_row_once_per_release")
        ]

    def __str__(self):
        return str(self.row)

    @property
    def as_written(self) -> str:
        """The cells in one line."""
        return " | ".join(cell or "" for cell in self.cells)
