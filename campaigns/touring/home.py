"""The first page says of which tours performances wait for their record."""

from django.urls import reverse
from django.utils.translation import ngettext

from clarion.home import Entry

from .queries import Waiting, waiting_for_record
from .rules import may_record

MOST = 30


def performances_to_record(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home``: a line for each tour with performances that are over without a record."""
    return [_line(waiting) for waiting in waiting_for_record(user)[:MOST]] if may_record(user) else []


def _line(waiting: Waiting) -> Entry:
    text = ngettext(
        "%(count)d performance of “%(tour)s” without a record",
        "%(count)d performances of “%(tour)s” without a record",
        waiting.many,
    )
    address = f"{reverse('performance:index')}?tour={waiting.tour_id}&record=missing"
    return Entry(text % {"count": waiting.many, "tour": waiting.tour}, address, waiting.campaign)
