"""One time on the air."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.broadcast.choices import LIVE, OPEN, AiringState
from campaigns.planning.models import Campaign
from clarion.moments import moment_in_words
from clarion.names import apart

from .flight import Flight
from .station import LONGEST, Station


class AiringQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Airings of the campaigns the person may open."""
        return self.filter(flight__campaign__in=Campaign.objects.visible_to(user))

    def open(self):
        """Those of which nobody has said yet whether they went out."""
        return self.filter(state__in=OPEN)

    def live(self):
        """Those that were, are or will be on the air."""
        return self.filter(state__in=LIVE)


class Airing(models.Model):
    """One time on the air; kept in UTC, with its day on the station's calendar beside it."""

    flight = models.ForeignKey(
        Flight, verbose_name=_("run of airings"), on_delete=models.PROTECT, related_name="airings"
    )
    station = models.ForeignKey(Station, verbose_name=_("station"), on_delete=models.PROTECT, related_name="airings")
    starts_at = models.DateTimeField(_("starts"))
    day = models.DateField(_("day"), help_text=_("At the station."))
    seconds = models.PositiveSmallIntegerField(_("length in seconds"))
    state = models.CharField(_("state"), max_length=10, choices=AiringState.choices, default=AiringState.PLANNED)
    moved_from = models.OneToOneField(
        "self",
        verbose_name=_("in place of"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="replacement",
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = AiringQuerySet.as_manager()

    class Meta:
        verbose_name = _("airing")
        verbose_name_plural = _("airings")
        ordering = ["-starts_at", "pk"]
        indexes = [
            models.Index(fields=["starts_at", "state"]),
            models.Index(fields=["day", "flight"]),
            models.Index(fields=["station", "day"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["station", "starts_at", "flight"], name="campaigns_airing_once"),
            models.CheckConstraint(condition=Q(seconds__gte=1, seconds__lte=LONGEST), name="campaigns_airing_length"),
            models.CheckConstraint(
                condition=Q(state__in=[AiringState.PLANNED, AiringState.CONFIRMED, AiringState.AIRED]) | ~Q(reason=""),
                name="campaigns_airing_says_why_it_did_not_run",
            ),
        ]

    def __str__(self):
        return f"{apart(self.station)}, {moment_in_words(self.local_start, 'j M Y')}"

    @property
    def local_start(self) -> datetime:
        """When it starts on the station's clock."""
        return self.starts_at.astimezone(self.station.zone)

    @property
    def hour(self) -> str:
        """The hour on the station's clock, for exports."""
        return f"{self.local_start:%H:%M}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
