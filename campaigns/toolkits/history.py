"""How each verb of toolkits reads in a record's history."""

from django.utils.translation import gettext_lazy as _

PLAIN = {
    "campaigns.create_toolkit": (_("Save as toolkit"), _("Saved as a toolkit")),
    "campaigns.change_toolkit": (_("Change toolkit"), _("Toolkit changed")),
    "campaigns.start_from_toolkit": (_("Start from toolkit"), _("Started from a toolkit")),
    "campaigns.tick": (_("Tick checklist"), _("A line of the checklist is done")),
    "campaigns.untick": (_("Untick checklist"), _("A line of the checklist is open again")),
}


def register(actions) -> None:
    """Registers every action of toolkits with Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
