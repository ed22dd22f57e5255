"""The words of every mail about an account: plain text, one template each, no picture and no tracking."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _


def account_mail(kind: str, context: dict) -> tuple[str, str]:
    """Subject and body of a mail that allauth asks for; ``kind`` is the last part of its template prefix."""
    if kind == "password_reset_key":
        return _("Set a new password for Clarion"), _body("password_reset", context)
    happened = _happenings().get(kind, _("Something about how you sign in was changed."))
    return _("Your Clarion account was changed"), _body("account_changed", {**context, "happened": happened})


def invitation_mail(*, person, by, token: str) -> tuple[str, str]:
    """Subject and body of the invitation with its link."""
    link = f"{settings.WAGTAILADMIN_BASE_URL}{reverse('accept_invitation', args=[token])}"
    days = settings.INVITATION_MAX_AGE.days
    return _("You are invited to Clarion"), _body(
        "invitation", {"person": person, "by": by, "link": link, "days": days}
    )


def second_factor_reset_mail(*, person, by, confirmed_by) -> tuple[str, str]:
    """Subject and body telling a person that two administrators removed the second factor."""
    return _("Your second factor was removed"), _body(
        "second_factor_removed", {"person": person, "by": by, "confirmed_by": confirmed_by}
    )


def ended_mail(*, person) -> tuple[str, str]:
    """Subject and body telling a person that the account has ended."""
    return _("Your Clarion account has ended"), _body("account_ended", {"person": person})


def _body(name: str, context: dict) -> str:
    address = settings.WAGTAILADMIN_BASE_URL
    return render_to_string(f"mail/{name}.txt", {"address": address, **context}).strip() + "\n"


def _happenings() -> dict[str, str]:
    return {
        "password_changed": _("Your password was changed."),
        "password_reset": _("Your password was set anew."),
        "password_set": _("A password was set."),
        "totp_activated": _("An authenticator app was added."),
        "totp_deactivated": _("An authenticator app was removed."),
        "webauthn_added": _("A passkey was added."),
        "webauthn_removed": _("A passkey was removed."),
        "recovery_codes_generated": _("New recovery codes were made; the old ones no longer work."),
    }
