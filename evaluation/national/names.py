"""Free text that names a country or its citizens, matched to a code without guessing."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .choices import UNKNOWN, UNKNOWN_TEXT

_NOT_WORD = re.compile(r"[^\w\ufffd]+")


def normalised(text: str) -> str:
    """Case, accents, punctuation and a leading article taken away; U+FFFD (a lost letter) stays."""
    # Some signs have small letters only once they are taken apart, such as the script E of U+2130.
    flat = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    flat = "".join(c for c in flat if not unicodedata.combining(c))
    words = _NOT_WORD.sub(" ", flat).split()
    while len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words)


def repaired(text: str) -> str:
    """UTF-8 that was once read as Windows-1252 (``TÃ¼rkiye``), put right; any other text unchanged.

    Only the sequences that betray this damage are tried. A letter already replaced by U+FFFD is lost: that needs
    an alias.
    """
    if "Ã" not in text and "Â" not in text:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


@dataclass(frozen=True)
class Match:
    """What a text was matched to; ``repaired`` holds the mended text where letters had been damaged."""

    code: str
    repaired: str = ""

    @property
    def is_known(self) -> bool:
        return self.code != UNKNOWN_TEXT


@dataclass
class NameIndex:
    """Names and aliases of one code list; an alias a person approved wins over a name.

    A name that two countries share matches neither.
    """

    codes: dict[str, str] = field(default_factory=dict)
    _ambiguous: set[str] = field(default_factory=set)

    @classmethod
    def build(cls, names: Iterable[tuple[str, str]], aliases: Mapping[str, str]) -> "NameIndex":
        """``names`` are (text, code) pairs; ``aliases`` text -> code."""
        index = cls()
        for text, code in names:
            key = normalised(text)
            if key and index.codes.setdefault(key, code) != code:
                index._ambiguous.add(key)
        for key in index._ambiguous:
            del index.codes[key]
        index.codes.update({normalised(text): code for text, code in aliases.items()})
        return index

    def match(self, text: str) -> Match:
        """The code of a text: blank is unknown, a text nobody recognises ``UNKNOWN_TEXT``."""
        if not text.strip():
            return Match(UNKNOWN)
        mended = repaired(text)
        code = self.codes.get(normalised(mended), UNKNOWN_TEXT)
        return Match(code, mended if mended != text else "")
