"""Private calendar addresses: made once, shown once, kept as a hash."""

import hashlib
import secrets

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from .models import FeedToken


def digest(token: str) -> str:
    """The form in which a token is kept; 256 random bits need no slow hash."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def open_feed(*, by) -> str:
    """Withdraws the person's former address and returns the token of a new one; it cannot be read again."""
    close_feed(by=by)
    token = secrets.token_urlsafe(32)
    feed = FeedToken.objects.create(user=by, token_hash=digest(token))
    log(instance=feed, action="events.open_feed", user=by)
    return token


@transaction.atomic
def close_feed(*, by) -> None:
    """Withdraws the person's address; calendars that use it get 404 from now on."""
    for feed in FeedToken.objects.select_for_update().filter(user=by, revoked_at__isnull=True):
        feed.revoked_at = timezone.now()
        feed.save(update_fields=["revoked_at"])
        log(instance=feed, action="events.close_feed", user=by)


def owner_of(token: str):
    """The live account behind a token, or None."""
    feed = (
        FeedToken.objects.select_related("user")
        .filter(token_hash=digest(token), revoked_at__isnull=True, user__is_active=True)
        .first()
    )
    return feed.user if feed else None
