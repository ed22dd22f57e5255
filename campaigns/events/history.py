"""How each verb of events reads in a record's history."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from clarion.moments import became, moment_in_words
from clarion.plain import NOTHING

from .models import Event


def _people(log_entry):
    names = ", ".join(log_entry.data.get("facilitators", []))
    return _("Facilitators: %(names)s") % {"names": names} if names else _("No facilitator")


def _shown(name: str, value: str, zone: str | None) -> str:
    """A moment as the clock at the venue shows it, yes or no in the reader's words; anything else as it is."""
    if name in ("starts_at", "ends_at"):
        moment = datetime.fromisoformat(value)
        return moment_in_words(localtime(moment, ZoneInfo(zone) if zone else None), "j M Y")
    return {"True": _("yes"), "False": _("no"), "None": NOTHING}.get(value, value)


class BookFormatter(LogFormatter):
    label = gettext_lazy("Book event")

    def format_message(self, log_entry):
        return f"{_('Booked')}. {_people(log_entry)}"


class MoveFormatter(LogFormatter):
    label = gettext_lazy("Change event")

    def format_message(self, log_entry):
        parts = []
        for name, (before, after) in log_entry.data.get("changes", {}).items():
            field = Event._meta.get_field(name).verbose_name
            zone = log_entry.data.get("time_zone")
            parts.append(f"{field}: {became(_shown(name, before, zone), _shown(name, after, zone))}")
        return ". ".join([_("Changed"), *parts, _people(log_entry)])


class CancelFormatter(LogFormatter):
    label = gettext_lazy("Cancel event")

    def format_message(self, log_entry):
        return _("Cancelled: %(reason)s") % {"reason": log_entry.data.get("reason", "")}


class CountFormatter(LogFormatter):
    label = gettext_lazy("Record attendance")

    def format_message(self, log_entry):
        before = sum(log_entry.data.get("before", {}).values())
        return _("Attendance recorded: %(before)d → %(after)d people") % {
            "before": before,
            "after": log_entry.data.get("total", 0),
        }


def register(actions) -> None:
    """Registers every action of events with Wagtail's log."""
    actions.register_action("events.book")(BookFormatter)
    actions.register_action("events.move")(MoveFormatter)
    actions.register_action("events.confirm", gettext_lazy("Confirm event"), gettext_lazy("Confirmed"))
    actions.register_action("events.cancel")(CancelFormatter)
    actions.register_action("events.count")(CountFormatter)
    actions.register_action(
        "events.open_feed", gettext_lazy("Make calendar address"), gettext_lazy("Private calendar address made")
    )
    actions.register_action(
        "events.close_feed", gettext_lazy("Withdraw calendar address"), gettext_lazy("Calendar address withdrawn")
    )
