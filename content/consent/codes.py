"""The code with which a person withdraws: short enough to write on a hand, long enough that nobody guesses it."""

import secrets

from django.utils.crypto import salted_hmac

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Digits and letters that are told apart in any handwriting; O is read as 0, I and L as 1."""
LENGTH = 11
SALT = "content.consent.codes"
READ_AS = str.maketrans("OIL", "011")


def new_code() -> str:
    """Eleven random signs (55 bits) and one that shows slips of the pen, in groups of four."""
    signs = "".join(secrets.choice(LETTERS) for _sign in range(LENGTH))
    signs += _check(signs)
    return "-".join(signs[start : start + 4] for start in range(0, len(signs), 4))


def plain(code: str) -> str:
    """The code as it was meant: in capitals, without spaces and dashes."""
    return "".join(sign for sign in code.upper().translate(READ_AS) if sign in LETTERS)


def is_well_written(code: str) -> bool:
    """Whether the signs fit together; says nothing about whether such a code was ever given to anybody."""
    signs = plain(code)
    return len(signs) == LENGTH + 1 and _check(signs[:-1]) == signs[-1]


def digest_of(code: str) -> str:
    """What is stored: nobody can make the code of it, nor try codes against it without the site's key."""
    return salted_hmac(SALT, plain(code), algorithm="sha256").hexdigest()


def _check(signs: str) -> str:
    """A sign that gives away each single slip, for odd weights leave no slip unseen, and nearly each exchanged pair."""
    return LETTERS[sum((2 * place + 1) * LETTERS.index(sign) for place, sign in enumerate(signs)) % len(LETTERS)]
