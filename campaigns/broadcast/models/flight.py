"""A run of airings of one activity on one station, by one pattern."""

from datetime import time
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from campaigns.broadcast.choices import FlightStatus, Format
from campaigns.broadcast.patterns import Pattern, from_mask
from campaigns.planning.models import Activity, Campaign
from clarion.names import apart

from .station import CURRENCY, LONGEST, SECONDS, Station

EVERY_DAY = 127
MOST_A_DAY = 200


class FlightQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Flights of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))


class Flight(models.Model):
    """So many airings on a station between two days. Days and times are those of the station's clock."""

    campaign = models.ForeignKey(Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="flights")
    activity = models.ForeignKey(Activity, verbose_name=_("activity"), on_delete=models.PROTECT, related_name="flights")
    station = models.ForeignKey(Station, verbose_name=_("station"), on_delete=models.PROTECT, related_name="flights")
    format = models.CharField(_("format"), max_length=10, choices=Format.choices, default=Format.SPOT)
    language = models.CharField(_("language"), max_length=3)
    seconds = models.PositiveSmallIntegerField(_("length in seconds"), default=30, validators=SECONDS)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    weekdays = models.PositiveSmallIntegerField(default=EVERY_DAY)
    times = models.CharField(_("times"), max_length=400, blank=True)
    per_day = models.PositiveSmallIntegerField(
        _("airings a day"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_A_DAY)]
    )
    opens = models.TimeField(_("from"), null=True, blank=True)
    closes = models.TimeField(_("until"), null=True, blank=True)
    price = models.DecimalField(
        _("price of one airing"),
        max_digits=12,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True, validators=[CURRENCY])
    rating = models.DecimalField(
        _("rating, in % of the target population"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    rating_source = models.CharField(_("source of the rating"), max_length=200, blank=True)
    status = models.CharField(
        _("status"), max_length=10, choices=FlightStatus.choices, default=FlightStatus.DRAFT, editable=False
    )
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True, editable=False)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = FlightQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of airings")
        verbose_name_plural = _("runs")
        ordering = ["-starts_on", "-pk"]
        indexes = [models.Index(fields=["starts_on", "ends_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="campaigns_flight_days_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(weekdays__gte=1, weekdays__lte=EVERY_DAY), name="campaigns_flight_on_some_weekday"
            ),
            models.CheckConstraint(condition=Q(seconds__gte=1, seconds__lte=LONGEST), name="campaigns_flight_length"),
            models.CheckConstraint(
                condition=(~Q(times="") & Q(per_day__isnull=True, opens__isnull=True, closes__isnull=True))
                | Q(times="", per_day__gte=1, per_day__lte=MOST_A_DAY, opens__lt=F("closes")),
                name="campaigns_flight_times_or_a_number_a_day",
                violation_error_message=_("Give times, or a number a day with its hours; not both."),
            ),
            models.CheckConstraint(
                condition=Q(price__isnull=True, currency="") | (Q(price__gte=0) & ~Q(currency="")),
                name="campaigns_flight_price_has_currency",
                violation_error_message=_("A price needs its currency, and a currency its price."),
            ),
            models.CheckConstraint(
                condition=Q(rating__isnull=True, rating_source="")
                | (Q(rating__gte=0, rating__lte=100) & ~Q(rating_source="")),
                name="campaigns_flight_rating_has_source",
                violation_error_message=_("A rating needs its source, and a source its rating."),
            ),
        ]

    def __str__(self):
        first, last = (date_format(day, "j M Y") for day in (self.starts_on, self.ends_on))
        return f"{apart(self.station)}, {first} – {last}"

    @property
    def pattern(self) -> Pattern:
        """The pattern as it stands; raises ValueError where it means nothing."""
        return Pattern(
            first=self.starts_on,
            last=self.ends_on,
            weekdays=from_mask(self.weekdays),
            times=tuple(time.fromisoformat(text) for text in self.times.split()),
            per_day=self.per_day,
            opens=self.opens,
            closes=self.closes,
        )
