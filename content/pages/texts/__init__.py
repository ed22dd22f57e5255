"""The first words of the site in each language, in one shape, so that each text stands beside its translation."""

import tomllib
from html import escape
from pathlib import Path

FOLDER = Path(__file__).parent
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def texts(language: str) -> dict[str, dict]:
    """Pages by slug, each with ``title``, ``summary`` and ``blocks`` of headings, paragraphs and lists."""
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def rich_text(block: dict) -> str:
    """A block as the HTML that the editor would have stored."""
    parts = []
    for heading, paragraphs in (("h", "p"), ("h2", "p2")):
        if block.get(heading):
            parts.append(f"<h2>{escape(block[heading], quote=False)}</h2>")
        parts += [f"<p>{escape(text, quote=False)}</p>" for text in block.get(paragraphs, ())]
    if items := block.get("list"):
        parts.append("<ul>" + "".join(f"<li>{escape(text, quote=False)}</li>" for text in items) + "</ul>")
    return "".join(parts)


def pairs(source, target) -> dict[str, str]:
    """Each string of a text with the string at the same place of another; ValueError where the shapes differ."""
    if isinstance(source, str) and isinstance(target, str):
        return {source: target}
    if isinstance(source, dict) and isinstance(target, dict) and source.keys() == target.keys():
        return {k: v for key in source for k, v in pairs(source[key], target[key]).items()}
    if isinstance(source, list) and isinstance(target, list) and len(source) == len(target):
        return {k: v for one, other in zip(source, target, strict=True) for k, v in pairs(one, other).items()}
    raise ValueError(f"The texts differ in shape at {source!r}")
