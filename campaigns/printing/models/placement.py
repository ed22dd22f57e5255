"""So many copies of a batch in one public place, with a short address of their own."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Status
from campaigns.planning.models import Campaign, ShortLink
from campaigns.printing.choices import PlacementStatus
from campaigns.printing.words import in_words
from partners.geography.models import Area
from partners.organisations.scoping import scope_of

from .batch import PrintBatch

OVER = (Status.COMPLETED, Status.CANCELLED)


class PlacementQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Places of the campaigns the person may open, in the person's areas."""
        rows = self.filter(batch__campaign__in=Campaign.objects.visible_to(user))
        return rows.filter(scope_of(user).in_areas("area"))

    def left_up(self, day):
        """Still up though the campaign is over on that day."""
        over = Q(batch__campaign__ends_on__lt=day) | Q(batch__campaign__status__in=OVER)
        return self.filter(over, status=PlacementStatus.UP)


class Placement(models.Model):
    """Copies of one batch in one public place. ``scans`` has no days, so that nobody can be met at the poster."""

    batch = models.ForeignKey(
        PrintBatch, verbose_name=_("print batch"), on_delete=models.CASCADE, related_name="placements"
    )
    place = models.CharField(
        _("place"),
        max_length=200,
        help_text=_(
            "A public place, such as a bus station, a market, a school or a clinic. Never a shelter, a safe house or "
            "anybody's home: who reads this list must not find people who hide."
        ),
    )
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="placements")
    quantity = models.PositiveIntegerField(_("copies"), validators=[MinValueValidator(1)])
    status = models.CharField(
        _("status"),
        max_length=8,
        choices=PlacementStatus.choices,
        default=PlacementStatus.PLANNED,
        editable=False,
    )
    put_up_on = models.DateField(_("put up"), null=True, blank=True, editable=False)
    taken_down_on = models.DateField(_("taken down"), null=True, blank=True, editable=False)
    short_link = models.OneToOneField(
        ShortLink, verbose_name=_("short link"), on_delete=models.PROTECT, related_name="placement", editable=False
    )
    scans = models.PositiveIntegerField(default=0, editable=False)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("place of print")
        verbose_name_plural = _("places of print")
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["batch", "area", "place"],
                name="campaigns_place_once_per_batch",
                violation_error_message=_("This place is in the batch already."),
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="campaigns_placement_has_copies",
                violation_error_message=_("At least one copy is put up."),
            ),
            models.CheckConstraint(
                condition=Q(status="planned", put_up_on__isnull=True, taken_down_on__isnull=True)
                | Q(status__in=["up", "missing"], put_up_on__isnull=False, taken_down_on__isnull=True)
                | Q(status="down", put_up_on__isnull=False, taken_down_on__gte=F("put_up_on")),
                name="campaigns_placement_days_fit_status",
            ),
        ]

    def __str__(self):
        return self.place

    @property
    def campaign(self) -> Campaign:
        return self.batch.campaign

    @property
    def scans_in_words(self) -> str:
        return in_words(self.scans)
