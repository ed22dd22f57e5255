"""What will be asked of the data, written down before the answer is known."""

import hashlib
import json

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from evaluation.impact.choices import Direction, Method
from partners.geography.models import Area
from partners.organisations.scoping import scope_of

from .series import OutcomeSeries

HASHED = (
    "question",
    "campaign",
    "area",
    "outcome",
    "layer",
    "expected_direction",
    "lag_months",
    "start",
    "method",
    "with_season",
    "with_slope",
    "alpha",
    "seed",
    "concurrent_events",
    "no_concurrent_events_known",
)


class EvaluationPlanQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All plans for platform roles; for others those of their own campaigns with a published result."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        if scope.sees_all_organisations:
            return self.all()
        own = Campaign.objects.visible_to(user).values("pk")
        return self.filter(campaign__in=own, results__published_at__isnull=False).distinct()


class EvaluationPlan(models.Model):
    """A question about one campaign, one outcome and one area, with the way it will be answered."""

    question = models.CharField(
        _("question"), max_length=300, help_text=_("For example: did calls rise after the radio spots began?")
    )
    campaign = models.ForeignKey(
        Campaign, verbose_name=_("campaign"), on_delete=models.PROTECT, related_name="evaluation_plans"
    )
    series = models.ForeignKey(OutcomeSeries, verbose_name=_("outcome"), on_delete=models.PROTECT, related_name="plans")
    area = models.ForeignKey(
        Area,
        verbose_name=_("area"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("A country stands for the sum of all its places, the unknown ones included."),
    )
    start = models.DateField(
        _("campaign begins"),
        help_text=_("Empty: the campaign's own start. After the 7th of a month, it counts from the next month."),
    )
    lag_months = models.PositiveSmallIntegerField(
        _("months until it can show"), default=0, help_text=_("Convictions lag by years, calls by days.")
    )
    expected_direction = models.CharField(_("what is expected"), max_length=10, choices=Direction.choices)
    method = models.CharField(_("method"), max_length=40, choices=Method.choices, default=Method.ITS)
    with_season = models.BooleanField(
        _("yearly pattern"), default=True, help_text=_("Lets months of the year differ; needs two years before.")
    )
    with_slope = models.BooleanField(
        _("change of trend too"), default=False, help_text=_("Also asks whether the trend turned, not only the level.")
    )
    concurrent_events = models.TextField(
        _("what else happened at that time"),
        blank=True,
        help_text=_("A law, a new number, longer hours, a news story: everything that could move the outcome too."),
    )
    no_concurrent_events_known = models.BooleanField(_("nothing else is known to have happened"), default=False)
    alpha = models.DecimalField(max_digits=4, decimal_places=3, default="0.05", editable=False)
    seed = models.PositiveIntegerField(default=1, editable=False)
    registered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("written by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    registered_at = models.DateTimeField(_("written"), auto_now_add=True)
    frozen_at = models.DateTimeField(_("frozen"), null=True, blank=True, editable=False)
    plan_hash = models.CharField(_("fingerprint of the plan"), max_length=64, blank=True, editable=False)
    is_retrospective = models.BooleanField(
        _("retrospective"),
        default=True,
        editable=False,
        help_text=_("Frozen after the campaign began or when later figures were at hand: exploratory."),
    )

    objects = EvaluationPlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation")
        verbose_name_plural = _("evaluations")
        ordering = ["-registered_at"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(no_concurrent_events_known=True) & Q(concurrent_events=""))
                | (Q(no_concurrent_events_known=False) & ~Q(concurrent_events="")),
                name="evaluation_plan_says_what_else_happened",
            ),
            models.CheckConstraint(
                condition=Q(frozen_at__isnull=True, plan_hash="") | (Q(frozen_at__isnull=False) & ~Q(plan_hash="")),
                name="evaluation_plan_frozen_with_its_hash",
            ),
        ]

    def __str__(self):
        return self.question

    @property
    def is_frozen(self) -> bool:
        return self.frozen_at is not None

    @property
    def state(self) -> str:
        """In plain words for lists."""
        if not self.is_frozen:
            return _("Draft")
        return _("Frozen, retrospective") if self.is_retrospective else _("Frozen beforehand")

    state.fget.short_description = _("state")

    @property
    def newest_verdict(self) -> str:
        """The verdict of the newest run; empty where there is none. Lists prefetch the results."""
        results = list(self.results.all())
        return max(results, key=lambda one: (one.run_at, one.pk)).get_verdict_display() if results else "–"

    newest_verdict.fget.short_description = _("verdict")

    def clean(self):
        self.concurrent_events = self.concurrent_events.strip()
        if self.no_concurrent_events_known == bool(self.concurrent_events):
            text = _("Name what else happened at that time, or state that nothing else is known; one of the two.")
            raise ValidationError({"concurrent_events": text})

    def canonical(self) -> str:
        """The plan as canonical JSON: the same words for the same plan, whatever the database numbers it."""
        values = {
            "campaign": self.campaign.code,
            "area": self.area.code,
            "outcome": self.series.code,
            "layer": self.series.layer,
            "start": self.start.isoformat(),
            "alpha": str(self.alpha),
        }
        whole = {name: values[name] if name in values else getattr(self, name) for name in HASHED}
        return json.dumps(whole, sort_keys=True, ensure_ascii=False, separators=(",", ":"))

    def computed_hash(self) -> str:
        return hashlib.sha256(self.canonical().encode()).hexdigest()
