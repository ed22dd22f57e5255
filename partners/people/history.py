"""The words of the audit log for everything that happens to an account."""

from django.utils.translation import gettext_lazy as _

ACTIONS = (
    ("people.invite", _("Invite"), _("Invited")),
    ("people.invite_again", _("Invite again"), _("Invited again")),
    ("people.accept_invitation", _("Accept the invitation"), _("Chose the first password")),
    ("people.change_details", _("Change name or address"), _("Name or address changed")),
    ("people.change_role", _("Change role"), _("Role changed")),
    ("people.password", _("Change password"), _("Password changed")),
    ("people.second_factor_added", _("Add a second factor"), _("Second factor added")),
    ("people.second_factor_removed", _("Remove a second factor"), _("Second factor removed")),
    ("people.request_second_factor_reset", _("Ask to remove second factor"), _("Removal of second factor asked for")),
    ("people.confirm_second_factor_reset", _("Confirm removal"), _("Removal of second factor confirmed")),
    ("people.end_sessions", _("Sign out everywhere"), _("All sessions ended")),
    ("people.refused", _("Try what is refused"), _("An attempt was refused")),
    ("people.export", _("Download the data"), _("Data downloaded")),
    ("people.leave", _("End the account"), _("Account ended, work handed over")),
    ("people.hand_over", _("Hand over"), _("Handed to a colleague")),
    ("people.erase", _("Erase"), _("Personal data erased")),
    ("organisations.add_membership", _("Add membership"), _("Membership added")),
    ("organisations.change_membership", _("Change membership"), _("Membership changed")),
    ("organisations.remove_membership", _("Remove membership"), _("Membership removed")),
)


def register(registry) -> None:
    """Called by Wagtail with its registry of log actions."""
    for name, label, message in ACTIONS:
        registry.register_action(name, label, message)
