"""What happens to a sent event, from the cheapest refusal to the line in the spool. No web framework in here.

Used by the view at ``/reach`` and by the shorter way in front of all middleware (``wsgi.py``).
"""

import json
import logging
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from http import HTTPStatus

from django.conf import settings

from . import spool
from .choices import Kind, PathClass, Total
from .limits import is_over_limit
from .robots import is_robot
from .vocabulary import MEDIA, known_codes

logger = logging.getLogger("clarion.reach")

LONGEST_BODY = 2048
LONGEST_PATH = 500
FIELDS = frozenset("kpcma")
KINDS = frozenset(Kind.values) - {Kind.SCAN.value}
CONTENT_TYPES = ("text/plain", "application/json")
PATH = re.compile(r"/([a-z]{2,3})/(?:([a-z0-9_-]+)/)?(?:[A-Za-z0-9_.~%-]+/)*(?:[A-Za-z0-9_.~%-]+)?")
SECTIONS = {section.value: section for section in PathClass}


@dataclass(frozen=True)
class Sent:
    """What of a request is looked at; only for as long as it is looked at."""

    length: str
    content_type: str
    host: str
    origin: str
    fetch_site: str
    wants_no_counting: bool
    user_agent: str
    address: str
    read: Callable[[int], bytes]


class Refused(Exception):
    """The event is not counted; carries the status to answer."""

    def __init__(self, status: HTTPStatus):
        self.status = status


def receive(sent: Sent) -> HTTPStatus:
    """202 taken (or silently not counted), 400 not understood, 413 too long, 429 too many, 503 not writable."""
    try:
        body = _checked_body(sent)
        if sent.wants_no_counting:
            return HTTPStatus.ACCEPTED
        if is_over_limit(sent.address, sent.user_agent):
            return HTTPStatus.TOO_MANY_REQUESTS
        event = _event_of(body)
    except Refused as refused:
        return refused.status
    if event is None:
        return HTTPStatus.ACCEPTED
    return store(event if not is_robot(sent.user_agent) else spool.Event(event.hour, Total.ROBOT.value))


def store(event: spool.Event) -> HTTPStatus:
    """Appends the event; 503, with a line in the log and nothing else, where the spool cannot be written."""
    try:
        spool.append(event)
    except OSError as error:
        logger.error("The spool cannot be written: %s", error.strerror or error)
        return HTTPStatus.SERVICE_UNAVAILABLE
    return HTTPStatus.ACCEPTED


def _checked_body(sent: Sent) -> bytes:
    if not sent.length.isdecimal():
        raise Refused(HTTPStatus.BAD_REQUEST)
    if len(sent.length) > 9 or int(sent.length) > LONGEST_BODY:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if sent.content_type.partition(";")[0].strip().lower() not in CONTENT_TYPES or not _is_same_origin(sent):
        raise Refused(HTTPStatus.BAD_REQUEST)
    return sent.read(int(sent.length))


def _is_same_origin(sent: Sent) -> bool:
    """What the browser itself says about where the request comes from; a client that says nothing passes."""
    if sent.fetch_site:
        return sent.fetch_site == "same-origin"
    return not sent.origin or sent.origin.partition("://")[2] == sent.host


def _event_of(body: bytes) -> spool.Event | None:
    fields = _fields_of(body)
    kind = fields.get("k", "")
    if kind not in KINDS:
        raise Refused(HTTPStatus.BAD_REQUEST)
    page = path_class(fields.get("p", ""))
    if page is PathClass.HELP or kind == Kind.HELP:
        # Of a help page nothing is known but that one was opened: no campaign, medium, place, play or download.
        return spool.Event(spool.hour_of(), Kind.HELP.value) if kind in (Kind.HELP, Kind.VIEW) else None
    campaign, medium, area = (fields.get(name, "") for name in "cma")
    known = known_codes()
    if (campaign and campaign not in known.campaigns) or (medium and medium not in MEDIA):
        raise Refused(HTTPStatus.BAD_REQUEST)
    if area and area not in known.areas:
        raise Refused(HTTPStatus.BAD_REQUEST)
    return spool.Event(spool.hour_of(), kind, campaign, medium or "web", area, page.value)


def _fields_of(body: bytes) -> dict[str, str]:
    try:
        fields = json.loads(body)
    except (ValueError, RecursionError):
        raise Refused(HTTPStatus.BAD_REQUEST) from None
    if not isinstance(fields, dict) or not fields.keys() <= FIELDS:
        raise Refused(HTTPStatus.BAD_REQUEST)
    if not all(isinstance(value, str) for value in fields.values()):
        raise Refused(HTTPStatus.BAD_REQUEST)
    return fields


@cache
def _languages() -> frozenset[str]:
    return frozenset(code for code, _name in settings.LANGUAGES)


def path_class(path: str) -> PathClass:
    """The kind of public page a path leads to; refuses what cannot be one: a query, another host, the admin."""
    match = PATH.fullmatch(path) if len(path) <= LONGEST_PATH else None
    if not match or ".." in path or match[1] not in _languages():
        raise Refused(HTTPStatus.BAD_REQUEST)
    if path.count("/") == 2 and path.endswith("/"):
        return PathClass.HOME
    return SECTIONS.get(match[2] or "", PathClass.OTHER)
