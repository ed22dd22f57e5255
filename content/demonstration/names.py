"""What invented records are called in the other languages of the site."""

import tomllib
from pathlib import Path

NAMES: dict[str, dict[str, dict[str, str]]] = tomllib.loads((Path(__file__).parent / "names.toml").read_text("utf-8"))


def names_of(group: str, text: str, **parts: dict[str, str]) -> dict[str, str]:
    """Language to name of a text of a group; ``parts`` fill its places, each a dict of language to words."""
    known = NAMES[group][text]
    return {
        language: pattern.format(**{place: words[language] for place, words in parts.items()})
        for language, pattern in known.items()
    }
