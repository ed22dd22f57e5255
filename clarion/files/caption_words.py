"""The words of a caption: the few marks that WebVTT knows stay, everything else becomes text."""

import re
from html import escape, unescape

_MARK = re.compile(r"<(/?)([a-z]+)((?:\.[^\s<>.&]+)*)(?:\s+([^<>]*))?>|<([0-9:.]{9,14})>", re.I)
_GONE = re.compile(r"<(script|style)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.I | re.S)
_KNOWN = ("b", "i", "u", "c", "v", "lang", "ruby", "rt")
_WITH_WORDS = ("v", "lang")
"""Marks that say who speaks, or in what language."""


def safe_words(text: str) -> str:
    """The words with known marks alone, each closed; programs are gone with their text, other marks leave theirs."""
    text = _GONE.sub("", text)
    parts, opened, place = [], [], 0
    for mark in _MARK.finditer(text):
        parts += [_text(text[place : mark.start()]), _kept(mark, opened)]
        place = mark.end()
    parts.append(_text(text[place:]))
    return "".join([*parts, *(f"</{name}>" for name in reversed(opened))]).strip()


def plain_words(words: str) -> str:
    """The words without any mark, entities resolved."""
    return unescape(_MARK.sub("", words))


def _kept(mark: re.Match, opened: list[str]) -> str:
    closing, name, classes, words, _moment = mark.groups()
    name = (name or "").lower()
    if name not in _KNOWN:
        return ""
    if closing:
        if name not in opened:
            return ""
        inner = []
        while not inner or inner[-1] != name:
            inner.append(opened.pop())
        return "".join(f"</{one}>" for one in inner)
    opened.append(name)
    annotation = f" {_text(words.strip())}" if words and name in _WITH_WORDS else ""
    return f"<{name}{''.join(re.findall(r'[.][A-Za-z][A-Za-z0-9_-]*', classes))}{annotation}>"


def _text(text: str) -> str:
    return escape(unescape(text), quote=False)
