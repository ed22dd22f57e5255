"""Where a reader finds help: hotlines and referral contacts, never the place of a shelter."""

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clarion.names import NamesField, Worded, filled, worded
from clarion.zones import validate_time_zone
from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of
from partners.services.choices import Anonymity, Answerer, Cost, MayLearn, Minors, Need, ServiceKind
from partners.services.hours import in_words, opening_at, opening_in_words
from partners.services.places import refuse_places
from partners.services.ways import WAYS

VERIFICATION_HOLDS = timedelta(days=90)
VERIFICATION_DUE = timedelta(days=75)
CONSENT_DUE = timedelta(days=30)
WITHOUT_A_WAY = Q(phone="", sms="", whatsapp="", chat_url="", email="", phone_from_abroad="")


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
        """Services a reader may be shown: switched on, reachable, listed with consent, and verified within 90 days."""
        return self.filter(self.shown())

    @staticmethod
    def shown() -> Q:
        """The condition of ``published``."""
        today = timezone.localdate()
        kept = Q(is_active=True, verified_on__gte=today - VERIFICATION_HOLDS, consent_until__gte=today)
        return kept & ~WITHOUT_A_WAY

    def due(self):
        """Active services to call.

        They were never verified or 75 days ago or longer, their consent ends within 30 days, or readers did not reach
        them.
        """
        today = timezone.localdate()
        late = Q(verified_on__isnull=True) | Q(verified_on__lte=today - VERIFICATION_DUE)
        ending = Q(consent_until__isnull=True) | Q(consent_until__lte=today + CONSENT_DUE)
        return self.filter(late | ending | self._failed(), is_active=True)

    def reported(self):
        """Active services that readers did not reach since somebody of ours last called."""
        return self.filter(self._failed(), is_active=True)

    def _failed(self) -> Exists:
        return Exists(self.model.failed_calls.rel.related_model.objects.filter(service=OuterRef("pk")))

    def lapsed(self):
        """Active services that readers do not see: not verified in time, without consent or without a way to reach."""
        return self.filter(~self.shown(), is_active=True)

    def awaiting_a_second_person(self):
        """Services for which a change of contacts waits."""
        return self.filter(contact_changes__state="waiting")

    def covering(self, area: Area):
        """Services for the area itself or any area above it; ``services_for`` puts the nearest first."""
        codes = [code for code in area.path.split("/") if code]
        return self.filter(coverage__code__in=codes).distinct()


class HelpService(models.Model):
    """A hotline or referral contact that a reader can call or write to. No field holds a place.

    The ways to reach it change only by the verbs of ``contacts.py``, each with a second person.
    """

    name = models.CharField(_("name"), max_length=200, help_text=_("Shown to readers."))
    names = NamesField(_("name in other languages"))
    kind = models.CharField(_("kind"), max_length=20, choices=ServiceKind.choices)
    needs = models.JSONField(_("needs served"), default=list, blank=True)
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
    time_zone = models.CharField(
        _("time zone"),
        max_length=50,
        blank=True,
        validators=[validate_time_zone],
        help_text=_("Of the hours above. Left empty it is that of the country, where the country has only one."),
    )
    languages = models.JSONField(_("languages spoken"), default=list, help_text=_("ISO 639 codes."))
    cost = models.CharField(_("cost of the call"), max_length=12, choices=Cost.choices)
    answered_by = models.CharField(_("who answers"), max_length=20, choices=Answerer.choices)
    anonymity = models.CharField(
        _("may callers stay anonymous?"), max_length=8, choices=Anonymity.choices, default=Anonymity.UNKNOWN
    )
    minors = models.CharField(_("callers under 18"), max_length=12, choices=Minors.choices, default=Minors.UNKNOWN)
    may_learn = models.JSONField(_("who may learn of a call"), default=list, blank=True)
    consented_by = models.CharField(
        _("consent given by"),
        max_length=120,
        blank=True,
        help_text=_("The office that agreed for the service, for example: the director. Name nobody. Staff only."),
    )
    consented_on = models.DateField(_("consent given on"), null=True, blank=True)
    consent_until = models.DateField(
        _("consent holds until"), null=True, blank=True, help_text=_("After this day readers no longer see it.")
    )
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("verified by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
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
                condition=Q(verified_on__isnull=True) | ~WITHOUT_A_WAY,
                name="partners_helpservice_verified_by_some_way",
            ),
            models.CheckConstraint(
                condition=Q(consented_on__isnull=True, consented_by="")
                | (Q(consented_on__isnull=False, consent_until__gt=F("consented_on")) & ~Q(consented_by="")),
                name="partners_helpservice_consent_is_whole",
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        refuse_places(self)

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
    def opening_now(self) -> Worded | str:
        """Open, or when it opens, by the written hours on the service's own clock; empty where that cannot be told."""
        if self.always_open or not self.time_zone:
            return ""
        return opening_in_words(opening_at(self.week, self.time_zone, timezone.now()), self.time_zone)

    @property
    def needs_in_words(self) -> list[str]:
        return [need.label for need in Need if need in self.needs]

    @property
    def may_learn_in_words(self) -> list[str]:
        return [who.label for who in MayLearn if who in self.may_learn]

    def get_needs_display(self) -> str:
        return ", ".join(self.needs_in_words) or "–"

    def get_may_learn_display(self) -> str:
        return ", ".join(self.may_learn_in_words) or "–"

    @property
    def is_verified(self) -> bool:
        return bool(self.verified_on and self.verified_on >= timezone.localdate() - VERIFICATION_HOLDS)

    @property
    def has_a_way(self) -> bool:
        return any(getattr(self, way) for way in WAYS)

    def verification(self) -> str:
        """In words for staff: in order, due, or not shown to readers and why."""
        if not self.is_active:
            return _("Switched off")
        if not self.has_a_way:
            return _("Not shown: no confirmed way to reach it")
        if not self.is_verified:
            return _("Not shown: verify it")
        if not (self.consent_until and self.consent_until >= timezone.localdate()):
            return _("Not shown: its consent is missing or over")
        if self.failed_calls.all():
            return _("Readers did not reach it: call")
        if self.consent_until <= timezone.localdate() + CONSENT_DUE:
            return _("Its consent ends soon")
        return _("Due") if self.verified_on <= timezone.localdate() - VERIFICATION_DUE else _("In order")

    verification.short_description = _("verification")
    verification.admin_order_field = "verified_on"
