"""What a run of a plan gave: stored once with the fingerprints of all it depends on, never computed on a page."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from campaigns.models import Campaign
from evaluation.impact.choices import Outcome, Verdict
from partners.organisations.scoping import scope_of

from .plan import EvaluationPlan
from .series import OutcomeSeries


class EvaluationResultQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All results for platform roles; for others the published ones of their own campaigns."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        if scope.sees_all_organisations:
            return self.all()
        return self.published().filter(plan__campaign__in=Campaign.objects.visible_to(user).values("pk"))

    def published(self):
        return self.filter(published_at__isnull=False)

    def to_publish(self):
        """The newest result of each plan where it is an estimate and nobody has published it."""
        newer = EvaluationResult.objects.filter(plan=OuterRef("plan"), pk__gt=OuterRef("pk"))
        return self.filter(~Exists(newer), outcome=Outcome.ESTIMATED, published_at__isnull=True)


class EvaluationResult(models.Model):
    """The contract's JSON of one run; the same plan, data, code and seed give the same row."""

    plan = models.ForeignKey(EvaluationPlan, verbose_name=_("plan"), on_delete=models.PROTECT, related_name="results")
    series = models.ForeignKey(OutcomeSeries, verbose_name=_("data"), on_delete=models.PROTECT, related_name="results")
    outcome = models.CharField(_("state"), max_length=10, choices=Outcome.choices)
    verdict = models.CharField(_("verdict"), max_length=24, choices=Verdict.choices)
    body = models.JSONField(_("result"))
    plan_hash = models.CharField(_("fingerprint of the plan"), max_length=64)
    data_hash = models.CharField(_("fingerprint of the data"), max_length=80)
    code_version = models.CharField(_("version of the methods"), max_length=200)
    seed = models.PositiveIntegerField(_("seed"))
    run_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("run by"), on_delete=models.PROTECT, related_name="+"
    )
    run_at = models.DateTimeField(_("run"), auto_now_add=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("published by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    published_at = models.DateTimeField(_("published"), null=True, blank=True)

    objects = EvaluationResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("evaluation result")
        verbose_name_plural = _("evaluation results")
        ordering = ["-run_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "plan_hash", "data_hash", "code_version", "seed"],
                name="evaluation_result_once_per_input",
            ),
            models.CheckConstraint(
                condition=Q(published_at__isnull=True, published_by__isnull=True)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="evaluation_result_published_by_someone",
            ),
            models.CheckConstraint(
                condition=Q(published_by__isnull=True) | ~Q(published_by=F("run_by")),
                name="evaluation_result_published_by_another",
            ),
        ]

    def __str__(self):
        return f"{self.plan} · {self.get_verdict_display()}"

    @property
    def is_published(self) -> bool:
        return self.published_at is not None
