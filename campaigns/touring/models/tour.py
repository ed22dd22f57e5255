"""A company on the road with one activity, from venue to venue."""

from datetime import date, time
from decimal import Decimal

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from campaigns.planning.models import Activity, Campaign
from campaigns.touring.choices import TourStatus
from campaigns.touring.schedule import EVERY_DAY, Pattern, from_mask
from partners.organisations.models import Organisation

LONGEST = 8 * 60
"""Minutes of the longest performance."""
MOST_PEOPLE = 500
AMOUNT = {"max_digits": 14, "decimal_places": 3, "null": True, "blank": True}
NOT_NEGATIVE = MinValueValidator(Decimal(0))


class TourQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Tours of the campaigns the person may open; of their stops only those in the person's areas are shown."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    def booked(self):
        """All but those cancelled."""
        return self.filter(status=TourStatus.BOOKED)


class Tour(models.Model):
    """Performances of one activity by one company. Days and hours are those of the clock at each venue."""

    campaign = models.ForeignKey(Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="tours")
    activity = models.ForeignKey(Activity, verbose_name=_("activity"), on_delete=models.PROTECT, related_name="tours")
    name = models.CharField(
        _("name"), max_length=200, help_text=_("Also the title of its events: public where they are marked open.")
    )
    company = models.ForeignKey(
        Organisation,
        verbose_name=_("company"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="tours",
        help_text=_("Who performs. A company cannot perform in two places at once."),
    )
    language = models.CharField(_("language"), max_length=3, blank=True, help_text=_("Spoken on the stage."))
    starts_on = models.DateField(_("first day"))
    weekdays = models.PositiveSmallIntegerField(default=EVERY_DAY)
    times = models.CharField(_("start times"), max_length=100)
    minutes = models.PositiveSmallIntegerField(
        _("length in minutes"), default=60, validators=[MinValueValidator(5), MaxValueValidator(LONGEST)]
    )
    per_stop = models.PositiveSmallIntegerField(
        _("performances at each stop"), default=1, validators=[MinValueValidator(1), MaxValueValidator(10)]
    )
    rest_after = models.PositiveSmallIntegerField(
        _("day of rest after"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(30)],
        help_text=_("So many days of performances in a row. Empty for none."),
    )
    skipped = models.CharField(_("days without performances"), max_length=600, blank=True)
    fee = models.DecimalField(_("fee for one performance"), **AMOUNT, validators=[NOT_NEGATIVE])
    people = models.PositiveSmallIntegerField(
        _("people travelling"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    daily_cost = models.DecimalField(
        _("daily cost of one person"),
        **AMOUNT,
        validators=[NOT_NEGATIVE],
        help_text=_("Travel, meals and lodging, for each day with a performance."),
    )
    currency = models.CharField(_("currency"), max_length=3, blank=True)
    is_open = models.BooleanField(
        _("open to everyone"),
        default=False,
        help_text=_("Title, place and hour become public. Stops in schools stay closed all the same."),
    )
    for_minors = models.BooleanField(_("for minors"), default=False, help_text=_("Always so in schools."))
    notes = models.TextField(
        _("notes"),
        blank=True,
        validators=[MaxLengthValidator(2000)],
        help_text=_("Staff only. Name nobody: no telephone, no address, no place of shelter."),
    )
    status = models.CharField(
        _("status"), max_length=10, choices=TourStatus.choices, default=TourStatus.BOOKED, editable=False
    )
    cancel_reason = models.CharField(_("why it was cancelled"), max_length=300, blank=True, editable=False)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = TourQuerySet.as_manager()

    class Meta:
        verbose_name = _("tour")
        verbose_name_plural = _("tours")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(weekdays__gte=1, weekdays__lte=EVERY_DAY), name="campaigns_tour_on_some_weekday"
            ),
            models.CheckConstraint(condition=~Q(times=""), name="campaigns_tour_has_times"),
            models.CheckConstraint(condition=Q(minutes__gte=5, minutes__lte=LONGEST), name="campaigns_tour_length"),
            models.CheckConstraint(condition=Q(per_stop__gte=1), name="campaigns_tour_performs_at_each_stop"),
            models.CheckConstraint(
                condition=(Q(fee__isnull=True) | Q(fee__gte=0))
                & (Q(daily_cost__isnull=True) | Q(daily_cost__gte=0, people__gte=1)),
                name="campaigns_tour_costs_are_whole",
            ),
            models.CheckConstraint(
                condition=Q(fee__isnull=True, daily_cost__isnull=True, currency="") | ~Q(currency=""),
                name="campaigns_tour_costs_have_currency",
            ),
            models.CheckConstraint(
                condition=~Q(is_open=True, for_minors=True), name="campaigns_tour_for_minors_is_never_open"
            ),
            models.CheckConstraint(
                condition=~Q(status=TourStatus.CALLED_OFF) | ~Q(cancel_reason=""),
                name="campaigns_tour_says_why_it_was_called_off",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def company_name(self) -> str:
        """Who performs, for exports."""
        return self.company.name if self.company else ""

    @property
    def hours(self) -> tuple[time, ...]:
        """The start times of one day, in order."""
        return tuple(time.fromisoformat(text) for text in self.times.split())

    @property
    def skipped_days(self) -> list[date]:
        """The days on which nothing is performed."""
        return [date.fromisoformat(text) for text in self.skipped.split()]

    @property
    def skipped_in_words(self) -> str:
        return "; ".join(date_format(day, "j M Y") for day in self.skipped_days)

    @property
    def pattern(self) -> Pattern:
        """The pattern as it stands; raises ValueError where it means nothing."""
        return Pattern(
            first=self.starts_on,
            times=self.hours,
            weekdays=from_mask(self.weekdays),
            rest_after=self.rest_after,
            skipped=frozenset(self.skipped_days),
        )

    @property
    def is_booked(self) -> bool:
        return self.status == TourStatus.BOOKED
