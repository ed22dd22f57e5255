"""Patterns, times and money as people read them."""

from datetime import datetime
from decimal import Decimal

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from clarion.moments import moment_in_words

from .models import Airing, Flight
from .patterns import ALL_DAYS, WORKDAYS, from_mask


def when(airing: Airing) -> str:
    """“14 Mar 2026, 09:00”, on the station's clock."""
    return moment(airing.local_start)


def moment(local: datetime) -> str:
    """A time on the station's clock."""
    return moment_in_words(local)


def weekdays_in_words(flight: Flight) -> str:
    """“Every day”, “Monday to Friday”, or the short names of the days."""
    chosen = from_mask(flight.weekdays)
    if chosen == ALL_DAYS:
        return _("Every day")
    if chosen == WORKDAYS:
        return _("Monday to Friday")
    return ", ".join(str(WEEKDAYS_ABBR[day]) for day in sorted(chosen))


def pattern_in_words(flight: Flight) -> str:
    """“Monday to Friday, 10 a day between 06:00 and 22:00”."""
    if flight.times:
        hours = ", ".join(flight.times.split())
    else:
        text = ngettext(
            "%(count)d a day between %(opens)s and %(closes)s",
            "%(count)d a day between %(opens)s and %(closes)s",
            flight.per_day,
        )
        hours = text % {"count": flight.per_day, "opens": f"{flight.opens:%H:%M}", "closes": f"{flight.closes:%H:%M}"}
    return _("%(weekdays)s: %(hours)s") % {"weekdays": weekdays_in_words(flight), "hours": hours}


def money(amount: Decimal, currency: str) -> str:
    """An amount with its currency, without empty decimals."""
    places = 0 if amount == amount.to_integral_value() else 2
    return f"{number_format(amount, decimal_pos=places, force_grouping=True)} {currency}"


def length(seconds: int) -> str:
    """“30 s”, “1 min 30 s”, “1 h 5 min”."""
    minutes, rest = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, _("%(n)d h")), (minutes, _("%(n)d min")), (rest, _("%(n)d s")))
    return " ".join(text % {"n": number} for number, text in parts if number)
