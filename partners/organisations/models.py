"""Organisations that work together, and who acts for which of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clarion.names import NamesField, Worded, worded
from partners.geography.models import Area

from .choices import Kind
from .scoping import scope_of


class OrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Organisations the user may open in the admin: all for platform roles, one's own for the others."""
        scope = scope_of(user)
        return self if scope.sees_all_organisations else self.filter(pk__in=scope.organisation_ids)


class Organisation(models.Model):
    """A civil society organisation, agency, school authority or other party to the work."""

    code = models.SlugField(
        _("code"), max_length=40, unique=True, help_text=_("Used in imports and on the command line.")
    )
    name = models.CharField(_("name"), max_length=200)
    names = NamesField(_("name in other languages"))
    kind = models.CharField(_("type"), max_length=20, choices=Kind.choices)
    country = models.ForeignKey(
        Area,
        verbose_name=_("country"),
        on_delete=models.PROTECT,
        related_name="organisations",
        limit_choices_to={"level": "country"},
    )
    areas = models.ManyToManyField(
        Area,
        verbose_name=_("works in"),
        blank=True,
        related_name="organisations_at_work",
        help_text=_("Leave empty where the organisation works in the whole country."),
    )
    languages = models.JSONField(
        _("languages"), default=list, blank=True, help_text=_("Languages in which the organisation works.")
    )
    mandate = models.TextField(
        _("mandate"), blank=True, help_text=_("What the organisation is there to do. Staff only.")
    )
    website = models.URLField(_("website"), blank=True)
    is_public = models.BooleanField(
        _("named publicly"),
        default=False,
        help_text=_("Tick only where the organisation agreed: its name and website are then shown to readers."),
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def localized_name(self) -> Worded:
        return worded(self.name, self.names)


class OfOrganisationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Records of organisations the user may open: all for platform roles, one's own for the others."""
        scope = scope_of(user)
        return self if scope.sees_all_organisations else self.filter(organisation_id__in=scope.organisation_ids)


class Membership(models.Model):
    """A person acts for an organisation, everywhere or in some areas only."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.CASCADE, related_name="memberships"
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="memberships"
    )
    areas = models.ManyToManyField(
        Area, verbose_name=_("areas"), blank=True, help_text=_("Leave empty for everywhere the organisation works.")
    )
    is_focal_point = models.BooleanField(_("focal point"), default=False)

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [models.UniqueConstraint(fields=["user", "organisation"], name="partners_membership_once")]

    def __str__(self):
        return f"{self.user} · {self.organisation}"


class LeadAgency(models.Model):
    """The organisation that leads on a subject in a country."""

    country = models.ForeignKey(
        Area,
        verbose_name=_("country"),
        on_delete=models.CASCADE,
        related_name="lead_agencies",
        limit_choices_to={"level": "country"},
    )
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.CASCADE, related_name="leads"
    )

    objects = OfOrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("lead agency")
        verbose_name_plural = _("lead agencies")
        constraints = [models.UniqueConstraint(fields=["country"], name="partners_one_lead_agency_per_country")]

    def __str__(self):
        return f"{self.country}: {self.organisation}"
