"""How allauth behaves here: nobody signs up, mail goes through the outbox, links carry our own address."""

from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from clarion.jobs.outbox import queue_mail

from . import mails, sessions
from .lockout import client_network


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by invitation alone; mail leaves through the outbox with addresses of ``BASE_URL``."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("The name or the password is not right. Check both and try again."),
        "email_password_mismatch": _("The name or the password is not right. Check both and try again."),
    }

    def is_open_for_signup(self, request) -> bool:
        return False

    def get_client_ip(self, request) -> str:
        return client_network(request)

    def get_reset_password_from_key_url(self, key: str) -> str:
        """The link in a reset mail, on the configured address and never on the Host header of whoever asked."""
        uid, _dash, token = key.partition("-")
        path = reverse("account_reset_password_from_key", kwargs={"uidb36": uid, "key": token})
        return f"{settings.WAGTAILADMIN_BASE_URL}{path}"

    def send_mail(self, template_prefix: str, email: str, context: dict) -> None:
        subject, body = mails.account_mail(template_prefix.rsplit("/", 1)[-1], context)
        queue_mail(key=f"account-{uuid4()}", to=email, subject=subject, body=body)

    def is_reauthentication_required(self, *, app: str, **keywords) -> bool:
        """A person enrolling the first second factor just signed in; asking again at once teaches nothing."""
        if self.request and app == "allauth.mfa" and not sessions.has_second_factor(self.request.user):
            age = timezone.now().timestamp() - self.request.session.get(sessions.SIGNED_IN_AT, 0)
            return age > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return super().is_reauthentication_required(app=app, **keywords)


class SecondFactorAdapter(DefaultMFAAdapter):
    """Second factors: the last one stays where one is required; losing it takes two administrators."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "cannot_delete_authenticator": _(
            "This is your only second factor, and one is required. Add another one first, then remove this one."
        ),
        "code_used": _("This code was used before. Wait for the next one."),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        if not settings.SECOND_FACTOR_REQUIRED:
            return True
        others = Authenticator.objects.filter(user_id=authenticator.user_id, type__in=sessions.CODE_OR_KEY)
        return others.exclude(pk=authenticator.pk).exists()

    def get_totp_label(self, user: AbstractBaseUser) -> str:
        return user.get_username()
