"""What a campaign brought about that nobody wanted."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.planning.choices import Medium
from campaigns.planning.models import Campaign
from campaigns.pretesting.choices import EffectKind, EffectState, Severity
from campaigns.pretesting.discretion import names_nobody
from partners.geography.models import Area


class EffectQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Effects of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    def open(self):
        return self.filter(state=EffectState.OPEN)

    def to_stop(self):
        """Open ones for which something has to be paused now."""
        return self.open().filter(severity=Severity.STOP)


class UnintendedEffect(models.Model):
    """One effect, noticed on a day in an area. It stays with the campaign: closed, never deleted."""

    campaign = models.ForeignKey(
        Campaign, verbose_name=gettext_lazy("campaign"), on_delete=models.PROTECT, related_name="unintended_effects"
    )
    kind = models.CharField(gettext_lazy("kind"), max_length=10, choices=EffectKind.choices)
    text = models.CharField(
        gettext_lazy("what happens"),
        max_length=300,
        validators=[names_nobody],
        help_text=gettext_lazy("In one or two sentences. Name nobody: no person, no school, no village, no shelter."),
    )
    noticed_on = models.DateField(gettext_lazy("noticed on"))
    area = models.ForeignKey(
        Area,
        verbose_name=gettext_lazy("area"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=gettext_lazy("Never a place finer than an area of the list. Choose a larger one where few live."),
    )
    medium = models.CharField(gettext_lazy("medium"), max_length=15, choices=Medium.choices, blank=True)
    severity = models.CharField(
        gettext_lazy("severity"),
        max_length=8,
        choices=Severity.choices,
        help_text=gettext_lazy(
            "“Stop” is shown at once to every editor and at the top of the campaign. Where somebody is in danger, "
            "call for help first."
        ),
    )
    what_was_done = models.CharField(
        gettext_lazy("what was done"),
        max_length=300,
        blank=True,
        validators=[names_nobody],
        help_text=gettext_lazy("Needed before it can be closed. Name nobody."),
    )
    state = models.CharField(
        gettext_lazy("state"),
        max_length=6,
        choices=EffectState.choices,
        default=EffectState.OPEN,
        editable=False,
    )
    closed_on = models.DateField(gettext_lazy("closed on"), null=True, blank=True, editable=False)
    is_demonstration = models.BooleanField(gettext_lazy("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = EffectQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("unintended effect")
        verbose_name_plural = gettext_lazy("unintended effects")
        ordering = ["-noticed_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=EffectState.OPEN, closed_on__isnull=True)
                | (Q(state=EffectState.CLOSED, closed_on__gte=F("noticed_on")) & ~Q(what_was_done="")),
                name="campaigns_effect_closed_with_day_and_deed",
                violation_error_message=gettext_lazy("Say what was done; a closed effect keeps it."),
            ),
        ]

    def __str__(self):
        return self.text

    def clean(self):
        wrong = {}
        if self.noticed_on and self.noticed_on > timezone.localdate():
            wrong["noticed_on"] = _("This day is still to come.")
        elif self.noticed_on and self.closed_on and self.closed_on < self.noticed_on:
            wrong["noticed_on"] = _("It was closed before this day.")
        if self.state == EffectState.CLOSED and not self.what_was_done:
            wrong["what_was_done"] = _("Say what was done; a closed effect keeps it.")
        if wrong:
            raise ValidationError(wrong)

    @property
    def is_open(self) -> bool:
        return self.state == EffectState.OPEN
