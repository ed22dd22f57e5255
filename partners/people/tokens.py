"""The signed link of an invitation: it expires, works once, and dies with the account."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

SALT = "partners.people.invitation"


def make_token(person) -> str:
    """A token for an invited person, valid until a password is chosen or ``INVITATION_MAX_AGE`` has passed."""
    return signing.dumps([person.pk, _state(person)], salt=SALT)


def person_for(token: str):
    """The invited person, or None for a token that is forged, expired, used, or of an ended account."""
    try:
        key, state = signing.loads(token, salt=SALT, max_age=settings.INVITATION_MAX_AGE)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    person = get_user_model().objects.filter(pk=key, is_active=True, erased_at=None).first()
    if person is None or person.has_usable_password() or not constant_time_compare(state, _state(person)):
        return None
    return person


def _state(person) -> str:
    """Changes with the password, the address and the sessions, so that an old link opens nothing."""
    valid_from = person.sessions_valid_from.isoformat() if person.sessions_valid_from else ""
    return salted_hmac(SALT, f"{person.password}|{person.email}|{valid_from}").hexdigest()[:32]
