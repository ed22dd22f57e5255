"""Jobs that ran, progress of long tasks, and mail waiting to go out."""

import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class JobRunQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.has_perm("clarion.view_jobrun") else self.none()


class JobRun(models.Model):
    """One named job: when it last ran, whether it holds the lock, what it said."""

    name = models.CharField(_("job"), max_length=100, primary_key=True)
    last_started_at = models.DateTimeField(_("last started"), null=True)
    last_finished_at = models.DateTimeField(_("last finished"), null=True)
    locked_until = models.DateTimeField(_("locked until"), null=True)
    last_error = models.TextField(_("last error"), blank=True)

    objects = JobRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("timed job")
        verbose_name_plural = _("timed jobs")
        ordering = ["name"]

    def __str__(self):
        return self.name


class TickBeat(models.Model):
    """When the ticker was last alive; one row."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="clarion_tickbeat_single_row")]

    def __str__(self):
        return self.at.isoformat()


class TaskProgress(models.Model):
    """How far a long piece of work is, and whether its owner asked to stop it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    owner_key = models.CharField(max_length=64, help_text=_("Primary key of the user who started it."))
    label = models.CharField(max_length=200)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    message = models.TextField(blank=True)
    result_url = models.CharField(max_length=500, blank=True)
    cancel_requested = models.BooleanField(default=False)
    holder = models.CharField(max_length=64, blank=True, help_text=_("Host and process that works on it."))
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("progress of a task")
        verbose_name_plural = _("progress of tasks")

    def __str__(self):
        return self.label

    @property
    def is_over(self) -> bool:
        return self.state not in (self.State.WAITING, self.State.RUNNING)


class OutgoingMailQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Messages may hold links that sign a person in: only those with the permission read them."""
        return self if user.has_perm("clarion.view_outgoingmail") else self.none()


class OutgoingMail(models.Model):
    """A message in the outbox: written in the transaction that caused it, sent once after it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        SENDING = "sending", _("Sending")
        SENT = "sent", _("Sent")
        FAILED = "failed", _("Failed")

    key = models.CharField(max_length=200, unique=True, help_text=_("The same message is never queued twice."))
    to = models.EmailField(_("to"))
    subject = models.CharField(_("subject"), max_length=200)
    body = models.TextField(_("text"))
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    next_attempt_at = models.DateTimeField(_("next attempt"), default=timezone.now)
    sent_at = models.DateTimeField(_("sent"), null=True)
    last_error = models.TextField(_("last error"), blank=True)
    created_at = models.DateTimeField(_("written"), auto_now_add=True)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("outbox")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["state", "next_attempt_at"], name="clarion_outbox_waiting")]

    def __str__(self):
        return self.subject
