"""A campaign: who leads it, where, from when to when, at what cost."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from campaigns.planning.choices import Status, Theme
from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of


class CampaignQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Campaigns the person may open: by organisation and area; strangers see none."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        own = Q()
        if not scope.sees_all_organisations:
            own = Q(lead_organisation_id__in=scope.organisation_ids) | Q(
                partner_organisations__in=scope.organisation_ids
            )
        if not own and not scope.area_paths:
            return self
        # A subquery, so that joins to organisations and areas never multiply or re-sort the rows of a list.
        seen = Campaign.objects.filter(own).filter(scope.in_areas("areas"))
        return self.filter(pk__in=seen.order_by().values("pk"))

    def current(self):
        """Campaigns that were not put into the archive."""
        return self.filter(archived_at__isnull=True)

    def public(self):
        """Campaigns whose existence is public: active or completed."""
        return self.filter(status__in=[Status.ACTIVE, Status.COMPLETED])

    def with_theme(self, theme: str):
        """Campaigns with at least one objective on the theme."""
        return self.filter(pk__in=Campaign.objects.filter(objectives__theme=theme).order_by().values("pk"))


class Campaign(ClusterableModel):
    """A planned effort to change a behaviour in an audience, in named areas, between two dates."""

    code = models.SlugField(
        _("code"),
        max_length=60,
        unique=True,
        help_text=_("Small letters, digits and hyphens. Appears in public addresses, short links, imports and reach."),
    )
    name = models.CharField(
        _("name"), max_length=200, help_text=_("The working title. The public page may carry another one.")
    )
    status = models.CharField(_("status"), max_length=10, choices=Status.choices, default=Status.DRAFT, editable=False)
    programme = models.ForeignKey(
        "campaigns.Programme",
        verbose_name=_("programme"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="campaigns",
        help_text=_("Several campaigns with one aim form a programme; leave empty where it stands alone."),
    )
    lead_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("lead organisation"),
        on_delete=models.PROTECT,
        related_name="led_campaigns",
        help_text=_("Answers for the campaign. Named on the public page only where it agreed to be named."),
    )
    partner_organisations = models.ManyToManyField(
        Organisation,
        verbose_name=_("partner organisations"),
        blank=True,
        related_name="partnered_campaigns",
        help_text=_("Their people see this campaign and its events."),
    )
    areas = models.ManyToManyField(
        Area, verbose_name=_("areas"), through="CampaignArea", related_name="campaigns", blank=True
    )
    starts_on = models.DateField(_("starts on"))
    ends_on = models.DateField(_("ends on"), help_text=_("The last day of the campaign."))
    summary = models.TextField(
        _("summary"), blank=True, help_text=_("For colleagues; the public page has its own text.")
    )
    problem = models.TextField(
        _("problem"),
        blank=True,
        help_text=_("What happens to whom, and why now. Two or three sentences a colleague would understand."),
    )
    languages = models.JSONField(
        _("languages spoken"),
        default=list,
        blank=True,
        help_text=_("What people in the areas speak at home, not only the official languages."),
    )
    channels = models.JSONField(_("channels"), default=list, blank=True)
    risks = models.TextField(
        _("risks"),
        blank=True,
        help_text=_("Who could be hurt by this campaign, or read it wrongly, and what is done about it."),
    )
    budget_amount = models.DecimalField(
        _("budget"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
        help_text=_("Never shown publicly."),
    )
    budget_currency = models.CharField(
        _("currency"), max_length=3, blank=True, help_text=_("Three letters (ISO 4217), for example KES.")
    )
    hue = models.PositiveSmallIntegerField(
        _("colour"),
        default=200,
        validators=[MaxValueValidator(359)],
        help_text=_("Hue from 0 to 359; the public page's palette and its contrast are derived from it."),
    )
    keeper = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("looked after by"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="kept_campaigns",
        help_text=_("The colleague to ask. Handed over on the campaign's page; never public."),
    )
    activated_at = models.DateTimeField(_("first active on"), null=True, blank=True, editable=False)
    cloned_from = models.ForeignKey(
        "self", on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="copies"
    )
    archived_at = models.DateTimeField(_("archived on"), null=True, blank=True, editable=False)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-starts_on", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(starts_on__lte=F("ends_on")),
                name="campaigns_campaign_dates_in_order",
                violation_error_message=_("The last day is before the first."),
            ),
            models.CheckConstraint(condition=Q(hue__lt=360), name="campaigns_campaign_hue_on_the_circle"),
            models.CheckConstraint(
                condition=Q(budget_amount__isnull=True, budget_currency="")
                | (Q(budget_amount__gte=0) & ~Q(budget_currency="")),
                name="campaigns_campaign_budget_has_currency",
                violation_error_message=_("A budget needs its currency, and a currency its budget."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def themes(self) -> list[Theme]:
        """The themes its objectives use, in the vocabulary's order; never merged into one."""
        used = {objective.theme for objective in self.objectives.all()}
        return [theme for theme in Theme if theme.value in used]


class CampaignArea(models.Model):
    """One area in which a campaign takes place."""

    campaign = ParentalKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="campaign_areas"
    )
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("area")
        verbose_name_plural = _("areas")
        constraints = [models.UniqueConstraint(fields=["campaign", "area"], name="campaigns_area_once_per_campaign")]

    def __str__(self):
        return str(self.area)
