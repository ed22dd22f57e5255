"""An outcome counted month by month in places, as its source gave it at one time."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clarion.figures import Interval
from clarion.names import NamesField, Worded, worded
from evaluation.impact.choices import Layer
from partners.geography.models import Area
from partners.organisations.scoping import scope_of


class OutcomeSeriesQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Raw outcome figures are seen by the platform's own roles alone."""
        return self.all() if scope_of(user).sees_all_organisations else self.none()

    def newest(self):
        """The last version of each series."""
        return self.filter(newer__isnull=True)


class OutcomeSeries(models.Model):
    """One version of a monthly series; a later upload of the same code is a new version, never an edit."""

    code = models.SlugField(_("code"), max_length=60, help_text=_("The same code again makes a new version of it."))
    version = models.PositiveIntegerField(_("version"), default=1)
    previous = models.OneToOneField(
        "self", verbose_name=_("follows"), null=True, blank=True, on_delete=models.PROTECT, related_name="newer"
    )
    name = models.CharField(_("name"), max_length=200, help_text=_("For example: calls to the help line."))
    names = NamesField(_("name in other languages"))
    unit = models.CharField(_("unit"), max_length=60, help_text=_("For example: calls a month."))
    units = NamesField(_("unit in other languages"), max_length=60)
    layer = models.CharField(_("what it counts"), max_length=12, choices=Layer.choices)
    definition = models.TextField(_("definition"), help_text=_("Who or what is counted, when, and what is left out."))
    source = models.CharField(_("source"), max_length=300)
    sources = NamesField(_("source in other languages"), max_length=300)
    licence = models.CharField(_("licence"), max_length=200, help_text=_("Write “not stated” where none is known."))
    as_of = models.DateField(_("as known on"))
    country = models.ForeignKey(Area, verbose_name=_("country"), on_delete=models.PROTECT, related_name="+")
    sha256 = models.CharField(_("fingerprint of the content"), max_length=64, editable=False)
    rows = models.PositiveIntegerField(_("rows of the file"), default=0, editable=False)
    findings = models.JSONField(_("findings"), default=list, editable=False)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("brought in by"), on_delete=models.PROTECT, related_name="+"
    )
    received_at = models.DateTimeField(_("received"), auto_now_add=True)

    objects = OutcomeSeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("outcome series")
        verbose_name_plural = _("outcome series")
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="evaluation_outcome_series_version_once"),
            models.CheckConstraint(condition=Q(version__gte=1), name="evaluation_outcome_series_version_from_one"),
        ]

    def __str__(self):
        return f"{self.name} ({self.as_of})"

    @property
    def localized_name(self) -> Worded:
        return worded(self.name, self.names)

    @property
    def localized_unit(self) -> Worded:
        return worded(self.unit, self.units)

    @property
    def localized_source(self) -> Worded:
        return worded(self.source, self.sources)


class OutcomePoint(models.Model):
    """One month in one area; ``area`` is empty where the source does not know the place."""

    series = models.ForeignKey(OutcomeSeries, verbose_name=_("series"), on_delete=models.CASCADE, related_name="points")
    area = models.ForeignKey(Area, verbose_name=_("area"), null=True, on_delete=models.PROTECT, related_name="+")
    month = models.DateField(_("month"))
    lower = models.BigIntegerField(_("at least"))
    upper = models.BigIntegerField(_("at most"))
    is_provisional = models.BooleanField(_("provisional"), default=False)

    class Meta:
        verbose_name = _("outcome of a month")
        verbose_name_plural = _("outcomes of months")
        constraints = [
            models.UniqueConstraint(fields=["series", "area", "month"], name="evaluation_outcome_point_once"),
            models.UniqueConstraint(
                fields=["series", "month"], condition=Q(area=None), name="evaluation_outcome_point_once_unknown_area"
            ),
            models.CheckConstraint(
                condition=Q(lower__gte=0, upper__gte=F("lower")), name="evaluation_outcome_point_bounds_in_order"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="evaluation_outcome_point_first_of_month"),
        ]

    def __str__(self):
        return f"{self.month:%Y-%m}: {self.value}"

    @property
    def value(self) -> Interval:
        return Interval(self.lower, self.upper)
