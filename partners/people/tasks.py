"""Timed work of account life: failed sign-ins are forgotten when the lock-out no longer needs them."""

from datetime import timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.utils import timezone

from clarion.jobs.registry import job


@job("people.prune_failed_sign_ins", every=timedelta(minutes=10))
def prune_failed_sign_ins():
    """Deletes failed sign-ins, with the name tried and the address, once they lock nobody out any more."""
    AccessAttempt.objects.filter(attempt_time__lt=timezone.now() - settings.AXES_COOLOFF_TIME).delete()
