"""One full snapshot of a data set as its publisher released it."""

import datetime

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from clarion.names import Worded, filled
from evaluation.national.choices import HELD, IN_FORCE, Dataset, ReleaseStatus
from partners.models import Organisation
from partners.organisations.scoping import scope_of


def private_storage():
    return storages["private"]


class ReleaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """All releases read whole for platform roles; the own organisation's for the others."""
        scope = scope_of(user)
        shown = self.exclude(status=ReleaseStatus.STAGING)
        if scope.nothing:
            return shown.none()
        return shown if scope.sees_all_organisations else shown.filter(organisation_id__in=scope.organisation_ids)

    def held(self):
        """Releases read whole that still stand, approved or not."""
        return self.filter(status__in=HELD)

    def in_force(self):
        """Releases whose figures may be shown, current or superseded."""
        return self.filter(status__in=IN_FORCE)

    def of_series(self, dataset: str, organisation_id: int | None):
        """All releases of one data set of one organisation (None: the publisher of the data set itself)."""
        return self.filter(dataset=dataset, organisation_id=organisation_id)

    def current(self):
        """The newest release in force of each data set and organisation."""
        return self._newest(self.in_force(), Release.objects.in_force())

    def as_of(self, date: datetime.date):
        """What was known on a day: the newest release in force of each data set that was out by then.

        A release whose date nobody stated is left out, for nobody knows when it was out.
        """
        known = {"released_on__lte": date, "release_date_is_stated": True}
        return self._newest(self.in_force().filter(**known), Release.objects.in_force().filter(**known))

    @staticmethod
    def _newest(candidates, rivals):
        newer = Q(released_on__gt=OuterRef("released_on")) | Q(
            released_on=OuterRef("released_on"), pk__gt=OuterRef("pk")
        )
        rivals = rivals.annotate(owner=Coalesce("organisation_id", 0)).filter(newer, dataset=OuterRef("dataset"))
        same_owner = rivals.filter(owner=Coalesce(OuterRef("organisation_id"), 0))
        return candidates.filter(~Exists(same_owner))


class Release(models.Model):
    """A release is written once and never edited; a correction is a new release."""

    dataset = models.CharField(_("data set"), max_length=20, choices=Dataset.choices)
    organisation = models.ForeignKey(
        Organisation,
        verbose_name=_("agency"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="releases",
        help_text=_("The agency that sent it; empty for the publisher of the data set itself."),
    )
    code = models.SlugField(_("code"), max_length=80, unique=True)
    version = models.CharField(_("version"), max_length=40)
    released_on = models.DateField(_("released on"))
    release_date_is_stated = models.BooleanField(_("release date is stated"), default=True)
    received_at = models.DateTimeField(_("received on"), auto_now_add=True)
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64)
    original = models.FileField(
        _("original file"), storage=private_storage, upload_to="releases/", max_length=200, blank=True
    )
    original_name = models.CharField(_("name of the file"), max_length=200)
    sheet = models.CharField(_("sheet"), max_length=100, blank=True)
    columns = models.JSONField(_("columns"), default=list)
    importer = models.CharField(_("importer and mapping"), max_length=60)
    status = models.CharField(
        _("state"), max_length=12, choices=ReleaseStatus.choices, default=ReleaseStatus.STAGING, db_index=True
    )
    received_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("received by"), on_delete=models.PROTECT, related_name="+"
    )
    submitter = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("submitted by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approver = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("approved by"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    approved_at = models.DateTimeField(_("approved on"), null=True, blank=True)
    previous = models.ForeignKey(
        "self", verbose_name=_("release before"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    rows = models.PositiveIntegerField(_("rows"), default=0)
    accepted = models.PositiveIntegerField(_("accepted"), default=0)
    quarantined = models.PositiveIntegerField(_("in quarantine"), default=0)
    rejected = models.PositiveIntegerField(_("rejected"), default=0)
    new = models.PositiveIntegerField(_("new"), default=0)
    changed = models.PositiveIntegerField(_("changed"), default=0)
    withdrawn = models.PositiveIntegerField(_("withdrawn"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    withdrawn_in_quarantine = models.PositiveIntegerField(_("withdrawn, now in quarantine"), default=0)
    first_period = models.DateField(_("data from"), null=True, blank=True)
    last_period = models.DateField(_("data until"), null=True, blank=True)
    indicator_codes = models.JSONField(_("indicators"), default=list)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        ordering = ["-released_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["dataset", "sha256"], name="evaluation_release_file_once_per_dataset"),
            models.CheckConstraint(
                condition=Q(approver__isnull=True) | (Q(submitter__isnull=False) & ~Q(approver=F("submitter"))),
                name="evaluation_release_approver_is_not_submitter",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=IN_FORCE) | Q(approver__isnull=False, approved_at__isnull=False),
                name="evaluation_release_in_force_was_approved",
            ),
            models.CheckConstraint(
                condition=Q(rows=F("accepted") + F("quarantined") + F("rejected")),
                name="evaluation_release_no_row_is_lost",
            ),
            models.CheckConstraint(
                condition=Q(first_period__isnull=True, last_period__isnull=True)
                | Q(first_period__lte=F("last_period")),
                name="evaluation_release_periods_in_order",
            ),
        ]
        indexes = [models.Index(fields=["dataset", "organisation", "released_on"])]

    def __str__(self):
        return f"{self.organisation if self.organisation_id else self.get_dataset_display()} · {self.version}"

    @property
    def public_source(self) -> Worded:
        """Who published it, for readers; an agency that did not agree to be named stays unnamed.

        A release that states no date is told from others by its version.
        """
        if not self.organisation_id:
            publisher = Worded(self.get_dataset_display())
        elif self.organisation.is_public:
            publisher = self.organisation.localized_name
        else:
            country = self.organisation.country.localized_name
            publisher = filled(_("National agency (%(country)s)"), country=country)
        if self.release_date_is_stated:
            return publisher
        return filled("%(publisher)s · %(version)s", publisher=publisher, version=self.version)

    @property
    def is_in_force(self) -> bool:
        return self.status in IN_FORCE
