"""Captions: WebVTT or SubRip in, WebVTT that says nothing but its words out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from .caption_words import plain_words, safe_words
from .refusals import FileRefused

MAX_BYTES = 1024 * 1024
MAX_CUES = 20_000
MAX_LINE = 2_000
_TIME = r"(?:([0-9]{2,4}):)?([0-5][0-9]):([0-5][0-9])[.,]([0-9]{3})"
_TIMING = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s+(.*?))?\s*\Z")
_SETTING = re.compile(
    r"(?:vertical:(?:rl|lr)|line:-?[0-9]{1,3}(?:\.[0-9]{1,3})?%?(?:,(?:start|center|end))?"
    r"|position:[0-9]{1,3}(?:\.[0-9]{1,3})?%(?:,(?:line-left|center|line-right))?|size:[0-9]{1,3}(?:\.[0-9]{1,3})?%"
    r"|align:(?:start|center|end|left|right))\Z"
)
_NOT_CUES = re.compile(r"(NOTE|STYLE|REGION)(\s|\Z)")


@dataclass(frozen=True)
class Cue:
    """Words shown from ``start`` to ``end``, in thousandths of a second; ``settings`` say where on the picture."""

    start: int
    end: int
    settings: str
    words: str

    @property
    def plain(self) -> str:
        """The words for a transcript: without any mark, as text that a template still has to escape."""
        return plain_words(self.words)


def clean_captions(data: bytes, name: str) -> bytes:
    """The file as WebVTT of cues alone: notes, styles and unknown marks are gone. Raises FileRefused."""
    return written(read_captions(data, name)).encode()


def read_captions(data: bytes, name: str) -> list[Cue]:
    """The cues of a ``.vtt`` or ``.srt`` file, in its order. Raises FileRefused, naming the line where it helps."""
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower()
    if ending not in (".vtt", ".srt"):
        raise FileRefused("type_not_allowed", _("Save the captions as WebVTT (.vtt) or SubRip (.srt)."))
    if not data:
        raise FileRefused("empty_file")
    if len(data) > MAX_BYTES:
        raise FileRefused("file_too_large", _("The captions are larger than 1 MB."))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FileRefused("bad_encoding") from None
    if "\0" in text:
        raise FileRefused("bad_encoding")
    lines = re.split(r"\r\n|\r|\n", text)
    if ending == ".vtt":
        if not re.match(r"WEBVTT(?:[ \t].*)?\Z", lines[0]):
            raise FileRefused("content_mismatch", _("A WebVTT file begins with the word WEBVTT."))
        lines[0] = ""
    cues = list(_cues(lines))
    if not cues:
        raise FileRefused("content_mismatch", _("The file holds no captions."))
    return cues


def written(cues: list[Cue]) -> str:
    """The cues as a WebVTT file."""
    blocks = [f"{_clock(cue.start)} --> {_clock(cue.end)} {cue.settings}".rstrip() + f"\n{cue.words}" for cue in cues]
    return "\n\n".join(["WEBVTT", *blocks]) + "\n"


def _cues(lines: list[str]) -> Iterator[Cue]:
    for number, block in _blocks(lines):
        if _NOT_CUES.match(block[0]):
            continue
        at = 0 if "-->" in block[0] else 1
        if at >= len(block) or "-->" not in block[at]:
            if number <= 2:  # lines of the header below its first word
                continue
            raise _wrong(number)
        yield _cue(number + at, block[at], block[at + 1 :])


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """Runs of lines that are not empty, each with the number of its first line.

    Raises FileRefused for too many, or one too long.
    """
    block: list[str] = []
    count = 0
    for number, line in enumerate([*lines, ""], start=1):
        if len(line) > MAX_LINE:
            raise _wrong(number)
        if line.strip():
            block.append(line)
        elif block:
            count += 1
            if count > MAX_CUES:
                raise FileRefused("too_many_captions")
            yield number - len(block), block
            block = []


def _cue(number: int, timing: str, words: list[str]) -> Cue:
    match = _TIMING.match(timing)
    if match is None:
        raise _wrong(number)
    start, end = _thousandths(match.groups()[:4]), _thousandths(match.groups()[4:8])
    if end <= start:
        message = _("Line %(number)d: a caption ends before it begins.") % {"number": number}
        raise FileRefused("corrupt_file", message)
    settings = " ".join(word for word in (match[9] or "").split() if _SETTING.match(word))
    return Cue(start, end, settings, safe_words(_joined(words)))


def _joined(lines: list[str]) -> str:
    """The words of a cue as one text; an arrow in them would be read as the next times."""
    return "\n".join(lines).replace("-->", "\u2192")


def _thousandths(parts) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _clock(thousandths: int) -> str:
    seconds, rest = divmod(thousandths, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}.{rest:03}"


def _wrong(number: int) -> FileRefused:
    return FileRefused("corrupt_file", _("Line %(number)d: this is no caption.") % {"number": number})
