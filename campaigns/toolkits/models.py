"""Toolkits: what a campaign can be started from, who has used them, and the checklist a use leaves behind."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Theme
from campaigns.planning.models import Campaign
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of


class ToolkitQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Toolkits that are shared with everyone, and those of the person's own organisations."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        if scope.sees_all_organisations:
            return self
        return self.filter(Q(is_shared=True) | Q(organisation__in=scope.organisation_ids))


class Toolkit(models.Model):
    """A plan without place, date or money: objectives, media in their order, a checklist and questions for tests.

    ``content`` has the shape that ``recipes.recipe_of`` gives. Nothing in it names an organisation, an area, a figure
    or a person.
    """

    code = models.SlugField(_("code"), max_length=60, unique=True, help_text=_("Small letters, digits and hyphens."))
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("what it is for"), help_text=_("For whom it works, and what it needs. Name nobody."))
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="toolkits",
        help_text=_("Keeps the toolkit. Its people see it even where it is not shared."),
    )
    is_shared = models.BooleanField(
        _("shared with everyone"),
        default=False,
        help_text=_("Every organisation here may start from it. Look through it first: its wording is what they read."),
    )
    checklist = models.JSONField(_("checklist"), default=list, blank=True)
    questions = models.JSONField(_("questions for tests"), default=list, blank=True)
    content = models.JSONField(editable=False)
    made_from = models.ForeignKey(
        Campaign, on_delete=models.SET_NULL, null=True, blank=True, editable=False, related_name="toolkits_made"
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ToolkitQuerySet.as_manager()

    class Meta:
        verbose_name = _("toolkit")
        verbose_name_plural = _("toolkits")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def themes(self) -> list[Theme]:
        """The themes of its objectives, in the vocabulary's order; never merged into one."""
        used = {objective["theme"] for objective in self.content.get("objectives", [])}
        return [theme for theme in Theme if theme.value in used]


class OfCampaignQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))


class ToolkitUse(models.Model):
    """That a campaign was started from a toolkit, with the questions it brought along."""

    toolkit = models.ForeignKey(Toolkit, on_delete=models.PROTECT, related_name="uses")
    campaign = models.OneToOneField(Campaign, on_delete=models.CASCADE, related_name="toolkit_use")
    questions = models.JSONField(_("questions for tests"), default=list)
    used_at = models.DateTimeField(auto_now_add=True)

    objects = OfCampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("use of a toolkit")
        verbose_name_plural = _("uses of toolkits")
        ordering = ["-used_at"]

    def __str__(self):
        return f"{self.toolkit} · {self.campaign}"


class Check(models.Model):
    """One line of a campaign's checklist: who says it is done, and when."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="checklist")
    place = models.PositiveSmallIntegerField()
    text = models.CharField(_("what to do"), max_length=300)
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = OfCampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("line of a checklist")
        verbose_name_plural = _("lines of checklists")
        ordering = ["campaign", "place"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "place"], name="campaigns_one_check_at_a_place"),
        ]

    def __str__(self):
        return self.text
