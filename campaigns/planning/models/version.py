"""What a campaign said at an earlier moment."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.planning.rules import may_compare_versions

from .campaign import Campaign


class CampaignVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Versions of the campaigns the person may open; none for those who take part in some of them alone."""
        seen = self.filter(campaign__in=Campaign.objects.visible_to(user))
        return seen if may_compare_versions(user) else self.none()


class CampaignVersion(models.Model):
    """The whole plan as it stood after one save, never changed. ``content`` has the shape of plan_in_words."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField(_("version"))
    content = models.JSONField()
    made_at = models.DateTimeField(_("saved"), auto_now_add=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("by"), on_delete=models.SET_NULL, null=True, related_name="+"
    )

    objects = CampaignVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="campaigns_version_once_per_campaign")
        ]

    def __str__(self):
        return f"{self.campaign} · {self.number}"
