"""An app, a round of text messages, a song, a video or a page that goes out on a day."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.planning.discretion import holds_number
from campaigns.planning.models import Activity, Campaign
from campaigns.printing.choices import ReleaseKind, ReleaseStatus


def refuse_telephone(text: str) -> None:
    """Raises ValidationError for what looks like somebody's number."""
    if holds_number(text):
        raise ValidationError(_("This looks like a telephone number. None is kept here."))


class MediaReleaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Releases of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))


class MediaRelease(models.Model):
    """What goes out on a day. Of text messages only how many were sent is kept: no list, no number."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="media_releases"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="media_releases",
    )
    kind = models.CharField(_("kind"), max_length=5, choices=ReleaseKind.choices)
    title = models.CharField(_("title"), max_length=200, validators=[refuse_telephone])
    channel = models.CharField(
        _("channel or platform"),
        max_length=120,
        blank=True,
        validators=[refuse_telephone],
        help_text=_("Such as an app store, a video platform or a network operator. No telephone number."),
    )
    language = models.CharField(_("language"), max_length=3)
    released_on = models.DateField(_("day of release"))
    address = models.URLField(
        _("address"),
        max_length=500,
        blank=True,
        validators=[URLValidator(schemes=["https"], message=_("Give an address that begins with https://."))],
        help_text=_("Where it can be seen or had; begins with https://."),
    )
    messages_sent = models.PositiveIntegerField(
        _("messages sent"),
        null=True,
        blank=True,
        help_text=_("For text messages: how many, as billed. Never to whom."),
    )
    status = models.CharField(
        _("status"), max_length=9, choices=ReleaseStatus.choices, default=ReleaseStatus.PLANNED, editable=False
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = MediaReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("media release")
        verbose_name_plural = _("media releases")
        ordering = ["-released_on", "pk"]
        indexes = [models.Index(fields=["released_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(messages_sent__isnull=True) | Q(kind="sms"),
                name="campaigns_release_counts_messages_of_sms_alone",
                violation_error_message=_("Only text messages are counted here."),
            ),
            models.CheckConstraint(
                condition=Q(address="") | Q(address__startswith="https://"),
                name="campaigns_release_address_is_safe",
                violation_error_message=_("Give an address that begins with https://."),
            ),
        ]

    def __str__(self):
        return self.title
