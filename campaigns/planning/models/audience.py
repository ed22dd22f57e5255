"""Whom a campaign speaks to."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from .campaign import Campaign


class Audience(models.Model):
    """Whom a campaign speaks to; a segment with its size and where the size comes from."""

    campaign = ParentalKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="audiences")
    name = models.CharField(
        _("name"), max_length=200, help_text=_("For example: girls and boys of 14 to 17 in school.")
    )
    size = models.PositiveIntegerField(
        _("people"), null=True, blank=True, help_text=_("How many they are in the campaign's areas.")
    )
    size_source = models.CharField(_("source of the size"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")
        ordering = ["pk"]

    def __str__(self):
        return self.name
