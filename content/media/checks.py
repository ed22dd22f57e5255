"""Whether a recording or handout is what its name says, and a text document nothing more than text."""

import zipfile
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


MEMBERS = 2_000
TEXT_PART = {"docx": "word/document.xml", "odt": "content.xml"}
ACTIVE_PARTS = ("vbaproject", "vbadata", "activex/", "oleobject", "embeddings/")
ACTIVE_FOLDERS = ("basic/", "scripts/", "object ")
"""Parts of a text document, in lower case, that hold programs or other documents; the folders are OpenDocument's."""


def check_content(file, limit: int) -> None:
    """Raises ValidationError when an upload is too large, empty, or not of the kind its name says."""
    if file.size > limit:
        raise ValidationError(
            _("The file is larger than %(limit)d MB."), code="file_too_large", params={"limit": limit // MEGABYTE}
        )
    suffix = PurePosixPath(file.name).suffix.lower().lstrip(".")
    is_that = SIGNATURES.get(suffix)
    if is_that is None:
        raise ValidationError(_("Files of this type are not taken."), code="type_not_allowed")
    file.seek(0)
    head = file.read(16)
    file.seek(0)
    if len(head) < 16 or not is_that(head):
        raise _mismatch()
    if suffix in TEXT_PART:
        _check_text_document(file, suffix)


def _check_text_document(file, suffix: str) -> None:
    """Raises ValidationError for an archive that is no document of its kind, or holds macros or embedded objects."""
    try:
        with zipfile.ZipFile(file) as archive:
            names = [member.filename.lower() for member in archive.infolist()]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _mismatch() from error
    finally:
        file.seek(0)
    if TEXT_PART[suffix] not in names or len(names) > MEMBERS:
        raise _mismatch()
    if any(name.startswith(ACTIVE_FOLDERS) or any(part in name for part in ACTIVE_PARTS) for name in names):
        raise ValidationError(
            _("The document holds macros or embedded objects. Save it without them, or as PDF."), code="active_content"
        )


def _mismatch() -> ValidationError:
    return ValidationError(_("The content of the file is not what its name says."), code="content_mismatch")
