"""Readers pressed "this number did not work": a count for each service and day, and nothing about who pressed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .help_service import HelpService


class FailedCall(models.Model):
    """How often readers said on one day that they did not reach a service; it stops counting at ``MOST_A_DAY``."""

    MOST_A_DAY = 50
    wagtail_reference_index_ignore = True

    service = models.ForeignKey(
        HelpService, verbose_name=_("help service"), on_delete=models.CASCADE, related_name="failed_calls"
    )
    day = models.DateField(_("day"))
    count = models.PositiveSmallIntegerField(_("times"), default=1)

    class Meta:
        verbose_name = _("call that failed")
        verbose_name_plural = _("calls that failed")
        constraints = [models.UniqueConstraint(fields=["service", "day"], name="partners_failed_calls_once_a_day")]

    def __str__(self):
        return f"{self.service} · {self.day}"
