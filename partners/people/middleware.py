"""Ends sessions that are over, and keeps everyone without a second factor at the pages that enrol one."""

from asgiref.sync import sync_to_async
from django.contrib.auth.middleware import get_user
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from . import sessions
from .rules import manages_people

ENROLMENT = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_reauthenticate",
        "mfa_reauthenticate_webauthn",
        "account_reauthenticate",
        "account_logout",
    }
)
"""All that a signed-in person without a second factor can reach."""

OF_ADMINISTRATORS = frozenset({"wagtailadmin_reports:site_history", "wagtailadmin_reports:site_history_results"})

WHILE_OPEN = frozenset({"wagtailadmin_logout", "wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})


class SessionLimits:
    """Replaces ``request.user`` by nobody where the session is over; lazy, so public pages touch no session.

    Outside the admin and the account pages a person who has not passed the second factor is nobody, too.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.user = SimpleLazyObject(lambda: _user(request))
        request.auser = sync_to_async(lambda: _user(request))
        return self.get_response(request)


def _person(request):
    """Who is signed in, whatever is still missing; read once a request."""
    if not hasattr(request, "_person"):
        request._person = sessions.person_of(request, get_user(request))
    return request._person


def _user(request):
    person = _person(request)
    if request.path.startswith("/accounts/") or not sessions.lacks_second_factor(request, person):
        return person
    return AnonymousUser()


class AdministratorReports:
    """Wagtail's history of the whole site names every organisation's records: administrators alone read it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, keywords):
        wanted = request.resolver_match.view_name in OF_ADMINISTRATORS
        if wanted and request.user.is_authenticated and not manages_people(request.user):
            raise Http404
        return None


class SecondFactorGate:
    """Sends whoever lacks the second factor to enrol it, or to give it; every other page stays closed."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, arguments, keywords):
        if not request.path.startswith(("/admin/", "/accounts/")):
            return None
        if request.resolver_match.url_name in ENROLMENT | WHILE_OPEN:
            return None
        if not sessions.lacks_second_factor(request, _person(request)):
            return None
        return _to_second_factor(request)


def _to_second_factor(request) -> HttpResponseRedirect:
    if not sessions.has_second_factor(_person(request)):
        return redirect("mfa_index")
    where = request.path if request.path.startswith("/admin/") else reverse("wagtailadmin_home")
    return redirect(f"{reverse('mfa_reauthenticate')}?{urlencode({'next': where})}")
