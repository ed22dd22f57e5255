"""Views of lists that people keep, and changes of several records that can be taken back."""

from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

CAN_BE_UNDONE_FOR = timedelta(hours=24)


class SavedViewQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A view belongs to whoever kept it."""
        return self.filter(owner_key=str(user.pk)) if user.pk else self.none()


class SavedView(models.Model):
    """Filters, search and order of one list under a name; what they find is asked anew each time."""

    owner_key = models.CharField(max_length=64, editable=False, help_text=_("Primary key of the user who kept it."))
    list_name = models.CharField(max_length=60, editable=False, help_text=_("Name space of the list's addresses."))
    name = models.CharField(_("name"), max_length=60)
    query = models.CharField(max_length=2000, editable=False, help_text=_("The part of the address after “?”."))
    created_at = models.DateTimeField(auto_now_add=True)

    objects = SavedViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("saved view")
        verbose_name_plural = _("saved views")
        ordering = ["list_name", "name"]
        constraints = [
            models.UniqueConstraint(
                "owner_key",
                "list_name",
                "name",
                name="clarion_savedview_one_name_a_list",
                violation_error_message=_("You have a view of this name already."),
            ),
        ]

    def __str__(self):
        return self.name


class ChangeOfSeveralQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who made a change may take it back."""
        return self.filter(owner_key=str(user.pk)) if user.pk else self.none()

    def open(self):
        """Those that can still be taken back."""
        return self.filter(undone_at=None, made_at__gte=timezone.now() - CAN_BE_UNDONE_FOR)


class ChangeOfSeveral(models.Model):
    """One change of several records at once: what each held before and after."""

    owner_key = models.CharField(max_length=64, help_text=_("Primary key of the user who made it."))
    list_name = models.CharField(max_length=60)
    change = models.CharField(max_length=60)
    rows = models.JSONField(help_text=_("For each record: its key, what it held before, what it held after."))
    made_at = models.DateTimeField(default=timezone.now)
    undone_at = models.DateTimeField(null=True)

    objects = ChangeOfSeveralQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of several records")
        verbose_name_plural = _("changes of several records")
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["owner_key", "list_name", "made_at"], name="clarion_change_last")]

    def __str__(self):
        return f"{self.list_name}: {self.change}"
