"""A campaign, what it wants to change, in whom, where, and in which media it appears."""

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .choices import Behaviour, Medium, Status, Theme


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Campaigns the person may open: by organisation and area; strangers see none."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        rows = self
        if not scope.sees_all_organisations:
            rows = rows.filter(
                Q(lead_organisation_id__in=scope.organisation_ids) | Q(partner_organisations__in=scope.organisation_ids)
            )
        if scope.area_paths:
            rows = rows.filter(scope.in_areas("areas"))
        return rows.distinct()

    def public(self):
        """Campaigns whose existence is public: active or completed."""
        return self.filter(status__in=[Status.ACTIVE, Status.COMPLETED])


class Campaign(models.Model):
    """A planned effort to change a behaviour in an audience, in named areas, between two dates."""

    code = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("Used in short links, imports and reach.")
    )
    name = models.CharField(_("name"), max_length=200)
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False)
    lead_organisation = models.ForeignKey(
        Organisation, verbose_name=_("lead organisation"), on_delete=models.PROTECT, related_name="led_campaigns"
    )
    partner_organisations = models.ManyToManyField(
        Organisation, verbose_name=_("partner organisations"), blank=True, related_name="partnered_campaigns"
    )
    areas = models.ManyToManyField(Area, verbose_name=_("areas"), related_name="campaigns")
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("For colleagues; the public page has its own text.")
    )
    budget_amount = models.DecimalField(
        _("budget"), max_digits=14, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )
    budget_currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("ISO 4217, for example KES.")
    )
    hue = models.PositiveSmallIntegerField(
        _("colour"), default=200, help_text=_("Hue from 0 to 359; the palette and its contrast are derived from it.")
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="campaigns_campaign_dates_in_order"),
            models.CheckConstraint(condition=Q(hue__lt=360), name="campaigns_campaign_hue_on_the_circle"),
            models.CheckConstraint(
                condition=Q(budget_amount__isnull=True, budget_currency="")
                | (Q(budget_amount__gte=0) & ~Q(budget_currency="")),
                name="campaigns_campaign_budget_has_currency",
            ),
        ]

    def __str__(self):
        return self.name


class Audience(models.Model):
    """Whom a campaign speaks to; a segment with its size and where the size comes from."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="audiences"
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("For example: girls and boys of 14 to 17 in school.")
    )
    size = models.PositiveIntegerField(_("people"), null=True, blank=True)
    size_source = models.CharField(_("source of the size"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")

    def __str__(self):
        return self.name


class Objective(models.Model):
    """A SMART objective on one theme: behaviour, audience, area, baseline, target and date."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="objectives"
    )
    theme = models.CharField(_("theme"), max_length=15, choices=Theme.choices)
    behaviour = models.CharField(_("behaviour"), max_length=20, choices=Behaviour.choices)
    statement = models.TextField(_("objective"), help_text=_("Who will do what more or less, where, by when."))
    message = models.TextField(_("message"), help_text=_("The one sentence the audience should keep."))
    audience = models.ForeignKey(
        Audience, verbose_name=_("audience"), on_delete=models.PROTECT, related_name="objectives"
    )
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="+")
    indicator = models.CharField(_("measured by"), max_length=200)
    baseline = models.DecimalField(_("baseline"), max_digits=14, decimal_places=3, null=True, blank=True)
    target = models.DecimalField(_("target"), max_digits=14, decimal_places=3)
    unit = models.CharField(_("unit"), max_length=40, help_text=_("For example: % of pupils, calls a month."))
    due_on = models.DateField(_("by"))

    class Meta:
        verbose_name = _("objective")
        verbose_name_plural = _("objectives")

    def __str__(self):
        return self.statement


class Evidence(models.Model):
    """What is known about the problem on one theme: a cited figure, or "no data" with its reason."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="evidence"
    )
    theme = models.CharField(_("theme"), max_length=15, choices=Theme.choices)
    statement = models.TextField(_("what it says"), blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    as_of = models.DateField(_("as of"), null=True, blank=True)
    no_data_reason = models.TextField(_("why there is no data"), blank=True)

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        constraints = [
            models.CheckConstraint(
                condition=(~Q(statement="") & ~Q(source="") & Q(no_data_reason=""))
                | (Q(statement="") & Q(source="") & ~Q(no_data_reason="")),
                name="campaigns_evidence_cited_or_reasoned_absence",
            ),
        ]

    def __str__(self):
        return self.statement or self.no_data_reason


class ActivityQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(campaign__in=Campaign.objects.visible_to(user))


class Activity(models.Model):
    """One planned appearance of a campaign in one medium."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="activities"
    )
    name = models.CharField(_("name"), max_length=200)
    medium = models.CharField(_("medium"), max_length=15, choices=Medium.choices)
    areas = models.ManyToManyField(Area, verbose_name=_("areas"), blank=True, related_name="activities")
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"))
    budget_amount = models.DecimalField(_("budget"), max_digits=14, decimal_places=2, null=True, blank=True)

    objects = ActivityQuerySet.as_manager()

    class Meta:
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        ordering = ["starts_on", "name"]
        constraints = [
            models.CheckConstraint(condition=Q(starts_on__lte=F("ends_on")), name="campaigns_activity_dates_in_order"),
            models.CheckConstraint(
                condition=Q(budget_amount__isnull=True) | Q(budget_amount__gte=0),
                name="campaigns_activity_budget_not_negative",
            ),
        ]

    def __str__(self):
        return self.name


class ShortLink(models.Model):
    """The address behind a QR code on one batch of print in one place; it counts, then redirects."""

    code = models.CharField(_("code"), max_length=12, unique=True)
    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="short_links"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=_("activity"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="short_links",
    )
    area = models.ForeignKey(
        Area, verbose_name=_("area"), on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    target_path = models.CharField(
        _("leads to"), max_length=500, help_text=_("A path on this site, beginning with a slash.")
    )
    is_active = models.BooleanField(_("active"), default=True)

    class Meta:
        verbose_name = _("short link")
        verbose_name_plural = _("short links")
        constraints = [
            models.CheckConstraint(
                condition=Q(target_path__startswith="/") & ~Q(target_path__startswith="//"),
                name="campaigns_shortlink_stays_on_this_site",
            ),
        ]

    def __str__(self):
        return self.code
