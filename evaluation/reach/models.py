"""Counters of the site itself, and the ledger that every figure of reach stands in. No row is about a person."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign
from clarion.figures import Interval
from partners.geography.models import Area

from .choices import Confidence, Kind, Measure, Source, Total


class OfVisibleCampaigns(models.QuerySet):
    def visible_to(self, user):
        """Rows of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user).order_by().values("pk"))


class ReachCount(models.Model):
    """How often something happened on this site for a campaign, in an area and medium, on a day (UTC)."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, null=True, related_name="+")
    medium = models.CharField(max_length=15, choices=Medium.choices)
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    count = models.PositiveBigIntegerField()

    objects = OfVisibleCampaigns.as_manager()

    class Meta:
        verbose_name = _("reach counter")
        verbose_name_plural = _("reach counters")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "day", "kind", "medium", "area"],
                condition=Q(area__isnull=False),
                name="evaluation_reachcount_once",
            ),
            models.UniqueConstraint(
                fields=["campaign", "day", "kind", "medium"],
                condition=Q(area__isnull=True),
                name="evaluation_reachcount_once_without_area",
            ),
            models.CheckConstraint(condition=~Q(kind=Kind.HELP), name="evaluation_reachcount_never_help"),
        ]

    def __str__(self):
        return f"{self.campaign} {self.day} {self.kind}: {self.count}"


class DailyTotal(models.Model):
    """What is counted for the whole site by day alone: help pages, robots, pages of no campaign."""

    day = models.DateField()
    what = models.CharField(max_length=10, choices=Total.choices)
    count = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("daily total")
        verbose_name_plural = _("daily totals")
        constraints = [models.UniqueConstraint(fields=["day", "what"], name="evaluation_dailytotal_once")]

    def __str__(self):
        return f"{self.day} {self.what}: {self.count}"


class SpoolFile(models.Model):
    """How far a spool file is folded into the counters; moves in the transaction that adds the counts."""

    name = models.CharField(max_length=100, unique=True)
    offset = models.PositiveBigIntegerField(default=0)
    damaged = models.PositiveIntegerField(default=0, help_text=_("Lines that could not be read."))

    class Meta:
        verbose_name = _("spool file")
        verbose_name_plural = _("spool files")

    def __str__(self):
        return self.name


class Cursor(models.Model):
    """How far the ledger has read from a named stream; locked by who writes from it."""

    name = models.CharField(max_length=20, primary_key=True)
    position = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("cursor")
        verbose_name_plural = _("cursors")

    def __str__(self):
        return f"{self.name}: {self.position}"

    @classmethod
    def locked(cls, name: str) -> "Cursor":
        """The cursor, held until the end of the transaction: writers of one stream stand in a row."""
        cls.objects.bulk_create([cls(name=name)], ignore_conflicts=True)
        return cls.objects.select_for_update().get(pk=name)


class ReachEntry(models.Model):
    """One line of the ledger: a campaign's figure for an area, a medium and a period, and how it came about."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="reach_entries"
    )
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    medium = models.CharField(_("medium"), max_length=15, choices=Medium.choices)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("to"))
    measure = models.CharField(_("measure"), max_length=12, choices=Measure.choices)
    lower = models.PositiveBigIntegerField(_("at least"))
    upper = models.PositiveBigIntegerField(_("at most"))
    universe = models.PositiveBigIntegerField(
        _("universe"), null=True, blank=True, help_text=_("People in the target population; needed for net reach.")
    )
    source = models.CharField(_("source"), max_length=10, choices=Source.choices)
    method = models.CharField(
        _("method"), max_length=300, blank=True, help_text=_("Empty where the source says it all.")
    )
    confidence = models.CharField(_("confidence"), max_length=1, choices=Confidence.choices)
    key = models.CharField(
        max_length=200, unique=True, editable=False, help_text=_("The same fact is entered once, and corrected here.")
    )
    revision = models.PositiveBigIntegerField(default=0, editable=False)
    batch = models.CharField(_("import"), max_length=64, blank=True, editable=False)
    provenance = models.CharField(_("where it comes from"), max_length=300, blank=True)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OfVisibleCampaigns.as_manager()

    class Meta:
        verbose_name = _("reach entry")
        verbose_name_plural = _("reach ledger")
        ordering = ["-starts_on", "pk"]
        indexes = [models.Index(fields=["campaign", "starts_on"], name="evaluation_reach_by_campaign")]
        constraints = [
            models.CheckConstraint(condition=Q(lower__lte=F("upper")), name="evaluation_reach_bounds_in_order"),
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="evaluation_reach_dates_in_order"),
            models.CheckConstraint(
                condition=~Q(measure=Measure.NET_REACH) | Q(universe__isnull=False, upper__lte=F("universe")),
                name="evaluation_reach_within_universe",
            ),
        ]

    def __str__(self):
        return f"{self.campaign} {self.get_medium_display()} {self.starts_on}: {self.get_measure_display()}"

    @property
    def value(self) -> Interval:
        return Interval(self.lower, self.upper)
