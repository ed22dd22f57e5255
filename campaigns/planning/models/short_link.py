"""The short address behind a QR code."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from partners.geography.models import Area
from partners.organisations.scoping import scope_of

from .activity import Activity
from .campaign import Campaign


class ShortLinkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Links of the campaigns the person may open: those in the person's areas, and those of no area."""
        rows = self.filter(campaign__in=Campaign.objects.visible_to(user))
        scope = scope_of(user)
        return rows.filter(Q(area__isnull=True) | scope.in_areas("area")) if scope.area_paths else rows


class ShortLink(models.Model):
    """The address behind a QR code on one batch of print in one place; it counts, then redirects."""

    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        blank=True,
        validators=[RegexValidator(r"^[a-z0-9]+\Z", _("Use small letters and digits only."))],
        help_text=_("Leave empty and one is made. It is printed under the QR code and can never be changed."),
    )
    campaign = ParentalKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="short_links")
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="short_links",
        help_text=_("Its medium is what scans are counted under."),
    )
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        help_text=_("Where this batch is put up; scans are counted there."),
    )
    target_path = models.CharField(
        _("leads to"),
        max_length=500,
        validators=[
            RegexValidator(r"^/(?![/\\\\])[^\\\\\s]*\Z", _("Give a path on this site, beginning with one slash."))
        ],
        help_text=_("A path on this site, beginning with a slash."),
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off, the public address answers that the page is gone.")
    )

    objects = ShortLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(target_path__startswith="/")
                & ~Q(target_path__startswith="//")
                & ~Q(target_path__contains="\\"),
                name="campaigns_shortlink_stays_on_this_site",
                violation_error_message=_("Give a path on this site, beginning with one slash."),
            ),
        ]

    def __str__(self):
        return self.code

    @property
    def area_code(self) -> str:
        return self.area.code if self.area else ""
