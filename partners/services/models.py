"""Where a reader finds help: hotlines and referral contacts, never the place of a shelter."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clarion.names import NamesField, Worded, filled, worded
from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .choices import Answerer, Cost, ServiceKind
from .hours import in_words

VERIFICATION_HOLDS = timedelta(days=90)
VERIFICATION_DUE = timedelta(days=75)


class HelpServiceQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for platform roles; for others those of their own organisations, and what readers are shown."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        if scope.sees_all_organisations:
            return self
        return self.filter(Q(organisation_id__in=scope.organisation_ids) | self.shown())

    def editable_by(self, user):
        """All for platform roles; the services of one's own organisations for the others."""
        scope = scope_of(user)
        return self if scope.sees_all_organisations else self.filter(organisation_id__in=scope.organisation_ids)

    def published(self):
        """Services a reader may be shown: switched on, and verified within 90 days."""
        return self.filter(self.shown())

    @staticmethod
    def shown() -> Q:
        """The condition of ``published``."""
        return Q(is_active=True, verified_on__gte=timezone.localdate() - VERIFICATION_HOLDS)

    def due(self):
        """Active services never verified, or last verified 75 days ago or longer."""
        late = Q(verified_on__isnull=True) | Q(verified_on__lte=timezone.localdate() - VERIFICATION_DUE)
        return self.filter(late, is_active=True)

    def lapsed(self):
        """Active services that readers no longer see because nobody verified them within 90 days."""
        late = Q(verified_on__isnull=True) | Q(verified_on__lt=timezone.localdate() - VERIFICATION_HOLDS)
        return self.filter(late, is_active=True)

    def covering(self, area: Area):
        """Services for the area itself or any area above it; ``services_for`` puts the nearest first."""
        codes = [code for code in area.path.split("/") if code]
        return self.filter(coverage__code__in=codes).distinct()


class HelpService(models.Model):
    """A hotline or referral contact that a reader can call, write to or visit by appointment."""

    name = models.CharField(_("name"), max_length=200, help_text=_("Shown to readers."))
    names = NamesField(_("name in other languages"))
    kind = models.CharField(_("kind"), max_length=20, choices=ServiceKind.choices)
    organisation = models.ForeignKey(
        Organisation, verbose_name=_("run by"), on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    coverage = models.ManyToManyField(Area, verbose_name=_("areas served"), related_name="help_services")
    phone = models.CharField(_("telephone"), max_length=30, blank=True, help_text=_("As dialled inside the country."))
    phone_from_abroad = models.CharField(_("telephone from abroad"), max_length=30, blank=True)
    sms = models.CharField(_("SMS number"), max_length=30, blank=True)
    whatsapp = models.CharField(_("WhatsApp number"), max_length=30, blank=True)
    chat_url = models.URLField(_("chat address"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    week = models.JSONField(_("hours of each day"), default=dict, blank=True)
    hours = models.CharField(
        _("hours in words"),
        max_length=200,
        blank=True,
        help_text=_("Only what the hours of each day do not say, for example: closed on public holidays."),
    )
    hours_in_other_languages = NamesField(_("hours in words, in other languages"))
    always_open = models.BooleanField(_("open day and night"), default=False)
    languages = models.JSONField(_("languages spoken"), default=list, help_text=_("ISO 639 codes."))
    cost = models.CharField(_("cost of the call"), max_length=12, choices=Cost.choices)
    answered_by = models.CharField(_("who answers"), max_length=20, choices=Answerer.choices)
    verified_on = models.DateField(
        _("verified on"), null=True, blank=True, help_text=_("The day a person of ours last reached it.")
    )
    is_active = models.BooleanField(_("shown to readers"), default=True)
    is_demonstration = models.BooleanField(_("demonstration data"), default=False, editable=False)

    objects = HelpServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("help service")
        verbose_name_plural = _("help services")
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="", sms="", whatsapp="", chat_url="", email="", phone_from_abroad=""),
                name="partners_helpservice_has_a_way_to_reach_it",
            ),
        ]

    def __str__(self):
        return self.name

    def run_by(self, user) -> str:
        """The organisation's name for who sees the organisation, or where it agreed to be named; else empty."""
        scope, run_by = scope_of(user), self.organisation
        if run_by is None:
            return ""
        may_know = run_by.is_public or scope.sees_all_organisations or run_by.pk in scope.organisation_ids
        return run_by.name if may_know else ""

    @property
    def localized_name(self) -> Worded:
        return worded(self.name, self.names)

    def get_week_display(self) -> str:
        return in_words(self.week) or "–"

    @property
    def open_when(self) -> Worded:
        """When somebody answers, in the reader's language as far as it is known."""
        if self.always_open:
            return Worded(_("Every day, day and night"))
        week, note = in_words(self.week), worded(self.hours, self.hours_in_other_languages)
        if week and note:
            return filled(_("%(hours)s (%(note)s)"), hours=week, note=note)
        return note or Worded(week)

    @property
    def is_verified(self) -> bool:
        return bool(self.verified_on and self.verified_on >= timezone.localdate() - VERIFICATION_HOLDS)

    def verification(self) -> str:
        """In words for staff: in order, due, or no longer shown."""
        if not self.is_active:
            return _("Switched off")
        if not self.is_verified:
            return _("Not shown: verify it")
        return _("Due") if self.verified_on <= timezone.localdate() - VERIFICATION_DUE else _("In order")

    verification.short_description = _("verification")
    verification.admin_order_field = "verified_on"
