"""What a campaign wants to change, said so that it can be measured."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from campaigns.planning.choices import Behaviour, Direction, Theme
from partners.geography.models import Area

from .audience import Audience
from .campaign import Campaign


class Objective(models.Model):
    """A SMART objective on one theme: behaviour, audience, area, baseline, target and date.

    A draft may leave fields open; a campaign cannot leave Draft until they are filled.
    """

    campaign = ParentalKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="objectives")
    theme = models.CharField(
        _("theme"),
        max_length=15,
        choices=Theme.choices,
        help_text=_(
            "One theme an objective. Trafficking and smuggling are different crimes; their figures stay apart."
        ),
    )
    behaviour = models.CharField(_("behaviour"), max_length=20, choices=Behaviour.choices, blank=True)
    statement = models.TextField(_("objective"), help_text=_("Who will do what more or less, where, by when."))
    message = models.TextField(
        _("message"),
        blank=True,
        help_text=_("The one sentence the audience should keep. Becomes public with the campaign's page."),
    )
    barriers = models.TextField(
        _("barriers"),
        blank=True,
        help_text=_("What keeps the audience from doing it today: cost, fear, custom, distance, not knowing how."),
    )
    call_to_action = models.CharField(
        _("call to action"),
        max_length=200,
        blank=True,
        help_text=_("The one thing to do next, and where. For example: call the help line before you sign."),
    )
    audience = models.ForeignKey(
        Audience,
        verbose_name=_("audience"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="objectives",
        help_text=_("Of the audiences saved above."),
    )
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    indicator = models.CharField(_("measured by"), max_length=200, blank=True)
    direction = models.CharField(
        _("what a rise means"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.AMBIGUOUS,
        help_text=_(
            "A rise in detected victims, calls or prosecutions can mean better detection or a larger problem: "
            "leave such measures at “can mean either”."
        ),
    )
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=3, null=True, blank=True)
    baseline_reason = models.CharField(
        _("why there is no baseline"), max_length=300, blank=True, help_text=_("Only where none could be measured.")
    )
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=3, null=True, blank=True)
    unit = models.CharField(
        _("unit"), max_length=40, blank=True, help_text=_("For example: % of pupils, calls a month.")
    )
    due_on = models.DateField(_("by"), null=True, blank=True)

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")
        ordering = ["pk"]

    def __str__(self):
        return self.statement
