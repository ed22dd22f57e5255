"""What no comment may hold: a way to reach a person, as for everything that stays on record; or nothing at all."""

import unicodedata

from campaigns.planning.discretion import refuse_contacts

__all__ = ["is_blank", "refuse_contacts"]

UNSEEN = {"Cc", "Cf", "Mn", "Me", "Zs", "Zl", "Zp"}
"""Categories of signs that show nothing by themselves."""
FILLERS = set("\u115f\u1160\u2800\u3164\uffa0")
"""Letters and a symbol that are drawn empty."""


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen, as of one of zero-width signs alone."""
    return all(sign in FILLERS or unicodedata.category(sign) in UNSEEN for sign in text)
