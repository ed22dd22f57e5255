"""Notes that stay on record must not lead anyone to a person."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigns.planning.discretion import holds_mail, holds_number, plain_signs

ACCOUNT = re.compile(r"\S@[^\s@]+\.\S|(?:^|\s)@\w")
"""An account of a social network, and what an e-mail address looks like at a glance."""


def names_nobody(text: str) -> None:
    """Raises ValidationError where the text holds what looks like a phone number, an e-mail address or an account."""
    if holds_mail(text) or holds_number(text) or ACCOUNT.search(plain_signs(text)):
        raise ValidationError(
            _("This looks like a phone number or an address. Leave out what leads to a person."), code="contact"
        )
