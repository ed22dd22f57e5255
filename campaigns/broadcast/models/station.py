"""A radio or television station, and what it asks for an airing."""

import zoneinfo
from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from campaigns.broadcast.choices import Format, StationKind
from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of
from partners.venues.models import validate_time_zone

LONGEST = 4 * 60 * 60
"""Seconds of the longest airing."""
SECONDS = (MinValueValidator(1), MaxValueValidator(LONGEST))
CURRENCY = RegexValidator(r"^[A-Z]{3}\Z", _("Give three capital letters (ISO 4217), for example KES."))


class StationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Shared reference data: whoever sees anything sees all; prices and contact are shown to staff alone."""
        return self.none() if scope_of(user).nothing else self

    def active(self):
        return self.filter(is_active=True)


class Station(ClusterableModel):
    """A station that can air spots and shows."""

    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=StationKind.choices)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="stations",
        help_text=_("Runs the station, or knows it. Staff only."),
    )
    coverage = ParentalManyToManyField(
        Area,
        verbose_name=_("coverage"),
        related_name="stations",
        help_text=_("Areas in which the station is received. Campaigns there are offered it first."),
    )
    languages = models.JSONField(_("languages"), default=list, help_text=_("Spoken on the air."))
    time_zone = models.CharField(
        _("time zone"), max_length=50, validators=[validate_time_zone], help_text=_("All its times are on this clock.")
    )
    contact_role = models.CharField(
        _("contact: role"),
        max_length=100,
        blank=True,
        help_text=_("An office, for example “Advertising desk”. Name nobody. Staff only."),
    )
    contact_phone = models.CharField(
        _("contact: office telephone"),
        max_length=30,
        blank=True,
        validators=[
            RegexValidator(r"^\+?[0-9][0-9 ]*[0-9]\Z", _("Digits and spaces, with a + in front where needed."))
        ],
        help_text=_("The office's number, never a person's own. Staff only."),
    )
    contact_email = models.EmailField(
        _("contact: office e-mail"),
        blank=True,
        help_text=_("The office's address, without anybody's name in it. Staff only."),
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("Staff only. Name nobody."))
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Switched off, nothing new is booked; what stands stays.")
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)

    objects = StationQuerySet.as_manager()

    class Meta:
        verbose_name = _("station")
        verbose_name_plural = _("stations")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def zone(self) -> zoneinfo.ZoneInfo:
        return zoneinfo.ZoneInfo(self.time_zone)

    @property
    def coverage_codes(self) -> str:
        """Codes of the areas, for exports."""
        return ", ".join(area.code for area in self.coverage.all())


class StationPrice(models.Model):
    """What one airing of a format and length costs, from a day on."""

    station = ParentalKey(Station, verbose_name=_("station"), on_delete=models.CASCADE, related_name="prices")
    format = models.CharField(_("format"), max_length=10, choices=Format.choices)
    seconds = models.PositiveSmallIntegerField(_("length in seconds"), validators=SECONDS)
    price = models.DecimalField(
        _("price of one airing"), max_digits=12, decimal_places=2, validators=[MinValueValidator(Decimal(0))]
    )
    currency = models.CharField(
        _("currency"), max_length=3, validators=[CURRENCY], help_text=_("Three letters (ISO 4217), for example KES.")
    )
    valid_from = models.DateField(_("valid from"))
    valid_until = models.DateField(
        _("valid until"), null=True, blank=True, help_text=_("The last day; empty while no end is known.")
    )

    class Meta:
        verbose_name = _("price")
        verbose_name_plural = _("prices")
        ordering = ["format", "seconds", "valid_from"]
        constraints = [
            models.CheckConstraint(condition=Q(price__gte=0), name="campaigns_stationprice_not_negative"),
            models.CheckConstraint(
                condition=Q(valid_until__isnull=True) | Q(valid_from__lte=F("valid_until")),
                name="campaigns_stationprice_days_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(
                condition=Q(seconds__gte=1, seconds__lte=LONGEST), name="campaigns_stationprice_length"
            ),
            models.UniqueConstraint(
                fields=["station", "format", "seconds", "valid_from"], name="campaigns_stationprice_once_a_day"
            ),
        ]

    def __str__(self):
        return f"{self.get_format_display()}, {self.seconds} s: {self.price} {self.currency}"

    def holds_on(self, day) -> bool:
        """Whether the price is valid on the day."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def overlaps(self, other: "StationPrice") -> bool:
        """Whether both are for the same format and length, on at least one same day."""
        same = (self.format, self.seconds) == (other.format, other.seconds)
        starts_before_end = other.valid_until is None or self.valid_from <= other.valid_until
        return same and starts_before_end and (self.valid_until is None or other.valid_from <= self.valid_until)
