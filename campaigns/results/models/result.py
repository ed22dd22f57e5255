"""One result of a campaign, and what it leads to."""

from django.core.validators import MaxLengthValidator, RegexValidator
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from campaigns.planning.models import Activity, Campaign, Objective
from campaigns.results.choices import Level

CODE = RegexValidator(
    r"^[A-Za-z0-9]+([.-][A-Za-z0-9]+)*\Z", _("Letters and digits, with a dot or a hyphen between them: 1.2, OC-1.")
)
IN_A_LIST = 90
"""So many characters of a statement name a result in lists and choices."""


class ResultQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Results of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    def from_the_top(self):
        """Impact first, input last; within a level by position, then by code."""
        places = [When(level=level, then=Value(n)) for n, level in enumerate(reversed(Level))]
        rank = Case(*places, default=Value(len(places)), output_field=models.IntegerField())
        return self.annotate(rank=rank).order_by("rank", "position", "code", "pk")


class Result(models.Model):
    """A change the campaign works for, or what it puts in and makes to bring the change about."""

    campaign = models.ForeignKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="results")
    code = models.CharField(
        _("code"),
        max_length=20,
        validators=[CODE],
        help_text=_("Short and lasting, such as 1.2: by its code a row of a table finds its way back."),
    )
    level = models.CharField(_("level"), max_length=10, choices=Level.choices)
    statement = models.TextField(
        _("statement"),
        max_length=600,
        validators=[MaxLengthValidator(600)],
        help_text=_("One sentence, written as if it had come true: “Pupils know whom to call.”"),
    )
    assumptions = models.TextField(
        _("assumptions and risks"),
        max_length=1000,
        blank=True,
        validators=[MaxLengthValidator(1000)],
        help_text=_("What must hold for it to lead on, and what could go wrong or hurt somebody. Name nobody."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"), default=0, help_text=_("The order within its level; where two are the same, the code decides.")
    )
    leads_to = models.ManyToManyField(
        "self",
        verbose_name=_("leads to"),
        through="ResultLink",
        through_fields=("lower", "higher"),
        symmetrical=False,
        related_name="fed_by",
        blank=True,
    )
    activities = models.ManyToManyField(Activity, verbose_name=_("produced by"), related_name="results", blank=True)
    objectives = models.ManyToManyField(Objective, verbose_name=_("serves"), related_name="results", blank=True)

    objects = ResultQuerySet.as_manager()

    class Meta:
        verbose_name = _("result")
        verbose_name_plural = _("results")
        ordering = ["campaign", "code"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code"],
                name="campaigns_result_code_once_in_campaign",
                violation_error_message=_("Another result of this campaign has this code."),
            ),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="campaigns_result_level_known"),
        ]

    def __str__(self):
        return f"{self.code} {Truncator(self.statement).chars(IN_A_LIST)}"


class ResultLinkQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Links of the campaigns the person may open."""
        return self.filter(lower__campaign__in=Campaign.objects.visible_to(user))


class ResultLink(models.Model):
    """That one result leads to another, of the next level and the same campaign."""

    lower = models.ForeignKey(Result, verbose_name=_("result"), on_delete=models.CASCADE, related_name="links_up")
    higher = models.ForeignKey(Result, verbose_name=_("leads to"), on_delete=models.CASCADE, related_name="links_down")

    objects = ResultLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link between results")
        verbose_name_plural = _("links between results")
        constraints = [
            models.UniqueConstraint(fields=["lower", "higher"], name="campaigns_result_link_once"),
            models.CheckConstraint(condition=~Q(lower=F("higher")), name="campaigns_result_link_not_to_itself"),
        ]

    def __str__(self):
        return f"{self.lower.code} → {self.higher.code}"
