"""The gate every picture passes: pixels go through, and nothing else that the file carried."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import PurePosixPath

from django.utils.translation import gettext_lazy as _

from .limited import run_limited
from .refusals import FileRefused

MAX_BYTES = 15 * 1024 * 1024
MAX_CLEAN_BYTES = 512 * 1024 * 1024
"""What 64 million pixels may take when they are packed badly and without loss."""
DECODERS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""One decoder for each ending; Pillow's rarer ones are never reached, whatever the bytes say."""
MADE = ("jpg", "png", "webp")
"""What clean pictures are; a decoder that makes anything else was taken over."""
TELEPHONE_ENDINGS = ("heic", "heif")
"""Read only where pillow-heif is installed; nothing of ours needs it."""
_SIGNATURES = {
    "JPEG": lambda head: head[:3] == b"\xff\xd8\xff",
    "PNG": lambda head: head[:8] == b"\x89PNG\r\n\x1a\n",
    "GIF": lambda head: head[:6] in (b"GIF87a", b"GIF89a"),
    "WEBP": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    "AVIF": lambda head: head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis", b"mif1", b"msf1"),
    "HEIF": lambda head: head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"hevc", b"mif1", b"msf1"),
}


@dataclass(frozen=True)
class CleanPicture:
    """A picture of pixels only; ``extension`` without the dot, ``width`` and ``height`` in pixels as shown."""

    data: bytes
    extension: str
    width: int
    height: int


def clean_picture(data: bytes, name: str) -> CleanPicture:
    """Takes the bytes of an upload and its name; gives back the upright pixels, in sRGB, newly encoded.

    Size, ending and first bytes are checked first; then a limited process reads the dimensions in the header, and
    only then decodes. Camera data, place, thumbnails, profiles, comments and trailing bytes do not survive; an
    animation keeps its first frame. Raises FileRefused.
    """
    decoded = run_limited("pictures", data, most_bytes=MAX_CLEAN_BYTES, kind=_kind_of(data, name))
    extension, width, height = decoded.fact("extension", str), decoded.fact("width", int), decoded.fact("height", int)
    with decoded.file as file:
        clean = file.read()
    if extension not in MADE or not _SIGNATURES[DECODERS[extension]](clean[:16]):
        raise FileRefused("corrupt_file")
    return CleanPicture(clean, extension, width, height)


def _kind_of(data: bytes, name: str) -> str:
    ending = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    kind = _reads_heic(ending) if ending in TELEPHONE_ENDINGS else DECODERS.get(ending)
    if kind is None:
        raise FileRefused("type_not_allowed", _("Save the picture as JPEG, PNG, WebP, AVIF or GIF."))
    if not data:
        raise FileRefused("empty_file")
    if len(data) > MAX_BYTES:
        raise FileRefused("file_too_large", _("The picture is larger than 15 MB. Save a smaller one."))
    if not _SIGNATURES[kind](data[:16]):
        raise FileRefused("content_mismatch")
    return kind


def _reads_heic(ending: str) -> str:
    if find_spec("pillow_heif") is None:
        raise FileRefused("heic_not_read")
    return "HEIF"
