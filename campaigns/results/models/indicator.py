"""How a result is measured: the indicator, its targets, and what was read."""

from datetime import date
from decimal import Decimal

from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from campaigns.planning.choices import Direction
from campaigns.planning.models import Campaign
from campaigns.results.choices import Breakdown, Frequency, TargetRule
from campaigns.results.figures import plain_number

from .result import Result

BASELINE_AND_DAY = _("A baseline needs the day it was measured, and the day its baseline.")
NUMBER = {"max_digits": 14, "decimal_places": 3}


class IndicatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Indicators of the campaigns the person may open."""
        return self.filter(result__campaign__in=Campaign.objects.visible_to(user))


class Indicator(ClusterableModel):
    """What is counted or asked to tell whether a result comes true.

    Without a baseline it says "not yet known". A rise in detected victims, calls or prosecutions can be read both
    ways, so the direction begins at "can mean either".
    """

    result = models.ForeignKey(Result, verbose_name=_("result"), on_delete=models.CASCADE, related_name="indicators")
    number = models.PositiveSmallIntegerField(
        _("number"), editable=False, validators=[MinValueValidator(1), MaxValueValidator(999)]
    )
    name = models.CharField(
        _("indicator"), max_length=200, help_text=_("For example: pupils who would check an offer before accepting it.")
    )
    definition = models.TextField(
        _("definition"),
        max_length=1000,
        blank=True,
        validators=[MaxLengthValidator(1000)],
        help_text=_("What counts and what does not, so that two people would count the same."),
    )
    unit = models.CharField(_("unit"), max_length=40, help_text=_("For example: % of pupils, calls a month."))
    disaggregation = models.JSONField(_("told apart by"), default=list, blank=True)
    baseline = models.DecimalField(
        _("baseline"), null=True, blank=True, help_text=_("Leave empty while it is not yet known."), **NUMBER
    )
    baseline_on = models.DateField(_("baseline measured on"), null=True, blank=True)
    rule = models.CharField(
        _("rule of the targets"),
        max_length=10,
        choices=TargetRule.choices,
        default=TargetRule.LAST,
        help_text=_(
            "Cumulative: all readings so far, added up. Average and last reading: of the period the target belongs to."
        ),
    )
    frequency = models.CharField(_("how often"), max_length=12, choices=Frequency.choices, default=Frequency.QUARTERLY)
    direction = models.CharField(
        _("what a rise means"),
        max_length=10,
        choices=Direction.choices,
        default=Direction.AMBIGUOUS,
        help_text=_(
            "A rise in detected victims, calls or prosecutions can mean better detection or a larger problem: "
            "leave such measures at “can mean either”."
        ),
    )
    source = models.CharField(
        _("source"), max_length=300, blank=True, help_text=_("Where the figure comes from, and who brings it.")
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("result indicator")
        verbose_name_plural = _("result indicators")
        ordering = ["result", "number"]
        constraints = [
            models.UniqueConstraint(fields=["result", "number"], name="campaigns_result_indicator_number_once"),
            models.UniqueConstraint(
                fields=["result", "name"],
                name="campaigns_result_indicator_name_once",
                violation_error_message=_("The result has an indicator of this name already."),
            ),
            models.CheckConstraint(
                condition=Q(baseline__isnull=True, baseline_on__isnull=True)
                | Q(baseline__isnull=False, baseline_on__isnull=False),
                name="campaigns_result_indicator_baseline_has_its_day",
                violation_error_message=BASELINE_AND_DAY,
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def baseline_text(self) -> str:
        """The baseline as readers see it; empty while it is not yet known."""
        return "" if self.baseline is None else plain_number(self.baseline)

    @staticmethod
    def item_in_words(name: str, item: str) -> str:
        """One of several values of a field, as a version of the campaign keeps it, in the reader's words."""
        if name == "targets":
            day, value = item.split(" ")
            return f"{date_format(date.fromisoformat(day), 'j M Y')}: {plain_number(Decimal(value))}"
        return str(dict(Breakdown.choices).get(item, item)) if name == "disaggregation" else str(item)

    @property
    def breakdowns(self) -> list[str]:
        """By what it is told apart, in words and in the vocabulary's order."""
        return [str(choice.label) for choice in Breakdown if choice.value in self.disaggregation]


class Target(models.Model):
    """What an indicator should have reached when a period ends."""

    indicator = ParentalKey(Indicator, verbose_name=_("indicator"), on_delete=models.CASCADE, related_name="targets")
    ends_on = models.DateField(_("end of the period"))
    value = models.DecimalField(_("target"), **NUMBER)

    class Meta:
        verbose_name = _("target")
        verbose_name_plural = _("targets")
        ordering = ["ends_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "ends_on"],
                name="campaigns_target_once_in_a_period",
                violation_error_message=_("Two targets end on the same day."),
            ),
        ]

    def __str__(self):
        return f"{self.ends_on.isoformat()}: {self.value}"

    @property
    def figure(self) -> str:
        """The value as readers see it."""
        return plain_number(self.value)


class ReadingQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Readings of the campaigns the person may open."""
        return self.filter(indicator__result__campaign__in=Campaign.objects.visible_to(user))


class Reading(models.Model):
    """What an indicator read on a day: a total, never a list of people."""

    indicator = models.ForeignKey(
        Indicator, verbose_name=_("indicator"), on_delete=models.PROTECT, related_name="readings"
    )
    on = models.DateField(_("day"), help_text=_("The last day the figure covers."))
    value = models.DecimalField(_("value"), **NUMBER)
    note = models.CharField(
        _("note"),
        max_length=300,
        blank=True,
        help_text=_("How it was measured, what to be careful about. Name nobody."),
    )

    objects = ReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")
        ordering = ["on"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "on"],
                name="campaigns_one_reading_a_day",
                violation_error_message=_("There is a reading of this day already; correct that one."),
            ),
        ]

    def __str__(self):
        return f"{self.on.isoformat()}: {self.value}"

    @property
    def figure(self) -> str:
        """The value as readers see it."""
        return plain_number(self.value)
