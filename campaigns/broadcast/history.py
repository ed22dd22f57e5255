"""How each verb of the media plan reads in a record's history."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

from clarion.moments import became, logged


class RunFormatter(LogFormatter):
    """Names the run where the entry stands at its campaign, and says how many airings it came to."""

    text = ""

    def format_message(self, log_entry):
        data = log_entry.data
        parts = [str(self.text)]
        if data.get("run"):
            parts.append(data["run"])
        if "airings" in data:
            parts.append(_("airings: %(count)d") % {"count": data["airings"]})
        if data.get("reason"):
            parts.append(data["reason"])
        return " · ".join(parts)


class AiringFormatter(LogFormatter):
    """Which airing, where it went, and why."""

    text = ""

    def format_message(self, log_entry):
        data = log_entry.data
        airing = logged(data["airing"])
        moved = became(airing, logged(data["to"])) if data.get("to") else airing
        return " · ".join(part for part in (str(self.text), moved, data.get("reason")) if part)


class ConfirmFormatter(LogFormatter):
    """At the station: which days, never how many, since some runs may be out of the reader's sight."""

    label = gettext_lazy("Confirm airings")

    def format_message(self, log_entry):
        return " · ".join([str(self.label), _("%(first)s to %(last)s") % _days(log_entry)])


class ConfirmRunFormatter(LogFormatter):
    """At a run: how many of its airings."""

    label = gettext_lazy("Confirm airings")

    def format_message(self, log_entry):
        text = _("%(first)s to %(last)s: %(aired)d aired, %(confirmed)d confirmed")
        return text % {**log_entry.data, **_days(log_entry)}


def _days(log_entry) -> dict[str, str]:
    return {name: date_format(date.fromisoformat(log_entry.data[name]), "j M Y") for name in ("first", "last")}


RUNS = {
    "broadcast.draft": (gettext_lazy("Draft run"), gettext_lazy("Run drafted")),
    "broadcast.book": (gettext_lazy("Book run"), gettext_lazy("Run booked")),
    "broadcast.change": (gettext_lazy("Change run"), gettext_lazy("Run changed")),
    "broadcast.cancel": (gettext_lazy("Cancel run"), gettext_lazy("Run cancelled")),
}
AIRINGS = {
    "broadcast.move_airing": (gettext_lazy("Move airing"), gettext_lazy("Airing moved")),
    "broadcast.make_good": (gettext_lazy("Make airing good"), gettext_lazy("Airing made good")),
    "broadcast.miss_airing": (gettext_lazy("Report airing as missed"), gettext_lazy("Airing missed")),
    "broadcast.cancel_airing": (gettext_lazy("Cancel airing"), gettext_lazy("Airing cancelled")),
}


def register(actions) -> None:
    """Registers every action of the media plan with Wagtail's log."""
    actions.register_action("broadcast.create_station", gettext_lazy("Create station"), gettext_lazy("Station created"))
    actions.register_action("broadcast.change_station", gettext_lazy("Change station"), gettext_lazy("Station changed"))
    for formatter, named in ((RunFormatter, RUNS), (AiringFormatter, AIRINGS)):
        for action, (label, text) in named.items():
            actions.register_action(action)(type("Formatter", (formatter,), {"label": label, "text": text}))
    actions.register_action("broadcast.confirm_airings")(ConfirmFormatter)
    actions.register_action("broadcast.confirm_run")(ConfirmRunFormatter)
