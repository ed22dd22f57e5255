"""People who sign in. Nobody who is counted, reached or helped ever has a record here."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from .choices import Role


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

    REQUIRED_FIELDS = ["email"]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return self.get_full_name() or self.username
