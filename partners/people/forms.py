"""Forms of account life: the second factor at sign-in, the invitation, and what an administrator may change."""

import time

from allauth.account.forms import LoginForm
from allauth.core import context, ratelimit
from allauth.mfa import app_settings as second_factor_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from allauth.mfa.utils import decrypt
from axes.handlers.proxy import AxesProxyHandler
from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.forms import SetPasswordForm
from django.contrib.auth.signals import user_login_failed
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from clarion.verbs import ReasonForm

from .choices import Role


class SignInForm(LoginForm):
    """The name that opens an account, called what it is: allauth labels the field "Login" and hints inside it."""

    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        name = self.fields["login"]
        name.label = name.widget.attrs.pop("placeholder", name.label)


class ThrottledCode:
    """Counts a wrong code like a wrong password, in the same lock-out, and lets no code pass twice.

    Whoever is asked for a code knows the password already, so codes have a limit of their own for each account,
    from wherever they come; a stranger cannot use it to lock anybody out.
    """

    def clean_code(self):
        request = context.request
        credentials = {"username": self.user.get_username()}
        limit = {"action": "code", "key": f"code-{self.user.pk}"}
        if not AxesProxyHandler.is_allowed(request, credentials) or not ratelimit.consume(request, **limit):
            request.axes_locked_out = True
            request.axes_credentials = credentials
            raise ValidationError(_("Too many wrong codes. Wait a quarter of an hour, then try again."))
        try:
            code = super().clean_code()
        except ValidationError:
            user_login_failed.send(sender=type(self), credentials=credentials, request=request)
            raise
        if self.authenticator.type == Authenticator.Type.TOTP:
            use_code_once(self.authenticator, code)
        ratelimit.clear(request, **limit)
        return code


@transaction.atomic
def use_code_once(authenticator: Authenticator, code: str) -> None:
    """Writes down the time step of an accepted code; raises ValidationError when it, or a later one, was used."""
    row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
    secret = decrypt(row.data["secret"])
    now = int(time.time()) // second_factor_settings.TOTP_PERIOD
    steps = range(
        now - second_factor_settings.TOTP_TOLERANCE,
        now + second_factor_settings.TOTP_TOLERANCE + 1,
    )
    step = next((s for s in steps if format_hotp_value(hotp_value(secret, s)) == code.strip().replace(" ", "")), now)
    if step <= row.data.get("last_step", 0):
        raise get_adapter().validation_error("code_used")
    row.data["last_step"] = step
    row.save(update_fields=["data"])
    authenticator.data = row.data


class SecondFactorForm(ThrottledCode, AuthenticateForm):
    """The code asked for after the password."""


class SecondFactorAgainForm(ThrottledCode, ReauthenticateForm):
    """The code asked for again before something sensitive."""


class ChoosePasswordForm(SetPasswordForm):
    """The first password of an invited person."""


class InvitationForm(WagtailAdminModelForm):
    """Whom to invite, and as what."""

    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "email", "username", "role"]

    def __init__(self, *args, **keywords):
        super().__init__(*args, **keywords)
        for name in ("first_name", "last_name"):
            self.fields[name].required = True
        self.fields["username"].help_text = _("The name used to sign in, beside the e-mail address.")

    def clean_email(self):
        return refuse_taken("email", self.cleaned_data["email"].lower(), self.instance.pk)

    def clean_username(self):
        return refuse_taken("username", self.cleaned_data["username"].strip(), self.instance.pk)


class DetailsForm(WagtailAdminModelForm):
    """Name and address of a person; the role changes on a page of its own."""

    class Meta:
        model = get_user_model()
        fields = ["first_name", "last_name", "email"]

    def clean_email(self):
        return refuse_taken("email", self.cleaned_data["email"].lower(), self.instance.pk)


class RoleForm(ReasonForm):
    role = forms.ChoiceField(label=_("New role"), choices=Role.choices)
    field_order = ["role", "reason"]


class HandOverForm(ReasonForm):
    """Who takes over the work of a person who leaves."""

    successor = forms.ModelChoiceField(label=_("Hand the work to"), queryset=get_user_model().objects.none())
    field_order = ["successor", "reason"]

    def __init__(self, *args, successors, **keywords):
        super().__init__(*args, **keywords)
        self.fields["successor"].queryset = successors


class EraseForm(ReasonForm):
    """Erasure cannot be undone, so the name is typed once more."""

    username = forms.CharField(label=_("Type the user name to confirm"), max_length=150)
    field_order = ["username", "reason"]

    def __init__(self, *args, expected: str, **keywords):
        super().__init__(*args, **keywords)
        self.expected = expected

    def clean_username(self):
        if self.cleaned_data["username"].strip() != self.expected:
            raise ValidationError(_("This is not the user name of the person."))
        return self.expected


def refuse_taken(field: str, value: str, except_pk) -> str:
    """The value itself; raises ValidationError when another account has it in any case of letters."""
    taken = get_user_model().objects.filter(**{f"{field}__iexact": value}).exclude(pk=except_pk)
    if taken.exists():
        raise ValidationError(_("Another account has this already."))
    return value
