"""Anonymous product events about staff work to PostHog, where configured; otherwise nothing happens.

Never about readers, never on the public site. An event has a name and properties from a closed list, no person,
no address; PostHog being down costs a line in the log.
"""

import logging
from functools import cache
from typing import Any

from django.conf import settings
from django.db import transaction

logger = logging.getLogger(__name__)

EVENTS: dict[str, frozenset[str]] = {
    "campaign_status_changed": frozenset({"status"}),
    "event_booked": frozenset({"kind"}),
    "release_submitted": frozenset({"dataset"}),
    "evaluation_run": frozenset({"method", "verdict"}),
    "page_published": frozenset({"locale", "page_type"}),
}
ADDED_BY_THE_CLIENT = ("$os", "$os_version", "$os_distro", "$python_runtime", "$python_version", "$is_server", "$ip")


def record(event: str, **properties: str) -> None:
    """Sends a named event once the surrounding transaction is committed.

    Raises KeyError for an event or property outside ``EVENTS``: adding one is a decision about privacy.
    """
    unknown = set(properties) - EVENTS[event]
    if unknown:
        raise KeyError(f"{event} may not carry {', '.join(sorted(unknown))}.")
    if client := _client():
        transaction.on_commit(lambda: _send(client, event, properties))


def _send(client: Any, event: str, properties: dict[str, str]) -> None:
    try:
        client.capture(event, properties=dict(properties))
    except Exception:  # an optional service must never break the work it observes
        logger.warning("PostHog did not take the event %s", event, exc_info=True)


def strip(message: dict[str, Any]) -> dict[str, Any]:
    """Removes what the client library adds about the machine."""
    for name in ADDED_BY_THE_CLIENT:
        message.get("properties", {}).pop(name, None)
    return message


@cache
def _client() -> Any | None:
    if not (settings.POSTHOG_HOST and settings.POSTHOG_PROJECT_KEY):
        return None
    from posthog import Posthog

    return Posthog(
        settings.POSTHOG_PROJECT_KEY,
        host=settings.POSTHOG_HOST,
        before_send=strip,
        max_queue_size=1_000,
        timeout=5,
        max_retries=1,
        disable_geoip=True,
    )
