"""A message tried out before it is produced: how many people were asked, and what they made of it."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from campaigns.planning.choices import Medium
from campaigns.planning.models import Activity, Audience, Campaign, Objective
from campaigns.pretesting.choices import Decision, Method
from campaigns.pretesting.discretion import names_nobody
from campaigns.pretesting.languages import is_language_code
from campaigns.pretesting.shares import FEWEST
from campaigns.pretesting.words import CLAIMS, in_words
from clarion.languages import language_name
from partners.geography.models import Area

MOST = 10_000
TOTALS = tuple(CLAIMS)


def _shown(name: str) -> property:
    """The total for tables: empty where it was not asked, or where too few were."""
    return property(lambda pretest: "" if pretest.is_small else getattr(pretest, name))


class PretestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Pretests of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))


def _within_asked(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__lte": F("asked")}),
        name=f"campaigns_pretest_{name}_within_asked",
        violation_error_message=gettext_lazy("More than were asked."),
    )


def _total(label, **options) -> models.PositiveIntegerField:
    return models.PositiveIntegerField(label, null=True, blank=True, **options)


class Pretest(models.Model):
    """One message in one language, tried with one audience. Totals only, never a name and never an answer of one.

    ``message`` keeps the words as they stood; the objective may change or leave the plan afterwards. A total that is
    None was not asked for, which is not 0.
    """

    campaign = models.ForeignKey(
        Campaign, verbose_name=gettext_lazy("campaign"), on_delete=models.PROTECT, related_name="pretests"
    )
    objective = models.ForeignKey(
        Objective,
        verbose_name=gettext_lazy("message of"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pretests",
        help_text=gettext_lazy("The objective whose message was tested."),
    )
    message = models.TextField(
        gettext_lazy("message as tested"),
        blank=True,
        help_text=gettext_lazy(
            "Leave empty where it was the message as it stands in the plan today; it is copied, so that later changes "
            "show. Else write what was tested."
        ),
    )
    spoken_wording = models.TextField(
        gettext_lazy("words as they were said"),
        blank=True,
        help_text=gettext_lazy("In the language of the test, where it is another one."),
    )
    language = models.CharField(
        gettext_lazy("language"), max_length=3, help_text=gettext_lazy("The language people spoke in the test.")
    )
    audience = models.ForeignKey(
        Audience, verbose_name=gettext_lazy("audience"), on_delete=models.PROTECT, related_name="pretests"
    )
    activity = models.ForeignKey(
        Activity,
        verbose_name=gettext_lazy("activity"),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="pretests",
        help_text=gettext_lazy("Where a draft of it was shown: a script, a poster, a scene."),
    )
    medium = models.CharField(
        gettext_lazy("medium"),
        max_length=15,
        choices=Medium.choices,
        blank=True,
        help_text=gettext_lazy("Taken from the activity where one is chosen."),
    )
    method = models.CharField(gettext_lazy("method"), max_length=12, choices=Method.choices)
    held_on = models.DateField(gettext_lazy("held on"))
    area = models.ForeignKey(
        Area,
        verbose_name=gettext_lazy("area"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=gettext_lazy("Never a place finer than an area of the list."),
    )
    asked = models.PositiveIntegerField(
        gettext_lazy("people asked"), validators=[MinValueValidator(1), MaxValueValidator(MOST)]
    )
    women = _total(
        gettext_lazy("of these women and girls"),
        help_text=gettext_lazy(
            "Only where each group, and those in neither, are at least 5 people or none; else leave both empty."
        ),
    )
    men = _total(gettext_lazy("of these men and boys"))
    understood = models.PositiveIntegerField(
        gettext_lazy("understood it"), help_text=gettext_lazy("Could say in their own words what it means.")
    )
    misread = _total(
        gettext_lazy("took it to mean something else"), help_text=gettext_lazy("Leave empty what was not asked.")
    )
    offended = _total(gettext_lazy("found it offensive"))
    would_act = _total(gettext_lazy("would act on it"))
    knew_what_to_do = _total(gettext_lazy("could say what to do"))
    understood_instead = models.CharField(
        gettext_lazy("what they understood instead"),
        max_length=300,
        blank=True,
        validators=[names_nobody],
        help_text=gettext_lazy("In your own words. Name nobody, and quote nothing by which a person can be known."),
    )
    decision = models.CharField(gettext_lazy("decision"), max_length=8, choices=Decision.choices)
    what_changed = models.CharField(
        gettext_lazy("what changes"),
        max_length=300,
        blank=True,
        validators=[names_nobody],
        help_text=gettext_lazy("Needed where the decision is to change it."),
    )
    is_demonstration = models.BooleanField(gettext_lazy("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    understood_shown, misread_shown, offended_shown = _shown("understood"), _shown("misread"), _shown("offended")
    would_act_shown, knew_what_to_do_shown = _shown("would_act"), _shown("knew_what_to_do")

    objects = PretestQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("pretest")
        verbose_name_plural = gettext_lazy("pretests")
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(asked__gte=1, asked__lte=MOST), name="campaigns_pretest_asked_somebody"),
            *(_within_asked(name) for name in TOTALS),
            models.CheckConstraint(
                condition=Q(misread__isnull=True) | Q(misread__lte=F("asked") - F("understood")),
                name="campaigns_pretest_understood_or_misread",
                violation_error_message=gettext_lazy("Together with those who understood it, more than were asked."),
            ),
            models.CheckConstraint(
                condition=Q(women__isnull=True, men__isnull=True)
                | (
                    Q(women__isnull=False, men__isnull=False, women__gte=FEWEST, men__gte=FEWEST)
                    & (Q(asked=F("women") + F("men")) | Q(asked__gte=F("women") + F("men") + FEWEST))
                ),
                name="campaigns_pretest_no_small_group_by_sex",
                violation_error_message=gettext_lazy("Women and men are told apart only in groups of 5 and more."),
            ),
            models.CheckConstraint(
                condition=~Q(message=""),
                name="campaigns_pretest_keeps_the_message",
                violation_error_message=gettext_lazy("Write what was tested; no objective with a message is chosen."),
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.CHANGE, what_changed=""),
                name="campaigns_pretest_says_what_changes",
                violation_error_message=gettext_lazy("Say what changes."),
            ),
        ]

    def __str__(self):
        return _("“%(message)s” in %(language)s") % {
            "message": self.message,
            "language": self.language_name,
        }

    def clean(self):
        """Fills in the message and the medium, and names every contradiction at its field."""
        if not self.message and self.objective:
            self.message = self.objective.message
        if self.activity and not self.medium:
            self.medium = self.activity.medium
        wrong = {**self._wrong_words(), **self._strangers(), **self._wrong_totals()}
        if wrong:
            raise ValidationError(wrong)

    def _wrong_words(self):
        wrong = {}
        if not self.objective and self._state.adding:
            wrong["objective"] = _("Choose the objective whose message was tested.")
        if not self.message:
            wrong["message"] = _("Write what was tested; no objective with a message is chosen.")
        if self.language and not is_language_code(self.language):
            wrong["language"] = _("Not a known language: %(codes)s") % {"codes": self.language}
        if self.held_on and self.held_on > timezone.localdate():
            wrong["held_on"] = _("This day is still to come.")
        if self.decision == Decision.CHANGE and not self.what_changed:
            wrong["what_changed"] = _("Say what changes.")
        if self.activity and self.medium and self.activity.medium != self.medium:
            wrong["medium"] = _("The activity is in another medium.")
        return wrong

    def _strangers(self):
        """What belongs to another campaign."""
        texts = {
            "objective": _("The objective belongs to another campaign."),
            "audience": _("The audience belongs to another campaign."),
            "activity": _("The activity belongs to another campaign."),
        }
        chosen = {name: getattr(self, name) for name in texts if getattr(self, f"{name}_id")}
        return {name: texts[name] for name, one in chosen.items() if one.campaign_id != self.campaign_id}

    def _wrong_totals(self):
        if self.asked is None:
            return {}
        given = {name: getattr(self, name) for name in TOTALS if getattr(self, name) is not None}
        wrong = {name: _("More than were asked.") for name, total in given.items() if total > self.asked}
        if not wrong and given.get("understood", 0) + given.get("misread", 0) > self.asked:
            wrong["misread"] = _("Together with those who understood it, more than were asked.")
        sexes = (self.women, self.men)
        if sexes != (None, None):
            if None in sexes or min(sexes) < FEWEST or 0 < self.asked - sum(sexes) < FEWEST:
                wrong["women"] = _("Women and men are told apart only in groups of 5 and more.")
            elif sum(sexes) > self.asked:
                wrong["women"] = _("More than were asked.")
        return wrong

    @property
    def language_name(self) -> str:
        return language_name(self.language)

    @property
    def wording_has_changed(self) -> bool:
        """Whether the plan's message is no longer the one that was tested; spaces do not count."""
        return self.objective is not None and self.objective.message.split() != self.message.split()

    @property
    def understood_in_words(self) -> str:
        return in_words("understood", self.understood, self.asked)

    @property
    def is_small(self) -> bool:
        """Whether so few were asked that a total could say what one of them answered; none is shown then."""
        return self.asked < FEWEST

    @property
    def asked_shown(self) -> str:
        """How many were asked, for tables; never the number of a few."""
        return f"<{FEWEST}" if self.is_small else str(self.asked)

    @property
    def totals_in_words(self) -> list[str]:
        """A sentence for each total that was asked for; one sentence where none is shown."""
        if self.is_small:
            return [self.understood_in_words]
        asked_for = [name for name in TOTALS if getattr(self, name) is not None]
        return [in_words(name, getattr(self, name), self.asked) for name in asked_for]
