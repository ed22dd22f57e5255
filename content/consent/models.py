"""What people agreed to who are shown in the library. No name and no scan: neither has a field here."""

import uuid
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel

from campaigns.planning.choices import Medium
from clarion.choice_sets import ChoiceSetField
from clarion.languages import language_name
from content.media.choices import CHILDREN, Anonymity, Category, ConsentState
from content.media.models import Handout, Image, Recording
from partners.geography.models import Area
from partners.organisations.models import Organisation
from partners.organisations.scoping import scope_of

from .discretion import names_no_person

SOON = timedelta(days=14)


class ConsentQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All for platform roles, those of one's own organisations for the others."""
        scope = scope_of(user)
        if scope.nothing:
            return self.none()
        return self if scope.sees_all_organisations else self.filter(organisation_id__in=scope.organisation_ids)

    def given(self):
        return self.filter(state=ConsentState.GIVEN)

    def ended(self, on=None):
        """Given ones whose last day has passed."""
        return self.given().filter(ends_on__lt=on or timezone.localdate())

    def due(self, on=None):
        """Given ones that end within two weeks."""
        day = on or timezone.localdate()
        return self.given().filter(ends_on__range=(day, day + SOON))


class ConsentRecord(ClusterableModel):
    """One agreement: who is shown, in numbers; what they agreed to, until when; who keeps the paper."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=gettext_lazy("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=gettext_lazy("Whose people asked for the consent. Nobody of another partner learns of it."),
    )
    category = models.CharField(gettext_lazy("who is shown"), max_length=15, choices=Category.choices)
    people = models.PositiveSmallIntegerField(gettext_lazy("how many people"), default=1)
    guardian_agreed = models.BooleanField(
        gettext_lazy("a parent or guardian agreed too"),
        default=False,
        help_text=gettext_lazy("Needed for children, beside the child's own agreement."),
    )
    languages = models.JSONField(gettext_lazy("explained in"), default=list)
    anonymity = models.CharField(gettext_lazy("how recognisable"), max_length=20, choices=Anonymity.choices)
    media_allowed = ChoiceSetField(
        gettext_lazy("media agreed to"), choices=Medium.choices, help_text=gettext_lazy("None ticked: all of them.")
    )
    territories = ParentalManyToManyField(
        Area,
        verbose_name=gettext_lazy("where agreed to"),
        blank=True,
        related_name="+",
        help_text=gettext_lazy("Empty: everywhere. Limited to areas, it is not shown on the site, read everywhere."),
    )
    starts_on = models.DateField(gettext_lazy("given on"), default=timezone.localdate)
    ends_on = models.DateField(
        gettext_lazy("agreed until"),
        help_text=gettext_lazy("The last day; people must be asked again. Five years at most."),
    )
    custodian = models.ForeignKey(
        Organisation,
        verbose_name=gettext_lazy("who keeps the paper"),
        on_delete=models.PROTECT,
        related_name="+",
        help_text=gettext_lazy("The organisation that locks the signed form away. The form itself is never put here."),
    )
    custodian_role = models.CharField(
        gettext_lazy("in what role there"),
        max_length=80,
        validators=[names_no_person],
        help_text=gettext_lazy("A role in small letters, for example “child protection officer”. Never a name."),
    )
    file_reference = models.CharField(
        gettext_lazy("reference of the paper"),
        max_length=40,
        validators=[RegexValidator(r"^[A-Z0-9][A-Z0-9/.-]*$", gettext_lazy("Capitals, digits, - and / only."))],
        help_text=gettext_lazy("Under which the keeper finds it, for example 2026/017. No initials, no date of birth."),
    )
    state = models.CharField(
        gettext_lazy("state"), max_length=10, choices=ConsentState.choices, default=ConsentState.GIVEN, editable=False
    )
    withdrawn_on = models.DateField(gettext_lazy("withdrawn on"), null=True, editable=False)
    is_demonstration = models.BooleanField(gettext_lazy("demonstration data"), default=False, editable=False)
    images = models.ManyToManyField(Image, through="ImageConsent", related_name="consents")
    recordings = models.ManyToManyField(Recording, through="RecordingConsent", related_name="consents")
    handouts = models.ManyToManyField(Handout, through="HandoutConsent", related_name="consents")

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("consent")
        verbose_name_plural = gettext_lazy("consents")
        ordering = ["ends_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="content_consent_term_in_order",
                violation_error_message=gettext_lazy("It ends before it was given."),
            ),
            models.CheckConstraint(
                condition=Q(people__gte=1),
                name="content_consent_about_somebody",
                violation_error_message=gettext_lazy("At least one person is shown."),
            ),
            models.CheckConstraint(
                condition=~Q(category__in=CHILDREN) | Q(guardian_agreed=True),
                name="content_consent_guardian_of_child",
                violation_error_message=gettext_lazy("For a child a parent or guardian must agree too."),
            ),
            models.CheckConstraint(
                condition=~Q(category=Category.CHILD_VICTIM, anonymity=Anonymity.IDENTIFIABLE),
                name="content_consent_child_victim_hidden",
                violation_error_message=gettext_lazy("A child who is a victim is never shown recognisably."),
            ),
            models.CheckConstraint(
                condition=Q(state=ConsentState.WITHDRAWN, withdrawn_on__isnull=False)
                | (~Q(state=ConsentState.WITHDRAWN) & Q(withdrawn_on__isnull=True)),
                name="content_consent_withdrawn_on_a_day",
            ),
        ]

    def __str__(self):
        return _("Consent %(number)s: %(who)s") % {"number": self.pk or "–", "who": self.get_category_display()}

    def clean(self):
        wrong = {}
        if self.category in CHILDREN and not self.guardian_agreed:
            wrong["guardian_agreed"] = _("For a child a parent or guardian must agree too.")
        if self.category == Category.CHILD_VICTIM and self.anonymity == Anonymity.IDENTIFIABLE:
            wrong["anonymity"] = _("A child who is a victim is never shown recognisably, whoever agreed.")
        if self.starts_on and self.starts_on > timezone.localdate():
            wrong["starts_on"] = _("This day is still to come.")
        if self.starts_on and self.ends_on:
            if self.ends_on < self.starts_on:
                wrong["ends_on"] = _("It ends before it was given.")
            elif self.ends_on > self.starts_on + timedelta(days=5 * 366):
                wrong["ends_on"] = _("Five years at most: people change their minds, and their lives change.")
        if wrong:
            raise ValidationError(wrong)

    @property
    def items(self) -> list:
        """What it is about: images, recordings, handouts."""
        return [item for rows in (self.images, self.recordings, self.handouts) for item in rows.all()]

    @property
    def explained_in(self) -> str:
        return _(", ").join(language_name(code) for code in self.languages)

    @property
    def is_withdrawn(self) -> bool:
        return self.state == ConsentState.WITHDRAWN


class ImageConsent(models.Model):
    """A picture shows the people of a consent."""

    consent = ParentalKey(ConsentRecord, on_delete=models.CASCADE, related_name="image_links")
    image = models.ForeignKey(
        Image, verbose_name=gettext_lazy("picture"), on_delete=models.PROTECT, related_name="consent_links"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=("consent", "image"), name="content_image_consent_once")]

    def __str__(self):
        return str(self.image_id)


class RecordingConsent(models.Model):
    """A recording shows or lets one hear the people of a consent."""

    consent = ParentalKey(ConsentRecord, on_delete=models.CASCADE, related_name="recording_links")
    recording = models.ForeignKey(
        Recording, verbose_name=gettext_lazy("recording"), on_delete=models.PROTECT, related_name="consent_links"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=("consent", "recording"), name="content_recording_consent_once")]

    def __str__(self):
        return str(self.recording_id)


class HandoutConsent(models.Model):
    """A handout shows the people of a consent."""

    consent = ParentalKey(ConsentRecord, on_delete=models.CASCADE, related_name="handout_links")
    handout = models.ForeignKey(
        Handout, verbose_name=gettext_lazy("handout"), on_delete=models.PROTECT, related_name="consent_links"
    )

    class Meta:
        constraints = [models.UniqueConstraint(fields=("consent", "handout"), name="content_handout_consent_once")]

    def __str__(self):
        return str(self.handout_id)


class WithdrawalCode(models.Model):
    """The print of a code that a person holds; each of several works as long as the consent lasts."""

    consent = models.ForeignKey(ConsentRecord, on_delete=models.CASCADE, related_name="codes")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self):
        return str(self.consent_id)
