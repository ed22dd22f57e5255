"""Whether the first bytes of a recording or handout are what its name says."""

from pathlib import PurePosixPath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MEGABYTE = 1024 * 1024
MAX_HANDOUT = 10 * MEGABYTE
MAX_RECORDING = 512 * MEGABYTE


def _iso_media(head: bytes) -> bool:
    return head[4:8] == b"ftyp"


def _zip(head: bytes) -> bool:
    return head[:4] == b"PK\x03\x04"


SIGNATURES = {
    "mp3": lambda head: head[:3] == b"ID3" or (head[0] == 0xFF and head[1] & 0xE6 in (0xE2, 0xE4, 0xE6)),
    "m4a": _iso_media,
    "mp4": _iso_media,
    "mov": lambda head: head[4:8] in (b"ftyp", b"moov", b"wide", b"mdat"),
    "ogg": lambda head: head[:4] == b"OggS",
    "opus": lambda head: head[:4] == b"OggS",
    "wav": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE",
    "webm": lambda head: head[:4] == b"\x1a\x45\xdf\xa3",
    "pdf": lambda head: head[:5] == b"%PDF-",
    "docx": _zip,
    "odt": _zip,
}


def check_content(file, limit: int) -> None:
    """Raises ValidationError when an upload is too large, empty, or not of the kind its name says."""
    if file.size > limit:
        raise ValidationError(
            _("The file is larger than %(limit)d MB."), code="file_too_large", params={"limit": limit // MEGABYTE}
        )
    is_that = SIGNATURES.get(PurePosixPath(file.name).suffix.lower().lstrip("."))
    if is_that is None:
        raise ValidationError(_("Files of this type are not taken."), code="type_not_allowed")
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if len(head) < 16 or not is_that(head):
        raise ValidationError(_("The content of the file is not what its name says."), code="content_mismatch")
