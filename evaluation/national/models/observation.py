"""One figure of a release, as a value or as the range within which it lies."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from clarion.figures.interval import Interval
from evaluation.national.choices import TOTAL, FigureStatus, Frequency, ReleaseStatus
from partners.models import Area
from partners.organisations.scoping import scope_of

from .indicator import Indicator
from .release import Release


class ObservationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Figures of the releases a person sees, approved or not; what the public sees is ``current``."""
        scope = scope_of(user)
        shown = self.exclude(release__status=ReleaseStatus.STAGING)
        if scope.nothing:
            return shown.none()
        if scope.sees_all_organisations:
            return shown
        return shown.filter(release__organisation_id__in=scope.organisation_ids)

    def current(self):
        """Figures of the newest release in force of each data set and organisation."""
        return self.filter(release__in=Release.objects.current())

    def as_of(self, date):
        """Figures that were known on a day."""
        return self.filter(release__in=Release.objects.as_of(date))

    def national_totals(self):
        """Figures that are broken down by nothing; the only ones that are public."""
        return self.filter(dimension="total", sex=TOTAL, age=TOTAL)


class Observation(models.Model):
    """Append-only: written while its release is staged, never changed afterwards."""

    release = models.ForeignKey(Release, on_delete=models.CASCADE, related_name="observations", db_index=False)
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="+", db_index=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+", db_index=False)
    frequency = models.CharField(_("frequency"), max_length=1, choices=Frequency.choices, default=Frequency.YEAR)
    period_start = models.DateField(_("from"))
    period_end = models.DateField(_("until"))
    period_label = models.CharField(_("period"), max_length=20)
    dimension = models.CharField(_("broken down by"), max_length=20)
    category = models.CharField(_("category in the source"), max_length=255, blank=True)
    sex = models.CharField(_("sex"), max_length=10)
    age = models.CharField(_("age"), max_length=10)
    exploitation = models.CharField(_("form of exploitation"), max_length=20)
    citizenship = models.CharField(_("citizenship"), max_length=20)
    repatriation = models.CharField(_("country of repatriation"), max_length=20)
    dimension_key = models.CharField(max_length=32, editable=False)
    value_text = models.CharField(_("value in the source"), max_length=40, blank=True)
    lower = models.DecimalField(_("at least"), max_digits=18, decimal_places=4, null=True)
    upper = models.DecimalField(_("at most"), max_digits=18, decimal_places=4, null=True)
    value = models.DecimalField(_("value"), max_digits=18, decimal_places=4, null=True)
    status = models.CharField(_("kind of figure"), max_length=12, choices=FigureStatus.choices)
    source_row = models.PositiveIntegerField(_("row in the source"))

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("observation")
        verbose_name_plural = _("observations")
        constraints = [
            models.UniqueConstraint(
                fields=["release", "area", "indicator", "period_start", "dimension_key", "period_end"],
                name="evaluation_observation_key_once_per_release",
            ),
            models.CheckConstraint(
                condition=Q(period_start__lte=F("period_end")), name="evaluation_observation_period_in_order"
            ),
            models.CheckConstraint(
                condition=(
                    Q(status=FigureStatus.EXACT, value__isnull=False, lower=F("value"), upper=F("value"))
                    | Q(status=FigureStatus.CENSORED, value__isnull=True, lower__gte=0, lower__lt=F("upper"))
                    | (
                        Q(status__in=[FigureStatus.NOT_REPORTED, FigureStatus.SUPPRESSED])
                        & Q(value__isnull=True, lower__isnull=True, upper__isnull=True)
                    )
                ),
                name="evaluation_observation_status_matches_bounds",
            ),
        ]

    def __str__(self):
        return f"{self.indicator} · {self.area} · {self.period_label}"

    @property
    def interval(self) -> Interval | None:
        """The figure; None where the source gives none. Whole numbers come back as ``int``."""
        if self.lower is None or self.upper is None:
            return None
        return Interval(whole(self.lower), whole(self.upper))


def whole(number):
    """A stored decimal as ``int`` where it is one."""
    return int(number) if number == int(number) else number
