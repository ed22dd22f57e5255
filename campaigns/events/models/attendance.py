"""How many people came: counts only, never a name."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.events.choices import AgeBand, Sex

from .event import Event


class HeadcountQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Counts of the events the person may open."""
        return self.filter(event__in=Event.objects.visible_to(user))


class Headcount(models.Model):
    """People of one sex and age band counted at an event; the present state."""

    event = models.ForeignKey(Event, verbose_name=_("event"), on_delete=models.CASCADE, related_name="headcounts")
    sex = models.CharField(_("sex"), max_length=10, choices=Sex.choices)
    age_band = models.CharField(_("age"), max_length=8, choices=AgeBand.choices)
    count = models.PositiveIntegerField(_("people"), validators=[MaxValueValidator(100_000)])

    objects = HeadcountQuerySet.as_manager()

    class Meta:
        verbose_name = _("headcount")
        verbose_name_plural = _("headcounts")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "sex", "age_band"], name="campaigns_headcount_once_per_sex_and_age"
            )
        ]

    def __str__(self):
        return f"{self.get_sex_display()}, {self.get_age_band_display()}: {self.count}"


class AttendanceRecord(models.Model):
    """One submission of an event's headcounts. Append-only: the history, the cursor, and the guard against doubles.

    ``client_uuid`` is made where the form is filled in; the same one sent again changes nothing.
    Keys rise in the order of commit (see ``actions.record_attendance``), so a reader with a cursor misses none.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="attendance_records")
    client_uuid = models.UUIDField(unique=True)
    total = models.PositiveIntegerField()
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("attendance record")
        verbose_name_plural = _("attendance records")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.event}: {self.total}"
