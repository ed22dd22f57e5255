"""Notes that stay on record must not lead anyone to a person."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

ADDRESS = re.compile(r"\S@\S+\.\S|(?:^|\s)@\w")
PHONE = re.compile(r"\+\s?\d[\d\s().-]{5,}\d|\d{7,}|(?:\d[\s().-]?){8,}\d")
"""An international number, a long row of digits, or nine digits and more in groups; a date has eight."""


def names_nobody(text: str) -> None:
    """Raises ValidationError where the text holds what looks like a phone number, an e-mail address or an account."""
    if ADDRESS.search(text) or PHONE.search(text):
        raise ValidationError(
            _("This looks like a phone number or an address. Leave out what leads to a person."), code="contact"
        )
