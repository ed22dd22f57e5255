"""What a campaign is planned to cost and has cost, line by line, and the exchange rates that were used."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium
from campaigns.planning.models import Activity, Campaign
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .choices import CostKind
from .money import converted, exactly, money, rate_text
from .rules import may_see_booked_costs

MOST_DIGITS = 12
"""Of a rate. A database that keeps numbers in binary gives back 15 of them unchanged."""
LEAST_PLACES = 4
OLD_AFTER = 90
"""Days after which a rate may be far from what was paid."""


def above_zero(rate: Decimal) -> None:
    if rate <= 0:
        raise ValidationError(_("A rate is above 0."))


RATE = {"max_digits": 20, "decimal_places": 12, "validators": [above_zero]}
RATE_BELOW = Decimal(10) ** 8
"""What its digits before the point leave room for."""


def with_its_digits(rate: Decimal) -> Decimal:
    """All digits of the rate, and at least four after the point, so that nobody takes the point for thousands."""
    rate = rate.normalize()
    return rate.quantize(Decimal(1).scaleb(-max(LEAST_PLACES, -rate.as_tuple().exponent)))


class CostLineQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Lines of the campaigns the person may open; those made from a booking only where its price may be seen."""
        lines = self.filter(campaign__in=Campaign.objects.visible_to(user))
        return lines if may_see_booked_costs(user) else lines.filter(booking="")


class CostLine(models.Model):
    """One amount, planned or paid, in its own currency, with the rate that leads to the campaign's currency.

    The line keeps the rate: a later change in the table of rates changes nothing that is recorded.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="cost_lines"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="cost_lines",
        help_text=_("Leave empty for what serves the whole campaign."),
    )
    kind = models.CharField(_("kind"), max_length=7, choices=CostKind.choices, default=CostKind.ACTUAL)
    medium = models.CharField(
        _("medium"),
        max_length=15,
        choices=Medium.choices,
        blank=True,
        help_text=_("Taken from the activity where there is one; empty for what serves no single medium."),
    )
    purpose = models.CharField(_("description"), max_length=200, help_text=_("What the money is for. Name no person."))
    day = models.DateField(_("date"), help_text=_("When it was paid, or is to be paid."))
    amount = models.DecimalField(
        _("amount"), max_digits=14, decimal_places=3, validators=[MinValueValidator(Decimal(0))]
    )
    currency = models.CharField(_("currency"), max_length=3)
    rate = models.DecimalField(
        _("rate"),
        **RATE,
        help_text=_("What one unit of this currency is in the campaign's currency. Empty takes the recorded rate."),
    )
    rate_currency = models.CharField(_("currency of the campaign"), max_length=3, editable=False)
    rate_on = models.DateField(_("date of the rate"), null=True, blank=True)
    rate_source = models.CharField(
        _("source of the rate"), max_length=200, blank=True, help_text=_("For example the central bank.")
    )
    reference = models.CharField(
        _("reference"),
        max_length=60,
        blank=True,
        help_text=_("Number of the invoice or voucher. No names of persons."),
    )
    position = models.PositiveIntegerField(_("position"), default=0, editable=False)
    booking = models.CharField(_("booking"), max_length=40, blank=True, editable=False)
    """Of a line made from a booking: what it stands for, as in ``booked.Booking.key``; a payment keeps it."""
    booked_day = models.DateField(null=True, blank=True, editable=False)
    """The day of the booking when the line was last planned as booked; empty where nobody knows."""
    booked_activity = models.ForeignKey(
        Activity, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    """Its activity then, or none; says nothing where ``booked_day`` is empty."""

    objects = CostLineQuerySet.as_manager()

    class Meta:
        verbose_name = _("cost line")
        verbose_name_plural = _("cost lines")
        ordering = ["-day", "-position", "-pk"]
        indexes = [models.Index(fields=["campaign", "kind"], name="campaigns_cost_kind")]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CostKind.values), name="campaigns_cost_planned_or_paid"),
            models.CheckConstraint(condition=Q(amount__gte=0), name="campaigns_cost_amount_not_negative"),
            models.CheckConstraint(condition=Q(rate__gt=0), name="campaigns_cost_rate_above_zero"),
            models.CheckConstraint(
                condition=~Q(currency="") & ~Q(rate_currency=""), name="campaigns_cost_has_currencies"
            ),
            models.CheckConstraint(
                condition=Q(currency=F("rate_currency"), rate=1)
                | (~Q(currency=F("rate_currency")) & Q(rate_on__isnull=False) & ~Q(rate_source="")),
                name="campaigns_cost_rate_says_whence",
            ),
            models.UniqueConstraint(
                fields=["campaign", "booking"],
                condition=~Q(booking=""),
                name="campaigns_cost_of_a_booking_is_planned_once",
            ),
        ]

    def __str__(self):
        return self.purpose

    @property
    def converted_amount(self) -> Decimal:
        """In the campaign's currency as it was when the line was recorded, rounded to its smallest coin."""
        return converted(self.amount, self.rate, self.rate_currency)

    @property
    def is_converted(self) -> bool:
        return self.currency != self.rate_currency

    @property
    def amount_in_words(self) -> str:
        return money(self.amount, self.currency)

    @property
    def converted_in_words(self) -> str:
        return money(self.converted_amount, self.rate_currency)

    @property
    def rate_in_words(self) -> str:
        return rate_text(self.rate)

    @property
    def note_on_rate(self) -> str:
        """That the rate is much older than the line, empty where it is not."""
        if not self.is_converted or self.rate_on is None or (self.day - self.rate_on).days <= OLD_AFTER:
            return ""
        text = _(
            "The rate is of %(rate_on)s, more than %(days)d days before this cost. Look whether there is a newer one."
        )
        return str(text) % {"rate_on": date_format(self.rate_on, "j M Y"), "days": OLD_AFTER}

    @property
    def exact_amount(self) -> Decimal:
        """With the digits of its currency, for files."""
        return exactly(self.amount, self.currency)

    @property
    def exact_rate(self) -> Decimal:
        return with_its_digits(self.rate)

    @property
    def activity_name(self) -> str:
        return self.activity.name if self.activity else ""


class ExchangeRateQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Rates of the organisations the person acts for, or of all for those who see all."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        if scope.sees_all_organisations:
            return self
        return self.filter(organisation__in=scope.organisation_ids)

    def valid_for(self, organisation, into: str):
        """Rates into a currency that the organisation recorded, the newest first."""
        return self.filter(organisation=organisation, into=into).order_by("-day", "-pk")


class ExchangeRate(models.Model):
    """A rate an organisation uses from a day on, until it records the next one. It fills in new cost lines."""

    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="exchange_rates",
        help_text=_("Its campaigns use the rate: those it leads."),
    )
    currency = models.CharField(_("currency"), max_length=3)
    into = models.CharField(_("into"), max_length=3, help_text=_("The currency the campaign counts in."))
    rate = models.DecimalField(_("rate"), **RATE, help_text=_("What one unit of the first is in the second currency."))
    day = models.DateField(_("valid from"))
    source = models.CharField(_("source"), max_length=200, help_text=_("For example the central bank."))

    objects = ExchangeRateQuerySet.as_manager()

    class Meta:
        verbose_name = _("exchange rate")
        verbose_name_plural = _("exchange rates")
        ordering = ["-day", "currency", "into"]
        constraints = [
            models.CheckConstraint(condition=Q(rate__gt=0), name="campaigns_rate_above_zero"),
            models.CheckConstraint(
                condition=~Q(currency=F("into")) & ~Q(currency="") & ~Q(into="") & ~Q(source=""),
                name="campaigns_rate_between_two",
                violation_error_message=_("A rate leads from one currency into another, and says where it comes from."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "currency", "into", "day"],
                name="campaigns_one_rate_a_day",
                violation_error_message=_("A rate between these currencies is recorded for this day; change that one."),
            ),
        ]

    def __str__(self):
        return f"{self.currency} → {self.into}"

    @property
    def exact_rate(self) -> Decimal:
        return with_its_digits(self.rate)
