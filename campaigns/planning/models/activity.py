"""One planned appearance of a campaign in one medium."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from campaigns.planning.choices import Medium
from partners.geography.models import Area

from .campaign import Campaign


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Activities of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))


class Activity(ClusterableModel):
    """One planned appearance of a campaign in one medium."""

    campaign = ParentalKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="activities")
    name = models.CharField(_("name"), max_length=200)
    medium = models.CharField(_("medium"), max_length=15, choices=Medium.choices)
    areas = ParentalManyToManyField(
        Area,
        verbose_name=_("areas"),
        blank=True,
        related_name="activities",
        help_text=_("Leave empty for everywhere the campaign takes place."),
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    budget_amount = models.DecimalField(
        _("budget"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("In the campaign's currency. Never shown publicly."),
    )

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["starts_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="campaigns_activity_dates_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(budget_amount__isnull=True) | Q(budget_amount__gte=0),
                name="campaigns_activity_budget_not_negative",
            ),
        ]

    def __str__(self):
        return self.name
