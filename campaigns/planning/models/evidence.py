"""What is known about the problem a campaign answers."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from campaigns.planning.choices import Theme

from .campaign import Campaign


class Evidence(models.Model):
    """What is known about the problem on one theme: a cited figure, or "no data" with its reason."""

    campaign = ParentalKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="evidence")
    theme = models.CharField(_("theme"), max_length=15, choices=Theme.choices)
    statement = models.TextField(
        _("what it says"),
        blank=True,
        help_text=_("Say “detected” where the figure counts detected people. Becomes public with its source."),
    )
    source = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Title, publisher and edition, so that anyone finds it.")
    )
    as_of = models.DateField(_("as of"), null=True, blank=True, help_text=_("The day the source was read or released."))
    no_data_reason = models.TextField(
        _("why there is no data"), blank=True, help_text=_("Instead of a statement, where nothing usable exists.")
    )

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(~Q(statement="") & ~Q(source="") & Q(no_data_reason=""))
                | (Q(statement="") & Q(source="") & ~Q(no_data_reason="")),
                name="campaigns_evidence_cited_or_reasoned_absence",
                violation_error_message=_("Cite a statement with its source, or say why there is no data; not both."),
            ),
        ]

    def __str__(self):
        return self.statement or self.no_data_reason
