"""How each verb of events reads in a record's history."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from .models import Event


def _people(log_entry):
    names = ", ".join(log_entry.data.get("facilitators", []))
    return _("Facilitators: %(names)s") % {"names": names} if names else _("No facilitator")


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
            parts.append(f"{field}: {before} → {after}")
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
