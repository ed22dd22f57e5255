"""How each verb of the budget reads in a record's history."""

from django.utils.translation import gettext_lazy as _

PLAIN = {
    "campaigns.add_cost": (_("Add cost line"), _("Cost line added")),
    "campaigns.change_cost": (_("Change cost line"), _("Cost line changed")),
    "campaigns.remove_cost": (_("Remove cost line"), _("Cost line removed")),
    "campaigns.import_costs": (_("Bring in cost lines"), _("Cost lines brought in from a file")),
    "campaigns.record_rate": (_("Record exchange rate"), _("Exchange rate recorded")),
    "campaigns.remove_rate": (_("Remove exchange rate"), _("Exchange rate removed")),
}


def register(actions) -> None:
    """Registers every action of the budget with Wagtail's log."""
    for action, (label, message) in PLAIN.items():
        actions.register_action(action, label, message)
