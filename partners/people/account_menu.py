"""What people do with their own account, beside Wagtail's preferences: password, second factor, sessions, data."""

from django.urls import reverse
from django.utils.translation import gettext as _


def password(request) -> dict:
    return {
        "url": reverse("account_change_password"),
        "label": _("Password"),
        "help_text": _("Choose a new password; all other sessions end."),
    }


def second_factor(request) -> dict:
    return {
        "url": reverse("mfa_index"),
        "label": _("Second factor"),
        "help_text": _("Add an authenticator app or a passkey, and make new recovery codes."),
    }


def sessions(request) -> dict:
    return {
        "url": reverse("wagtailusers_users:end_sessions", args=[request.user.pk]),
        "label": _("Sign out everywhere"),
        "help_text": _("End all sessions of this account, on every device."),
    }


def data(request) -> dict:
    return {
        "url": reverse("wagtailusers_users:export", args=[request.user.pk]),
        "label": _("My data"),
        "help_text": _("Download everything the platform holds about you."),
    }


PAGES = (password, second_factor, sessions, data)
