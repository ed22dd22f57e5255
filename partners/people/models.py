"""People who sign in. Nobody who is counted, reached or helped ever has a record here."""

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .choices import Role
from .rules import manages_people


class PeopleQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The people a person may see in the admin: everybody for who manages people, oneself for the others."""
        if not user.is_authenticated or not user.is_active:
            return self.none()
        return self if user.has_perm("partners.view_user") else self.filter(pk=user.pk)

    def working(self):
        """People whose account is open."""
        return self.filter(is_active=True)


class PeopleManager(UserManager.from_queryset(PeopleQuerySet)):
    """Makes accounts; the one of ``createsuperuser`` is an administrator like any other."""

    def create_superuser(self, username, email=None, password=None, **fields):
        return super().create_superuser(username, email, password, **{"role": Role.ADMINISTRATOR, **fields})


class User(AbstractUser):
    """A person with an account: staff of the platform, of a partner or of an agency."""

    email = models.EmailField(_("e-mail address"), unique=True)
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role.choices,
        help_text=_("What this person may do. Each role is explained on the roles page."),
    )
    sessions_valid_from = models.DateTimeField(
        _("sessions valid from"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Sessions begun earlier than this are ended."),
    )
    reassigned_to = models.ForeignKey(
        "self",
        verbose_name=_("work handed to"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="took_over_from",
        editable=False,
    )
    erased_at = models.DateTimeField(_("erased on"), null=True, blank=True, editable=False)

    objects = PeopleManager()

    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.get_full_name() or self.username

    @classmethod
    def from_db(cls, db, field_names, values):
        person = super().from_db(db, field_names, values)
        person._role_followed = person.__dict__.get("role")
        return person

    def save(self, *args, **keywords):
        """Saves, and lets the groups follow a role that is new or changed, whoever wrote it."""
        super().save(*args, **keywords)
        if getattr(self, "_role_followed", None) != self.role:
            from .role_groups import follow_role

            follow_role(self)
            self._role_followed = self.role


class SecondFactorResetQuerySet(models.QuerySet):
    def open(self):
        """Requests that wait for a second administrator and are not too old."""
        oldest = timezone.now() - settings.SECOND_FACTOR_RESET_MAX_AGE
        return self.filter(confirmed_at=None, requested_at__gte=oldest)

    def visible_to(self, user):
        """Requests are the business of administrators."""
        return self if manages_people(user) else self.none()


class SecondFactorReset(models.Model):
    """A lost second factor: one administrator asks, another one confirms, the database sees that they differ."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.CASCADE,
        related_name="second_factor_resets",
    )
    reason = models.CharField(_("reason"), max_length=500)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("asked for by"), on_delete=models.PROTECT, related_name="+"
    )
    requested_at = models.DateTimeField(_("asked for on"), auto_now_add=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("confirmed by"),
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    confirmed_at = models.DateTimeField(_("confirmed on"), null=True)

    objects = SecondFactorResetQuerySet.as_manager()

    class Meta:
        verbose_name = _("second factor reset")
        verbose_name_plural = _("second factor resets")
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_by=None) | ~Q(confirmed_by=F("requested_by")),
                name="partners_reset_by_two_administrators",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by=None, confirmed_at=None)
                | Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
                name="partners_reset_confirmed_with_time",
            ),
            models.CheckConstraint(
                condition=~Q(person=F("requested_by")) & (Q(confirmed_by=None) | ~Q(confirmed_by=F("person"))),
                name="partners_reset_not_by_oneself",
            ),
        ]

    def __str__(self):
        return str(self.person)
