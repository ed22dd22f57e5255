"""A programme: several campaigns that pursue one aim, perhaps over years."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .campaign import Campaign


class ProgrammeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Programmes of the person's organisations, and those that hold a campaign the person may open."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        if scope.sees_all_organisations and not scope.area_paths:
            return self
        seen = Campaign.objects.visible_to(user).filter(programme__isnull=False).order_by()
        own = Q(lead_organisation__in=scope.organisation_ids)
        return self.filter(own | Q(pk__in=seen.values("programme")))


class Programme(models.Model):
    """Several campaigns that pursue one aim. Its dates, areas and budget are those of its campaigns, never typed in."""

    code = models.SlugField(
        _("code"), max_length=60, unique=True, help_text=_("Small letters, digits and hyphens. Appears in exports.")
    )
    name = models.CharField(_("name"), max_length=200)
    lead_organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("lead organisation"),
        on_delete=models.PROTECT,
        related_name="led_programmes",
        help_text=_("Answers for the programme. Its people see the programme, and of its campaigns their own."),
    )
    aim = models.TextField(
        _("aim"),
        blank=True,
        help_text=_("What all its campaigns together should change. For colleagues, never public."),
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = ProgrammeQuerySet.as_manager()

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name"]

    def __str__(self):
        return self.name
