"""Patterns, days and money of tours as people read them."""

from datetime import date

from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.budget.money import money
from partners.organisations.scoping import scope_of

from .costs import Cost
from .models import Performance, Tour
from .schedule import ALL_DAYS, from_mask

WORKDAYS = frozenset(range(5))


def day_in_words(day: date) -> str:
    return date_format(day, "j M Y")


def weekdays_in_words(tour: Tour) -> str:
    """“Every day”, “Monday to Friday”, or the short names of the days."""
    chosen = from_mask(tour.weekdays)
    if chosen == ALL_DAYS:
        return _("Every day")
    if chosen == WORKDAYS:
        return _("Monday to Friday")
    return ", ".join(str(WEEKDAYS_ABBR[day]) for day in sorted(chosen))


def pattern_in_words(tour: Tour) -> str:
    """“Monday to Friday: 09:00, 13:00; a day of rest after 3 days in a row”."""
    text = _("%(weekdays)s: %(hours)s") % {
        "weekdays": weekdays_in_words(tour),
        "hours": ", ".join(f"{hour:%H:%M}" for hour in tour.hours),
    }
    if not tour.rest_after:
        return text
    rest = ngettext("a day of rest after each day", "a day of rest after %(count)d days in a row", tour.rest_after) % {
        "count": tour.rest_after
    }
    return f"{text}; {rest}"


def cost_in_words(tour: Tour, cost: Cost, user) -> str:
    """How the sum comes about: fees, and days for so many people; of the stops in the person's areas, where limited."""
    parts = []
    if cost.fees is not None:
        parts.append(_("fees %(amount)s") % {"amount": money(cost.fees, cost.currency)})
    if cost.daily is not None:
        text = ngettext(
            "%(count)d day for %(people)d people %(amount)s",
            "%(count)d days for %(people)d people %(amount)s",
            cost.days,
        )
        words = {"count": cost.days, "people": tour.people, "amount": money(cost.daily, cost.currency)}
        parts.append(text % words)
    text = ", ".join(parts)
    return _("of the stops in your areas: %(parts)s") % {"parts": text} if scope_of(user).area_paths else text


def fee_in_words(performance: Performance) -> str:
    """The fee of one performance; nothing where none is known or where it was cancelled."""
    tour = performance.tour
    if tour.fee is None or performance.event.is_cancelled:
        return ""
    return money(tour.fee, tour.currency)


def contact_role(contact: str) -> str:
    """The office of a contact, without a telephone, an address or whatever follows them."""
    end = next((place for place, sign in enumerate(contact) if sign in "+@,;:/(" or sign.isdigit()), len(contact))
    return "" if contact[end : end + 1] == "@" else contact[:end].strip(" -–")
