"""What a campaign taught those who made it."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Case, IntegerField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from campaigns.planning.choices import Behaviour, LessonKind, Theme

from .campaign import Campaign


class LessonQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Lessons of the campaigns the person may open."""
        return self.filter(campaign__in=Campaign.objects.visible_to(user))

    def harm_first(self):
        """What did harm stands first, then what failed, then what worked; newest first within each."""
        order = (LessonKind.HARMED, LessonKind.FAILED, LessonKind.WORKED)
        place = Case(
            *(When(kind=kind, then=Value(n)) for n, kind in enumerate(order)),
            default=Value(len(order)),
            output_field=IntegerField(),
        )
        return self.order_by(place, "-created_at", "-pk")

    def worth_knowing_for(self, campaign):
        """Lessons of other campaigns that share a theme, a behaviour or an area with it, or that it was copied from."""
        objectives = list(campaign.objectives.all())
        themes = {objective.theme for objective in objectives}
        behaviours = {objective.behaviour for objective in objectives if objective.behaviour}
        alike = Q(theme__in=themes) | Q(behaviour__in=behaviours) | Q(campaign=campaign.cloned_from_id)
        if areas := [row.area_id for row in campaign.campaign_areas.all()]:
            nearby = Campaign.objects.filter(areas__in=areas).order_by()
            alike |= Q(campaign__in=nearby.values("pk"))
        return self.filter(alike).exclude(campaign=campaign.pk)


class Lesson(models.Model):
    """What worked, what did not and what did harm, for whom, and how anyone knows."""

    campaign = models.ForeignKey(Campaign, verbose_name=_("campaign"), on_delete=models.CASCADE, related_name="lessons")
    kind = models.CharField(_("kind"), max_length=10, choices=LessonKind.choices)
    theme = models.CharField(_("theme"), max_length=15, choices=Theme.choices, blank=True)
    behaviour = models.CharField(_("behaviour"), max_length=20, choices=Behaviour.choices, blank=True)
    text = models.TextField(
        _("lesson"),
        validators=[MaxLengthValidator(2000)],
        help_text=_("One lesson in two or three sentences. Name no person, school or village. Never public."),
    )
    for_whom = models.CharField(_("for whom"), max_length=200, help_text=_("The audience this was true of."))
    how_known = models.CharField(
        _("how it is known"),
        max_length=300,
        help_text=_("For example: learning tests in 12 schools, talks with presenters. “An impression” is an answer."),
    )
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = LessonQuerySet.as_manager()

    class Meta:
        verbose_name = _("lesson")
        verbose_name_plural = _("lessons")
        ordering = ["-created_at", "-pk"]

    def __str__(self):
        return self.text[:80]
