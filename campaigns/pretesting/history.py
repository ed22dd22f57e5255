"""How each verb of pretesting reads in a record's history."""

from django.utils.translation import gettext_lazy

PLAIN = {
    "campaigns.record_pretest": (gettext_lazy("Record pretest"), gettext_lazy("Pretest recorded")),
    "campaigns.change_pretest": (gettext_lazy("Correct pretest"), gettext_lazy("Pretest corrected")),
    "campaigns.log_effect": (gettext_lazy("Log unintended effect"), gettext_lazy("Unintended effect logged")),
    "campaigns.correct_effect": (
        gettext_lazy("Correct unintended effect"),
        gettext_lazy("Unintended effect corrected"),
    ),
    "campaigns.close_effect": (gettext_lazy("Close unintended effect"), gettext_lazy("Unintended effect closed")),
}


def register(actions) -> None:
    """Registers every action of pretesting with Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
