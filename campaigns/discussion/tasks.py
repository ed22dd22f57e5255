"""Tells people by mail that comments name them: one mail for all that came together since the last."""

from collections import Counter
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from clarion.jobs.outbox import queue_mail
from clarion.jobs.registry import job

from .models import Mention
from .rules import CHANGEABLE


@job("discussion.mail_mentions", every=timedelta(hours=1))
@transaction.atomic
def mail_mentions() -> int:
    """Mails people how many comments name them, once an hour at most; the mail names nobody and no campaign."""
    now = timezone.now()
    due = Mention.objects.filter(mailed_at=None, seen_at=None, person__is_active=True, created_at__lte=now - CHANGEABLE)
    rows = [(mention.pk, mention.person_id) for mention in due.select_for_update(of=("self",))]
    counts = Counter()
    for person in get_user_model().objects.filter(pk__in={person for _mention, person in rows}).order_by("pk"):
        seen = Mention.objects.visible_to(person)
        counts[person.pk] = seen.filter(pk__in=[mention for mention, named in rows if named == person.pk]).count()
        if not counts[person.pk]:
            continue  # who no longer sees the campaign is not told of it
        subject = ngettext("%(n)d comment names you", "%(n)d comments name you", counts[person.pk])
        queue_mail(
            key=f"mentions:{person.pk}:{max(mention for mention, named in rows if named == person.pk)}",
            to=person.email,
            subject=subject % {"n": counts[person.pk]},
            body=render_to_string("mail/mentions.txt", {"person": person, "url": _first_page()}),
        )
    Mention.objects.filter(pk__in=[mention for mention, _person in rows]).update(mailed_at=now)
    return sum(1 for count in counts.values() if count)


def _first_page() -> str:
    return f"{settings.WAGTAILADMIN_BASE_URL}{reverse('wagtailadmin_home')}"
