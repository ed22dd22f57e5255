"""A followed short link is counted like any other event: no cookie, no identifier, robots apart."""

from http import HTTPStatus

from clarion.middleware import client_address

from . import spool
from .choices import Kind, PathClass, Total
from .intake import store
from .limits import is_over_limit
from .robots import is_robot
from .wsgi import wants_no_counting


def count_scan(link, request) -> HTTPStatus | None:
    """Appends one scan of a ShortLink; None where it is not to be counted."""
    user_agent = request.META.get("HTTP_USER_AGENT", "")
    if wants_no_counting(request.META) or is_over_limit(client_address(request), user_agent):
        return None
    if is_robot(user_agent):
        return store(spool.Event(spool.hour_of(), Total.ROBOT.value))
    return store(
        spool.Event(
            hour=spool.hour_of(),
            kind=Kind.SCAN.value,
            campaign=link.campaign.code,
            medium=link.activity.medium if link.activity else "poster",
            area=link.area.code if link.area else "",
            path_class=PathClass.LINK.value,
            link=link.code,
        )
    )
