"""The words of the audit log for everything that happens to a release."""

from django.utils.translation import gettext_lazy as _

ACTIONS = (
    ("national.take_in", _("Import"), _("File read and checked")),
    ("national.submit", _("Submit"), _("Submitted for approval")),
    ("national.approve", _("Approve"), _("Approved")),
    ("national.discard", _("Discard"), _("Discarded before approval")),
    ("national.withdraw", _("Withdraw"), _("Withdrawn after approval")),
)


def register(registry) -> None:
    """Called by Wagtail with its registry of log actions."""
    for name, label, message in ACTIONS:
        registry.register_action(name, label, message)
