"""How each verb of touring reads in a record's history."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.log_actions import LogFormatter

from clarion.moments import became, logged

from .choices import Incident
from .words import day_in_words


class TourFormatter(LogFormatter):
    """Names the tour where the entry stands at its campaign, and says how many performances it came to."""

    text = ""

    def format_message(self, log_entry):
        data = log_entry.data
        parts = [str(self.text), data.get("tour")]
        if "performances" in data:
            parts.append(_("performances: %(count)d") % {"count": data["performances"]})
        return " · ".join(part for part in (*parts, data.get("reason")) if part)


class MoveRestFormatter(TourFormatter):
    """From which day on, and by how many days."""

    label = gettext_lazy("Move the rest of a tour")
    text = gettext_lazy("Rest of the tour moved")

    def format_message(self, log_entry):
        days = log_entry.data["days"]
        by = ngettext("%(count)s day", "%(count)s days", abs(days)) % {"count": f"{days:+d}"}
        first = _("from %(day)s on") % {"day": day_in_words(date.fromisoformat(log_entry.data["first"]))}
        return " · ".join([super().format_message(log_entry), first, by])


class StopFormatter(LogFormatter):
    """Which performance by its day and hour, where it went, and why; never its venue."""

    text = ""

    def format_message(self, log_entry):
        data = log_entry.data
        moments = [logged(data[name]) for name in ("before", "after") if data.get(name)]
        moved = became(*moments) if len(moments) > 1 else "".join(moments)
        return " · ".join(part for part in (str(self.text), moved, data.get("reason")) if part)


class RecordFormatter(LogFormatter):
    """Version, talk and kinds of incident."""

    label = gettext_lazy("Record performance")

    def format_message(self, log_entry):
        data, known = log_entry.data, dict(Incident.choices)
        parts = [_("Performance recorded"), data.get("script_version")]
        parts.append(_("talk held afterwards") if data.get("talk_held") else _("no talk afterwards"))
        parts += [str(known.get(code, code)) for code in data.get("incidents", [])]
        return " · ".join(part for part in parts if part)


TOURS = {
    "touring.book": (gettext_lazy("Book tour"), gettext_lazy("Tour booked")),
    "touring.change": (gettext_lazy("Change tour"), gettext_lazy("Tour changed")),
    "touring.call_off": (gettext_lazy("Cancel tour"), gettext_lazy("Tour cancelled")),
}
STOPS = {
    "touring.move_stop": (gettext_lazy("Move stop"), gettext_lazy("Stop moved")),
    "touring.swap_stops": (gettext_lazy("Swap stops"), gettext_lazy("Stops swapped")),
    "touring.add_stop": (gettext_lazy("Add stop"), gettext_lazy("Stop added")),
    "touring.call_off_stop": (gettext_lazy("Cancel stop"), gettext_lazy("Stop cancelled")),
}


def register(actions) -> None:
    """Registers every action of touring with Wagtail's log."""
    for formatter, named in ((TourFormatter, TOURS), (StopFormatter, STOPS)):
        for action, (label, text) in named.items():
            actions.register_action(action)(type("Formatter", (formatter,), {"label": label, "text": text}))
    actions.register_action("touring.move_rest")(MoveRestFormatter)
    actions.register_action("touring.record")(RecordFormatter)
