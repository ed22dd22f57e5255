"""The gate every picture passes: pixels go through, and nothing else that the file carried."""

import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageFile, ImageOps

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 64_000_000
MAX_SIDE = 16_383
MAX_FRAMES = 200
DECODERS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""One decoder for each ending; Pillow's rarer ones are never reached, whatever the bytes say."""
_SIGNATURES = {
    "JPEG": lambda head: head[:3] == b"\xff\xd8\xff",
    "PNG": lambda head: head[:8] == b"\x89PNG\r\n\x1a\n",
    "GIF": lambda head: head[:6] in (b"GIF87a", b"GIF89a"),
    "WEBP": lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP",
    "AVIF": lambda head: head[4:8] == b"ftyp" and head[8:12] in (b"avif", b"avis", b"mif1", b"msf1"),
}
_SIXTEEN_BIT = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")


class PictureRefused(ValueError):
    """The bytes are not a picture we take; ``code`` names the fault and ``message`` says it in plain words."""

    def __init__(self, code: str, message: str | Promise):
        super().__init__(code)
        self.code = code
        self.message = message


@dataclass(frozen=True)
class CleanPicture:
    """A picture of pixels only; ``extension`` without the dot, ``width`` and ``height`` in pixels as shown."""

    data: bytes
    extension: str
    width: int
    height: int


def clean_picture(data: bytes, name: str) -> CleanPicture:
    """Takes the bytes of an upload and its name; gives back the upright pixels, in sRGB, newly encoded.

    Size, ending and first bytes are checked first, then the dimensions in the header, and only then are pixels
    decoded. Camera data, place, thumbnails, profiles, comments and trailing bytes do not survive; an animation
    keeps its first frame. Raises PictureRefused.
    """
    kind = _kind_of(data, name)
    ImageFile.LOAD_TRUNCATED_IMAGES = False  # what sets PDF files loosens this for the whole process
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[kind]) as picture:
                _check_header(picture, data, kind)
                return _encode(_upright(picture), kind)
    except PictureRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many_pixels() from None
    except Exception as error:  # Pillow's decoders raise almost anything on broken files.
        raise PictureRefused("corrupt_file", _("This picture is damaged. Save it again and try once more.")) from error


def _kind_of(data: bytes, name: str) -> str:
    kind = DECODERS.get(PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip("."))
    if kind is None:
        raise PictureRefused("type_not_allowed", _("Save the picture as JPEG, PNG, WebP, AVIF or GIF."))
    if len(data) > MAX_BYTES:
        raise PictureRefused("file_too_large", _("The picture is larger than 15 MB. Save a smaller one."))
    if not _SIGNATURES[kind](data[:16]):
        raise PictureRefused("content_mismatch", _("The content of the file is not what its name says."))
    return kind


def _too_many_pixels() -> PictureRefused:
    message = _("The picture has too many pixels: at most 64 million, and at most 16,383 on a side.")
    return PictureRefused("too_many_pixels", message)


def _check_header(picture: Image.Image, data: bytes, kind: str) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise _too_many_pixels()
    frames = _gif_frames(data) if kind == "GIF" else getattr(picture, "n_frames", 1)
    if frames > MAX_FRAMES:
        raise PictureRefused("too_many_frames", _("The animation has more than 200 pictures. Save a single one."))


def _gif_frames(data: bytes) -> int:
    """Frames of a GIF counted by their control blocks, without decoding one."""
    return data.count(b"\x21\xf9\x04")


def _upright(picture: Image.Image) -> Image.Image:
    picture.load()
    profile = picture.info.get("icc_profile")
    shown = ImageOps.exif_transpose(picture)
    if shown.mode in _SIXTEEN_BIT:
        shown = shown.point(lambda value: value / 256).convert("L") if shown.mode != "F" else shown.convert("L")
    if profile and shown.mode in ("RGB", "CMYK", "L"):
        shown = _in_srgb(shown, profile)
    has_alpha = shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info
    return shown.convert("RGBA" if has_alpha else "RGB")


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The same colours without needing the profile; the picture as it is where the profile does not fit."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _encode(picture: Image.Image, kind: str) -> CleanPicture:
    # A new image, so that nothing kept in ``info`` can be written by an encoder.
    pixels = Image.new(picture.mode, picture.size)
    pixels.paste(picture)
    out = BytesIO()
    if kind == "WEBP":
        extension = "webp"
        pixels.save(out, "WEBP", quality=90, method=4)
    elif picture.mode == "RGBA" or kind in ("PNG", "GIF"):
        extension = "png"
        pixels.save(out, "PNG")
    else:
        extension = "jpg"
        pixels.save(out, "JPEG", quality=90, progressive=True)
    return CleanPicture(out.getvalue(), extension, *pixels.size)
