"""Codes that a spreadsheet took for numbers: 1.10 became 1.1, 01 became 1. Pure."""

import re
from collections.abc import Iterable
from decimal import Decimal

LIKE_A_NUMBER = re.compile(r"[0-9]+(?:[.][0-9]+)?", re.ASCII)
ONE_PLACE = re.compile(r"([0-9]+)[.]([1-9])", re.ASCII)


def candidates(text: str, known: Iterable[str], *, other_words: bool = False) -> list[str]:
    """Every code the number may have been, where there are several; empty where it can only be the text itself.

    ``known`` are the codes of the campaign and the table. Those of the same number are candidates; with one place
    behind the point so is the code with a zero more, once the codes have come so far (1.9 or 1.11 for 1.10) or where
    the row says other words than the result of the code (``other_words``).
    """
    known = set(known)
    found = {code for code in known if LIKE_A_NUMBER.fullmatch(code) and Decimal(code) == Decimal(text)}
    if place := ONE_PLACE.fullmatch(text):
        stem, last = place.groups()
        after = [code.removeprefix(f"{stem}.") for code in known if code.startswith(f"{stem}.")]
        if other_words or any(end.isascii() and end.isdigit() and int(end[:4]) >= int(last) * 10 - 1 for end in after):
            found.add(f"{text}0")
    found.discard(text)
    return [text, *sorted(found)] if found else []
