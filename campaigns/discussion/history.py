"""How each verb of discussion reads in a record's history."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogFormatter

PLAIN = {
    "discussion.accept_hand_over": (gettext_lazy("Accept hand-over"), gettext_lazy("Hand-over accepted")),
    "discussion.add_comment": (gettext_lazy("Write comment"), gettext_lazy("Comment written")),
    "discussion.answer": (gettext_lazy("Answer comment"), gettext_lazy("Comment answered")),
    "discussion.change_comment": (gettext_lazy("Change comment"), gettext_lazy("Comment changed")),
    "discussion.remove_comment": (gettext_lazy("Remove comment"), gettext_lazy("Comment removed")),
    "discussion.resolve": (gettext_lazy("Settle thread"), gettext_lazy("Thread settled")),
    "discussion.reopen": (gettext_lazy("Reopen thread"), gettext_lazy("Thread opened again")),
}


class HandOverFormatter(LogFormatter):
    """Names both sides."""

    label = gettext_lazy("Hand over campaign")

    def format_message(self, log_entry):
        names = {"before": log_entry.data.get("from_name"), "after": log_entry.data["to_name"]}
        if names["before"]:
            return _("Handed over from %(before)s to %(after)s") % names
        return _("Given to %(after)s to look after") % names


def register(actions) -> None:
    """Registers every action of discussion with Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
    actions.register_action("discussion.hand_over")(HandOverFormatter)
