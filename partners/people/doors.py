"""Every way in besides the one: Wagtail's own sign-in and password pages, and allauth's that we do not use."""

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.views import RemoveWebAuthnView
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import RedirectView

from . import actions, forms, tokens
from .adapters import SecondFactorAdapter

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)
to_password_reset = RedirectView.as_view(pattern_name="account_reset_password")


def closed(request, *args, **keywords):
    """An address that a library brings and nobody needs: there is nothing here."""
    raise Http404


class RemovePasskey(RemoveWebAuthnView):
    """Removes a passkey unless it is the only second factor and one is required."""

    def dispatch(self, request, *args, **keywords):
        row = Authenticator.objects.filter(user_id=request.user.pk or 0, pk=keywords["pk"]).first()
        if row and not SecondFactorAdapter().can_delete_authenticator(row):
            messages.error(request, SecondFactorAdapter.error_messages["cannot_delete_authenticator"])
            return redirect("mfa_list_webauthn")
        return super().dispatch(request, *args, **keywords)


@never_cache
@sensitive_post_parameters()
def accept_invitation(request, token):
    """Where an invited person chooses the first password; a link that no longer works says what to do."""
    person = tokens.person_for(token)
    if person is None:
        return render(request, "account/invitation_over.html", status=410)
    form = forms.ChoosePasswordForm(person, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.accept_invitation(token=token, password=form.cleaned_data["new_password1"])
        except PermissionDenied:
            return render(request, "account/invitation_over.html", status=410)
        return redirect("account_login")
    return render(request, "account/accept_invitation.html", {"form": form, "person": person, "token": token})
