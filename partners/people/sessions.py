"""When a session ends: idle, too old, overtaken by a change of the account, or short of a second factor."""

import time

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser

SIGNED_IN_AT = "clarion_signed_in_at"
LAST_SEEN_AT = "clarion_last_seen_at"
ENROLLED_HERE = "clarion_enrolled_here"
STEP = 60
"""Seconds after which "last seen" is written again, so that reading does not write on every request."""

BY_ITSELF = "/admin/editing-sessions/"
"""An open editor says every few seconds that it is open, also when nobody sits before it; what is typed is saved."""

CODE_OR_KEY = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def begin(session) -> None:
    """Stamps a session at sign-in, and again after the owner changed the password."""
    session[SIGNED_IN_AT] = session[LAST_SEEN_AT] = time.time()


def is_over(session, person) -> bool:
    """Whether the session has ended: idle, past its absolute age, or begun before ``sessions_valid_from``."""
    now = time.time()
    signed_in_at = session.get(SIGNED_IN_AT)
    if signed_in_at is None:
        return True
    valid_from = person.sessions_valid_from
    return (
        now - session.get(LAST_SEEN_AT, 0) > settings.SESSION_IDLE_AGE.total_seconds()
        or now - signed_in_at > settings.SESSION_COOKIE_AGE
        or (valid_from is not None and signed_in_at < valid_from.timestamp())
    )


def person_of(request, user):
    """The signed-in person while the session holds; otherwise the session is emptied and nobody is signed in."""
    if not user.is_authenticated:
        return user
    if is_over(request.session, user):
        request.session.flush()
        return AnonymousUser()
    if time.time() - request.session[LAST_SEEN_AT] > STEP and not request.path.startswith(BY_ITSELF):
        request.session[LAST_SEEN_AT] = time.time()
    return user


def has_second_factor(person) -> bool:
    """Whether the person has enrolled an authenticator app or a passkey."""
    return get_adapter().is_mfa_enabled(person, CODE_OR_KEY)


def passed_second_factor(request, person) -> bool:
    """Whether this very session saw a code or a passkey, at sign-in or by enrolling one."""
    if request.session.get(ENROLLED_HERE):
        return True
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, person))


def lacks_second_factor(request, person) -> bool:
    """Whether the session may not go further than the pages that enrol or ask for the second factor."""
    return settings.SECOND_FACTOR_REQUIRED and person.is_authenticated and not passed_second_factor(request, person)
