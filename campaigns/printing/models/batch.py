"""One printing of one thing: so many posters, by when, from whom, at what cost."""

from decimal import Decimal

from django.core.validators import MaxLengthValidator, MinValueValidator, RegexValidator
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from campaigns.planning.models import Activity, Campaign
from campaigns.printing.choices import ItemKind, PlacementStatus

CURRENCY = RegexValidator(r"^[A-Z]{3}\Z", _("Give three capital letters (ISO 4217), for example KES."))


class PrintBatchQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Batches of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    def to_deliver(self):
        """Batches that have not come from the printer yet."""
        return self.filter(delivered_on__isnull=True)

    def with_counts(self, placements):
        """Adds, out of the placements given, ``places``, ``copies_placed`` and ``places_up`` to each batch."""
        own = placements.filter(batch=OuterRef("pk")).order_by().values("batch")
        standing = own.filter(status=PlacementStatus.UP)
        return self.annotate(
            places=Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0),
            copies_placed=Coalesce(Subquery(own.annotate(n=Sum("quantity")).values("n")), 0),
            places_up=Coalesce(Subquery(standing.annotate(n=Count("pk")).values("n")), 0),
        )


class PrintBatch(models.Model):
    """So many copies of one printed thing in one language. Its places stand in ``Placement``."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="print_batches"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="print_batches",
        help_text=_("Its medium is what scans are counted under."),
    )
    name = models.CharField(
        _("name"), max_length=120, help_text=_("What stands on it, in a few words. Printed small under each QR code.")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind.choices, default=ItemKind.POSTER)
    language = models.CharField(_("language"), max_length=3)
    quantity = models.PositiveIntegerField(_("copies"), validators=[MinValueValidator(1)])
    printer = models.CharField(
        _("printer"), max_length=200, blank=True, help_text=_("The company or organisation. Name no person.")
    )
    due_on = models.DateField(_("due"), help_text=_("The day by which the printer delivers."))
    delivered_on = models.DateField(_("delivered"), null=True, blank=True, editable=False)
    cost = models.DecimalField(
        _("cost"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Never shown publicly."),
    )
    currency = models.CharField(
        _("currency"),
        max_length=3,
        blank=True,
        validators=[CURRENCY],
        help_text=_("Three letters (ISO 4217), for example KES."),
    )
    target_path = models.CharField(
        _("QR codes lead to"),
        max_length=500,
        blank=True,
        help_text=_("A path on this site, beginning with a slash. Leave empty for the campaign's page."),
    )
    note = models.TextField(
        _("note"),
        blank=True,
        validators=[MaxLengthValidator(2000)],
        help_text=_("For colleagues; never public. Name no person."),
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = PrintBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("print batch")
        verbose_name_plural = _("print batches")
        ordering = ["-due_on", "-pk"]
        indexes = [models.Index(fields=["due_on"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__gte=1),
                name="campaigns_printbatch_has_copies",
                violation_error_message=_("At least one copy is printed."),
            ),
            models.CheckConstraint(
                condition=Q(cost__isnull=True, currency="") | (Q(cost__gte=0) & ~Q(currency="")),
                name="campaigns_printbatch_cost_has_currency",
                violation_error_message=_("A cost needs its currency, and a currency its cost."),
            ),
        ]

    def __str__(self):
        return self.name
