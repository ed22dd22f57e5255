"""The gate every recording passes: the same sound and picture, packed anew without anything that tells where from."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext_lazy as _

from .limited import run_limited
from .refusals import WORDS, FileRefused

MAX_BYTES = 512 * 1024 * 1024
MAX_CLEAN_BYTES = MAX_BYTES + 64 * 1024 * 1024
_OWN_WORDS = {"too_many_pixels": WORDS["film_too_large"]}
"""What is said of a film where the same fault of a picture is said otherwise."""


def _iso_media(head: bytes) -> bool:
    return head[4:8] == b"ftyp"


def _mpeg_sound(head: bytes) -> bool:
    return head[:3] == b"ID3" or (head[0] == 0xFF and head[1] & 0xE6 in (0xE2, 0xE4, 0xE6))


_KINDS = {
    "mp3": ("mp3", "mp3", _mpeg_sound),
    "m4a": ("m4a", "m4a", _iso_media),
    "mp4": ("mp4", "mp4", _iso_media),
    "mov": ("mp4", "mp4", lambda head: head[4:8] in (b"ftyp", b"moov", b"wide", b"mdat", b"free")),
    "ogg": ("ogg", "ogg", lambda head: head[:4] == b"OggS"),
    "opus": ("ogg", "opus", lambda head: head[:4] == b"OggS"),
    "wav": ("wav", "wav", lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE"),
    "webm": ("webm", "webm", lambda head: head[:4] == b"\x1a\x45\xdf\xa3"),
}
"""For each ending what the decoder is told, the ending that is true afterwards, and whether the first bytes fit."""


@dataclass(frozen=True)
class CleanRecording:
    """A recording open at its start; a film has ``width`` and ``height`` in pixels as shown, sound has None."""

    file: IO[bytes]
    extension: str
    seconds: float
    width: int | None
    height: int | None


def clean_recording(source: IO[bytes], size: int, name: str) -> CleanRecording:
    """Takes an open upload, its size and its name; gives back its tracks of sound and picture in a new file.

    Lists of addresses, other containers and ways of packing that browsers do not play are refused. Place, device,
    titles, cover, chapters, subtitles and tracks of data do not survive. Raises FileRefused.
    """
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    if ending not in _KINDS:
        raise FileRefused("type_not_allowed", _("Save sound as MP3, M4A, Ogg or WAV, and a film as MP4, WebM or MOV."))
    kind, extension, fits = _KINDS[ending]
    if size == 0:
        raise FileRefused("empty_file")
    if size > MAX_BYTES:
        raise FileRefused("file_too_large", _("The recording is larger than 512 MB. Save a smaller one."))
    source.seek(0)
    head = source.read(16)
    if len(head) < 16 or not fits(head):
        raise FileRefused("content_mismatch")
    try:
        decoded = run_limited("recordings", source, most_bytes=MAX_CLEAN_BYTES, kind=kind)
    except FileRefused as refusal:
        if refusal.code in _OWN_WORDS:
            raise FileRefused(refusal.code, _OWN_WORDS[refusal.code]) from refusal
        raise
    decoded.check_start(fits)
    nothing = type(None)
    return CleanRecording(
        decoded.file,
        extension,
        seconds=decoded.fact("seconds", int, float),
        width=decoded.fact("width", int, nothing),
        height=decoded.fact("height", int, nothing),
    )
