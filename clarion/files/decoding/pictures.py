"""Pictures, in the limited process: the header first, then the pixels, upright, in sRGB, and nothing else written."""

import warnings
from importlib import import_module
from io import BytesIO

from PIL import Image, ImageCms, ImageFile, ImageOps

from .faults import Fault

MAX_PIXELS = 64_000_000
MAX_SIDE = 16_383
MAX_FRAMES = 200
_SIXTEEN_BIT = ("I", "F", "I;16", "I;16B", "I;16L", "I;16N")


def prepare(source, target, options: dict):
    """Rehearses on a tiny picture of the kind, so that all of Pillow that will be needed is loaded."""
    Image.preinit()
    for plugin in ("AvifImagePlugin", "WebPImagePlugin", "TiffImagePlugin"):
        import_module(f"PIL.{plugin}")
    if options["kind"] == "HEIF":
        import_module("pillow_heif").register_heif_opener(thumbnails=False)
    kind = "JPEG" if options["kind"] == "HEIF" else options["kind"]
    tiny, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.new("P" if kind == "GIF" else "RGB", (2, 2)).save(tiny, kind, exif=exif)
    with Image.open(tiny, formats=[kind]) as picture:
        _encode(_upright(picture), kind, BytesIO())
    _in_srgb(Image.new("RGB", (2, 2)), ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    return source.read(), target


def work(prepared, *, kind: str) -> dict:
    """Writes the clean picture; its facts are the ending, the width and the height as shown."""
    data, target = prepared
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    # The limit that Pillow knows speaks later than ours and counts otherwise.
    Image.MAX_IMAGE_PIXELS = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(BytesIO(data), formats=[kind]) as picture:
            _check_header(picture, data, kind)
            extension, width, height = _encode(_upright(picture), kind, target)
    return {"extension": extension, "width": width, "height": height}


def _check_header(picture: Image.Image, data: bytes, kind: str) -> None:
    width, height = picture.size
    if width * height > MAX_PIXELS or max(width, height) > MAX_SIDE:
        raise Fault("too_many_pixels")
    # Pillow decodes a GIF to count its pictures; their control blocks count as well.
    frames = data.count(b"\x21\xf9\x04") if kind == "GIF" else getattr(picture, "n_frames", 1)
    if frames > MAX_FRAMES:
        raise Fault("too_many_frames")


def _upright(picture: Image.Image) -> Image.Image:
    picture.load()
    profile = picture.info.get("icc_profile")
    ImageOps.exif_transpose(picture, in_place=True)
    shown = picture
    if shown.mode in _SIXTEEN_BIT:
        shown = shown.point(lambda value: value / 256).convert("L") if shown.mode != "F" else shown.convert("L")
    if profile and shown.mode in ("RGB", "CMYK", "L"):
        shown = _in_srgb(shown, profile)
    has_alpha = shown.mode in ("RGBA", "LA", "PA") or "transparency" in shown.info
    wanted = "RGBA" if has_alpha else "RGB"
    return shown if shown.mode == wanted else shown.convert(wanted)


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """The same colours without needing the profile; the picture as it is where the profile does not fit."""
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture


def _encode(picture: Image.Image, kind: str, target) -> tuple[str, int, int]:
    # A new image, so that nothing kept in ``info`` can be written by an encoder.
    pixels = Image.new(picture.mode, picture.size)
    pixels.paste(picture)
    if kind == "WEBP":
        extension = "webp"
        pixels.save(target, "WEBP", quality=90, method=4)
    elif picture.mode == "RGBA" or kind in ("PNG", "GIF"):
        extension = "png"
        pixels.save(target, "PNG")
    else:
        extension = "jpg"
        pixels.save(target, "JPEG", quality=90, progressive=True)
    target.flush()
    return extension, *pixels.size
