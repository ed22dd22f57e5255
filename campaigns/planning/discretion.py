"""What stays on record must hold no way to reach a person. Whoever reads it later could use it against that person."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

YEAR = r"(?:19|20)\d\d"
HARMLESS = re.compile(
    rf"(?<![\d,])(?:{YEAR}-\d\d-\d\d|\d\d?[./-]\d\d?[./-]{YEAR}|{YEAR}\s?[-–/]\s?{YEAR}|\d{{1,3}}(?:,\d{{3}})+)(?!,?\d)"
)
"""Days, spans of years, and large numbers with commas."""
NUMBER = re.compile(r"\d(?:(?:,|[\s().\-‐-―_/·•*]{0,3})\d){6,}")
"""Seven digits or more, however they are set apart."""
MAIL = re.compile(r"[\w.+-]@[\w-]+\.[\w-]")
"""What gives an address away, from the sign before the @: a search that stays linear in the length of the text."""


def plain_signs(text: str) -> str:
    """The text with full-width signs made plain and invisible ones taken out."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if unicodedata.category(c) != "Cf")


def holds_mail(text: str) -> bool:
    """Whether the text holds something like an e-mail address."""
    return bool(MAIL.search(plain_signs(text)))


def holds_number(text: str) -> bool:
    """Whether the text holds something like a phone number."""
    return bool(NUMBER.search(HARMLESS.sub("x", plain_signs(text))))


def refuse_contacts(text: str, *, field: str) -> None:
    """Raises ValidationError at the field where the text holds something like a phone number or an e-mail address."""
    if holds_mail(text):
        raise ValidationError(
            {field: _("This looks like an e-mail address. Take it out: it could reach the wrong hands.")}
        )
    if holds_number(text):
        refusal = _(
            "This looks like a phone number. Take it out: it could reach the wrong hands. "
            "Write a large number with commas, such as 1,200,000."
        )
        raise ValidationError({field: refusal})


def refuse_contacts_in(record, *fields: str) -> None:
    """The same for several fields of a record."""
    for field in fields:
        refuse_contacts(getattr(record, field), field=field)
