"""What the tests of account life share: a way to sign in for real, and the clock of an authenticator app."""

import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core.cache import cache

PASSWORD = "clarion-tests"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _forget_used_codes():
    """allauth remembers used codes in the cache, which outlives a test."""
    cache.clear()


@pytest.fixture
def second_factor(settings):
    """Switches the second factor on, as every installation but the demonstration has it."""
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def code_of():
    """The code an authenticator app shows for a secret, some steps of 30 seconds from now."""

    def code(secret=SECRET, steps=0):
        return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))

    return code


@pytest.fixture
def enrol():
    """Gives a person an authenticator app with a known secret."""

    def add(person):
        TOTP.activate(person, SECRET)
        return Authenticator.objects.get(user=person)

    return add


@pytest.fixture
def sign_in(client):
    """Posts the sign-in form as a browser does; answers the response."""

    def post(login, password=PASSWORD, **extra):
        return client.post("/accounts/login/", {"login": login, "password": password}, **extra)

    return post


@pytest.fixture
def commits_at_once(monkeypatch):
    """Runs what waits for the commit at once, as it is within the request outside of a test's transaction."""
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function, *rest, **keywords: function())
