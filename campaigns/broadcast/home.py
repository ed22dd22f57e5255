"""The first page says which stations have not yet said what they aired."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.home import Entry

from .queries import Waiting, waiting_for_confirmation
from .rules import may_schedule


def airings_to_confirm(record, user, period=None) -> list[Entry]:
    """Fills the slot ``tasks_at_home``: a line for each station with unconfirmed airings of the past seven days."""
    return [_line(waiting) for waiting in waiting_for_confirmation(user)] if may_schedule(user) else []


def _line(waiting: Waiting) -> Entry:
    text = ngettext(
        "%(count)d airing on %(station)s to confirm", "%(count)d airings on %(station)s to confirm", waiting.many
    )
    today = timezone.localdate()
    query = {"station": waiting.station_id, "first": waiting.first.isoformat(), "last": max(today, waiting.first)}
    return Entry(
        text % {"count": waiting.many, "station": waiting.station},
        f"{reverse('airing:confirm')}?{urlencode(query)}",
        _("the first on %(day)s") % {"day": date_format(waiting.first, "j M Y")},
    )
