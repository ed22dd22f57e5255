"""Schools, universities and halls, their rooms, and the facilitators who visit them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel

from clarion.names import NamesField, Worded, worded
from clarion.zones import validate_time_zone
from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .choices import VenueKind


class VenueQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Venues in the person's areas; strangers see none."""
        scope = scope_of(user)
        return self.none() if scope.nothing else self.filter(scope.in_areas("area"))


class Venue(ClusterableModel):
    """A school, university or hall where events take place."""

    code = models.CharField(
        _("code"), max_length=40, unique=True, help_text=_("The ministry's code where there is one.")
    )
    name = models.CharField(_("name"), max_length=200)
    names = NamesField(_("name in other languages"))
    kind = models.CharField(_("level"), max_length=12, choices=VenueKind.choices)
    area = models.ForeignKey(Area, verbose_name=_("area"), on_delete=models.PROTECT, related_name="venues")
    time_zone = models.CharField(_("time zone"), max_length=50, validators=[validate_time_zone])
    enrolment_female = models.PositiveIntegerField(_("girls and women enrolled"), null=True, blank=True)
    enrolment_male = models.PositiveIntegerField(_("boys and men enrolled"), null=True, blank=True)
    languages = models.JSONField(_("languages of instruction"), default=list, blank=True)
    safeguarding_contact = models.CharField(
        _("safeguarding contact"), max_length=200, blank=True, help_text=_("Role and telephone. Never shown publicly.")
    )
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)

    objects = VenueQuerySet.as_manager()

    class Meta:
        verbose_name = _("venue")
        verbose_name_plural = _("venues")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def localized_name(self) -> Worded:
        return worded(self.name, self.names)

    @property
    def has_minors(self) -> bool:
        return self.kind in VenueKind.with_minors()

    def room_count(self) -> int:
        """How many rooms, read from what the listing has fetched already."""
        return len(self.rooms.all())

    room_count.short_description = _("rooms")


class Room(models.Model):
    """A room in a venue; two events cannot be in it at once."""

    venue = ParentalKey(Venue, verbose_name=_("venue"), on_delete=models.CASCADE, related_name="rooms")
    name = models.CharField(_("name"), max_length=100)
    seats = models.PositiveIntegerField(_("seats"), null=True, blank=True)

    class Meta:
        verbose_name = _("room")
        verbose_name_plural = _("rooms")
        constraints = [models.UniqueConstraint(fields=["venue", "name"], name="partners_room_name_once_per_venue")]

    def __str__(self):
        return f"{self.venue} · {self.name}"


class FacilitatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Facilitators of organisations the person may see, within the person's areas."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        own = self if scope.sees_all_organisations else self.filter(organisation_id__in=scope.organisation_ids)
        return own.filter(scope.in_areas("base_area"))


class Facilitator(models.Model):
    """An adult who leads seminars; named publicly only where the person opted in."""

    name = models.CharField(_("name"), max_length=200)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("organisation"), on_delete=models.PROTECT, related_name="facilitators"
    )
    base_area = models.ForeignKey(
        Area, verbose_name=_("based in"), on_delete=models.PROTECT, related_name="facilitators"
    )
    languages = models.JSONField(_("languages"), default=list, blank=True)
    is_public = models.BooleanField(
        _("may be named publicly"),
        default=False,
        help_text=_("Tick only where the person agreed: the name is then shown with open events."),
    )
    vetting_valid_until = models.DateField(_("vetting check valid until"), null=True, blank=True)
    conduct_signed_on = models.DateField(_("code of conduct signed on"), null=True, blank=True)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)

    objects = FacilitatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("facilitator")
        verbose_name_plural = _("facilitators")
        ordering = ["name"]

    def __str__(self):
        return self.name

    def may_meet_minors_on(self, day) -> bool:
        """Vetting in date and code of conduct signed, as safeguarding of minors demands."""
        return bool(
            self.conduct_signed_on
            and self.conduct_signed_on <= day
            and self.vetting_valid_until
            and self.vetting_valid_until >= day
        )
