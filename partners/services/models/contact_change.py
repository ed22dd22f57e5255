"""A change of the ways to reach a help service: proposed by one person, decided by another who has called."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from partners.services.choices import ChangeReason, ChangeState

from .help_service import HelpService


class ContactChangeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Changes of the services the person may change; to everybody else there are none."""
        return self.filter(service__in=HelpService.objects.editable_by(user))

    def waiting(self):
        return self.filter(state=ChangeState.WAITING)


class ContactChange(models.Model):
    """What the ways were and shall be. Readers see what was until it is confirmed."""

    # A page of what points at a service is open to more people than may know of a number to come.
    wagtail_reference_index_ignore = True

    service = models.ForeignKey(
        HelpService, verbose_name=_("help service"), on_delete=models.CASCADE, related_name="contact_changes"
    )
    before = models.JSONField(_("ways before"), default=dict)
    after = models.JSONField(_("ways after"), default=dict)
    reason = models.CharField(_("reason"), max_length=12, choices=ChangeReason.choices)
    state = models.CharField(_("state"), max_length=12, choices=ChangeState.choices, default=ChangeState.WAITING)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("proposed by"), on_delete=models.PROTECT, related_name="+"
    )
    proposed_at = models.DateTimeField(_("proposed"), auto_now_add=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    called_on = models.DateField(_("called on"), null=True, blank=True)

    objects = ContactChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change of contacts")
        verbose_name_plural = _("changes of contacts")
        ordering = ["-proposed_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["service"], condition=Q(state="waiting"), name="partners_one_waiting_change_per_service"
            ),
            models.CheckConstraint(
                condition=~Q(state="confirmed")
                | (Q(decided_by__isnull=False, called_on__isnull=False) & ~Q(decided_by=F("proposed_by"))),
                name="partners_contacts_confirmed_by_a_second_person",
            ),
        ]

    def __str__(self):
        return f"{self.service} · {self.get_state_display()}"
