"""Addresses of private files that hold for 60 seconds."""

from django.core import signing

SALT = "clarion.files.private"
HOLDS_SECONDS = 60


def signed_token(name: str, download_as: str) -> str:
    """A token naming a private file and what it is saved as; whoever gives it out has checked permission."""
    return signing.dumps([name, download_as], salt=SALT)


def opened_token(token: str) -> tuple[str, str]:
    """The file name and the name it is saved as; raises ``signing.BadSignature`` when forged or past 60 seconds."""
    name, download_as = signing.loads(token, salt=SALT, max_age=HOLDS_SECONDS)
    return name, download_as
