"""Readers say that a help service did not answer: counted by day, settled by whoever calls it next."""

from django.db.models import F
from django.utils import timezone

from .models import FailedCall, HelpService


def count_failed_call(*, service: HelpService) -> None:
    """Adds one to today's count of the service, up to ``MOST_A_DAY``; keeps nothing about who pressed.

    No reader is a user, so this has no ``by`` and no rule, and it changes nothing that readers see: however often
    somebody presses, only a person of ours takes a number off the page.
    """
    today = timezone.localdate()
    row, is_new = FailedCall.objects.get_or_create(service=service, day=today)
    if not is_new and row.count < FailedCall.MOST_A_DAY:
        counted = FailedCall.objects.filter(pk=row.pk, count__lt=FailedCall.MOST_A_DAY)
        counted.update(count=F("count") + 1)
