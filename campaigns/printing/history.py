"""How each verb of printing reads in a record's history."""

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

PLAIN = {
    "printing.plan": (gettext_lazy("Plan print batch"), gettext_lazy("Print batch planned")),
    "printing.change": (gettext_lazy("Change print batch"), gettext_lazy("Print batch changed")),
    "printing.change_place": (gettext_lazy("Change place"), gettext_lazy("Place changed")),
    "printing.remove": (gettext_lazy("Remove print batch"), gettext_lazy("Print batch removed")),
    "printing.plan_release": (gettext_lazy("Plan media release"), gettext_lazy("Media release planned")),
    "printing.change_release": (gettext_lazy("Change media release"), gettext_lazy("Media release changed")),
    "printing.remove_release": (gettext_lazy("Remove media release"), gettext_lazy("Media release removed")),
}
ON_A_DAY = {
    "printing.deliver": (gettext_lazy("Deliver print batch"), gettext_lazy("Delivered on %(day)s")),
    "printing.put_out": (gettext_lazy("Put out media release"), gettext_lazy("Out since %(day)s")),
}
OF_PLACES = {
    "printing.add_places": (gettext_lazy("Add places"), gettext_lazy("Places added: %(places)s")),
    "printing.remove_places": (gettext_lazy("Remove places"), gettext_lazy("Places removed: %(places)s")),
    "printing.up": (gettext_lazy("Put up"), gettext_lazy("Put up: %(places)s")),
    "printing.down": (gettext_lazy("Take down"), gettext_lazy("Taken down: %(places)s")),
    "printing.missing": (gettext_lazy("Mark as missing"), gettext_lazy("Missing: %(places)s")),
}


class DayFormatter(LogFormatter):
    """Says on which day it happened."""

    text = ""

    def format_message(self, log_entry):
        day = parse_date(log_entry.data.get("on", ""))
        return str(self.text) % {"day": date_format(day, "j M Y") if day else "–"}


class PlacesFormatter(LogFormatter):
    """Says how many places, never which: the history is read by people who may not see all of them."""

    text = ""

    def format_message(self, log_entry):
        return str(self.text) % {"places": len(log_entry.data.get("places", []))}


class WithdrawFormatter(LogFormatter):
    label = gettext_lazy("Withdraw media release")

    def format_message(self, log_entry):
        return _("Withdrawn: %(reason)s") % {"reason": log_entry.data.get("reason", "")}


def register(actions) -> None:
    """Registers every action of printing with Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
    for formatter, table in ((DayFormatter, ON_A_DAY), (PlacesFormatter, OF_PLACES)):
        for action, (label, text) in table.items():
            actions.register_action(action)(type("Said", (formatter,), {"label": label, "text": text}))
    actions.register_action("printing.withdraw")(WithdrawFormatter)
