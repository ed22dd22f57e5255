"""Free text of a consent names nobody: who reads it later could look for the person."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from campaigns.pretesting.discretion import names_nobody

TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Miss|Dr|Mme|Mlle|M|Sr|Sra|Dona|Don|Bwana|Bi|Mama|السيد|السيدة)\.?\s+[^\W\d_]{2,}")
CALLED = re.compile(r"\b(?:named|called|name is|aged|s'appelle|nommée?|llamad[oa]|chamad[oa]|anaitwa)\b", re.I)
TWO_NAMES = re.compile(r"\b[A-ZÀ-Ý][a-zà-ÿ'’]+\s+[A-ZÀ-Ý][a-zà-ÿ'’-]+\b")


def names_no_person(text: str) -> None:
    """Raises ValidationError where the text holds what looks like a person's name, a number or an address."""
    names_nobody(text)
    if TITLED.search(text) or CALLED.search(text) or TWO_NAMES.search(text):
        raise ValidationError(
            _(
                "This looks like a person's name. Write a role or an organisation in small letters, "
                "such as “head of communication”."
            ),
            code="name",
        )
