"""One stop of a tour: an event, and afterwards how the performance went."""

from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from campaigns.events.choices import EventStatus
from campaigns.events.models import Event
from campaigns.touring.choices import OPEN, Incident
from clarion.moments import moment_in_words

from .tour import Tour

VERSION = RegexValidator(
    r"^[\w.\-]{1,12}\Z", _("Letters, digits, points and hyphens, at most 12, for example 2.1 or short.")
)


class PerformanceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Performances whose event the person may open."""
        return self.filter(event__in=Event.objects.visible_to(user))

    def taking_place(self):
        """Everything but what was cancelled."""
        return self.exclude(event__status=EventStatus.CANCELLED)

    def open(self):
        """Those that can still be moved or cancelled: of which nothing is recorded, and whose people are not counted.

        One that should have been yesterday is among them: rain is often known to the office a day late.
        """
        return self.filter(event__status__in=OPEN, recorded_at__isnull=True)

    def to_come(self):
        """The open ones that have not begun."""
        return self.open().filter(event__starts_at__gt=timezone.now())

    def without_record(self):
        """Over, not cancelled, and nobody has said how they went."""
        return self.taking_place().filter(recorded_at__isnull=True, event__ends_at__lt=timezone.now())


class Performance(models.Model):
    """A stop of a tour. Place, hours, people and headcounts are the event's; here stands what only a stage has."""

    tour = models.ForeignKey(Tour, verbose_name=_("tour"), on_delete=models.PROTECT, related_name="performances")
    event = models.OneToOneField(Event, verbose_name=_("event"), on_delete=models.PROTECT, related_name="performance")
    script_version = models.CharField(
        _("version of the script"),
        max_length=12,
        blank=True,
        validators=[VERSION],
        help_text=_("As it stands on the script, for example 2.1 or short."),
    )
    talk_held = models.BooleanField(_("talk held afterwards"), null=True, blank=True)
    incidents = models.JSONField(_("incidents"), default=list, blank=True)
    recorded_at = models.DateTimeField(_("recorded"), null=True, editable=False)

    objects = PerformanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("performance")
        verbose_name_plural = _("performances")
        ordering = ["event__starts_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(recorded_at__isnull=True, talk_held__isnull=True, script_version="")
                | Q(recorded_at__isnull=False, talk_held__isnull=False),
                name="campaigns_performance_record_is_whole",
            )
        ]

    def __str__(self):
        return f"{self.tour}, {self.moment}"

    @property
    def moment(self) -> str:
        """“Sat 14 Mar 2026, 09:00”, on the clock at the venue."""
        return moment_in_words(self.event.local_start)

    @property
    def day(self) -> date:
        """The day it takes place, as people at the venue name it."""
        return self.event.day

    @property
    def hour(self) -> str:
        """The hour on the clock at the venue, for exports."""
        return f"{self.event.local_start:%H:%M}"

    @property
    def came(self) -> int | None:
        """How many people were counted at its event; None before anybody counted. Reads what was fetched."""
        counted = [row.count for row in self.event.headcounts.all()]
        return sum(counted) if counted or self.event.status == EventStatus.HELD else None

    @property
    def is_open(self) -> bool:
        """Whether it can still be moved or cancelled, as in ``PerformanceQuerySet.open``."""
        return self.event.status in OPEN and self.recorded_at is None

    @property
    def is_to_come(self) -> bool:
        """Whether it can change places with another one, as in ``PerformanceQuerySet.to_come``."""
        return self.is_open and self.event.starts_at > timezone.now()

    @property
    def incidents_in_words(self) -> str:
        known = dict(Incident.choices)
        return ", ".join(str(known.get(code, code)) for code in self.incidents)
