"""How each verb of the results framework reads in a record's history."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

PLAIN = {
    "campaigns.create_result": (gettext_lazy("Add result"), gettext_lazy("Result added")),
    "campaigns.change_result": (gettext_lazy("Change result"), gettext_lazy("Result changed")),
    "campaigns.remove_result": (gettext_lazy("Remove result"), gettext_lazy("Result removed")),
    "campaigns.link_results": (gettext_lazy("Link results"), gettext_lazy("Results linked")),
    "campaigns.unlink_results": (gettext_lazy("Unlink results"), gettext_lazy("Link between results taken away")),
    "campaigns.link_activity": (gettext_lazy("Link activity"), gettext_lazy("Activity linked to its results")),
    "campaigns.create_indicator": (gettext_lazy("Add indicator"), gettext_lazy("Indicator added")),
    "campaigns.change_indicator": (gettext_lazy("Change indicator"), gettext_lazy("Indicator changed")),
    "campaigns.remove_indicator": (gettext_lazy("Remove indicator"), gettext_lazy("Indicator removed")),
    "campaigns.set_targets": (gettext_lazy("Set targets"), gettext_lazy("Targets set")),
    "campaigns.record_reading": (gettext_lazy("Record reading"), gettext_lazy("Reading recorded")),
    "campaigns.remove_reading": (gettext_lazy("Take back reading"), gettext_lazy("Reading taken back")),
    "campaigns.copy_framework": (gettext_lazy("Take over results"), gettext_lazy("Results framework taken over")),
}


class CorrectionFormatter(LogFormatter):
    """Says what stood there before."""

    label = gettext_lazy("Correct reading")

    def format_message(self, log_entry):
        text = _("Reading of %(day)s corrected from %(before)s to %(value)s")
        return text % {name: log_entry.data.get(name, "") for name in ("day", "before", "value")}


class ImportFormatter(LogFormatter):
    """Says how much a table brought."""

    label = gettext_lazy("Bring in table of results")

    def format_message(self, log_entry):
        text = _("Results framework brought in from a table: %(added)s added, %(changed)s changed")
        return text % {name: log_entry.data.get(name, 0) for name in ("added", "changed")}


def register(actions) -> None:
    """Registers every action of the results framework with Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
    actions.register_action("campaigns.correct_reading")(CorrectionFormatter)
    actions.register_action("campaigns.import_framework")(ImportFormatter)
