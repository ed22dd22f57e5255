"""What a page's blocks need of the library, gathered once when the page goes live, so that no reader waits for it."""

import logging
import mimetypes
from typing import Any

from django.db import DatabaseError
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.models import Filter

from content.media.models import Handout, Image, Recording

from .blocks import RecordingChooser

logger = logging.getLogger(__name__)

WIDTHS = (480, 960)
FORMATS = (("image/avif", "avif"), ("image/webp", "webp"))
CHOOSERS = {ImageChooserBlock: "picture", RecordingChooser: "recording", DocumentChooserBlock: "handout"}
FALLBACK = "width-480|format-jpeg"


Chosen = dict[str, set[int]]


def streams_of(page) -> list:
    """The StreamField values of a page that readers see: its text, and the parts of a material."""
    return [value for value in (getattr(page, name, None) for name in ("body", "parts")) if value is not None]


def library_of(page) -> dict:
    """Facts about every picture, recording and handout of a page, by kind and number, ready for JSON.

    Makes the renditions that are missing. One that cannot be made is left out, never an error.
    """
    chosen: Chosen = {"picture": set(), "recording": set(), "handout": set()}
    if cover := getattr(page, "cover_id", None):
        chosen["picture"].add(cover)
    for stream in streams_of(page):
        _gather(stream.stream_block, stream.raw_data, chosen)
    return {
        "picture": {str(i.pk): _picture(i) for i in Image.objects.filter(pk__in=chosen["picture"])},
        "recording": {str(r.pk): _recording(r) for r in Recording.objects.filter(pk__in=chosen["recording"])},
        "handout": {str(h.pk): _handout(h) for h in Handout.objects.filter(pk__in=chosen["handout"])},
    }


def _gather(block: blocks.Block, raw: Any, chosen: Chosen) -> None:
    """Adds the numbers of the items that a block's stored value names, however deep."""
    if isinstance(block, blocks.StreamBlock):
        for child in raw or ():
            if child["type"] in block.child_blocks:
                _gather(block.child_blocks[child["type"]], child["value"], chosen)
    elif isinstance(block, blocks.StructBlock):
        for name, child in block.child_blocks.items():
            _gather(child, (raw or {}).get(name), chosen)
    elif isinstance(block, blocks.ListBlock):
        for item in raw or ():
            _gather(block.child_block, item["value"] if isinstance(item, dict) and "value" in item else item, chosen)
    elif raw and (kind := next((kind for chooser, kind in CHOOSERS.items() if isinstance(block, chooser)), None)):
        chosen[kind].add(raw)


def _picture(image: Image) -> dict:
    widths = [width for width in WIDTHS if width < image.width] or [image.width]
    sources = []
    for mime, extension in FORMATS:
        made = [_rendition(image, f"width-{width}|format-{extension}") for width in widths]
        if srcset := ", ".join(f"{r.url} {r.width}w" for r in made if r):
            sources.append({"type": mime, "srcset": srcset})
    fallback = _rendition(image, FALLBACK)
    if fallback is None:
        return {}
    return {
        "src": fallback.url,
        "width": fallback.width,
        "height": fallback.height,
        "sources": sources,
        "credit": image.credit,
    }


def _rendition(image: Image, spec: str):
    try:
        rendition = image.get_rendition(Filter(spec=spec))
        rendition.file.close()
        return rendition
    except DatabaseError:  # no fault of the picture, and the transaction is lost
        raise
    except Exception:  # decoders and storages share no class of error: OSError, SyntaxError, boto's own
        logger.warning("No rendition %s of image %s", spec, image.pk, exc_info=True)
        return None


def _recording(recording: Recording) -> dict:
    return {
        "kind": recording.type,
        "title": recording.title,
        "url": recording.url,
        "type": mimetypes.guess_type(recording.filename)[0] or "",
        "size": _size(recording),
        "length": _length(recording.duration),
        "seconds": round(recording.duration or 0),
        "transcript": recording.transcript,
        "credit": recording.credit,
    }


def _handout(handout: Handout) -> dict:
    return {
        "title": handout.title,
        "url": handout.url,
        "size": _size(handout),
        "kind": handout.file_extension.upper(),
        "credit": handout.credit,
    }


def _size(item) -> int | None:
    try:
        return item.file.size
    except OSError:
        return None


def _length(seconds: float | None) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02d}" if seconds else ""
