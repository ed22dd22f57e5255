"""Who is told of a scan. The room to the right that counts reach registers itself here when it is ready."""

import logging
from collections.abc import Callable

logger = logging.getLogger(__name__)

_listeners: list[Callable] = []


def on_scan(listener: Callable) -> Callable:
    """Registers ``listener(link, request)``, called for each GET of a live link. Usable as a decorator."""
    if listener not in _listeners:
        _listeners.append(listener)
    return listener


def tell(link, request) -> None:
    """Calls every listener; one that fails is logged and never keeps the reader from the page."""
    for listener in _listeners:
        try:
            listener(link, request)
        except Exception:  # the reader's way out is worth more than any count, whatever a listener trips over
            logger.exception("A scan of %s was not counted.", link.code)
