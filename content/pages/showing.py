"""What a page's blocks need of the library, gathered once when the page goes live, so that no reader waits for it."""

import logging
import mimetypes

from django.db import DatabaseError
from wagtail.images.models import Filter

from content.media.models import Handout, Image, Recording

from .chosen import items_of

logger = logging.getLogger(__name__)

WIDTHS = (480, 960)
FORMATS = (("image/avif", "avif"), ("image/webp", "webp"))
FALLBACK = "width-480|format-jpeg"
WITHHELD = {"withheld": True}


def library_of(page) -> dict:
    """Facts about every picture, recording and handout of a page, by kind and number, ready for JSON.

    Makes the renditions that are missing. One that cannot be made is left out, never an error. Of an item that may not
    be shown nothing is kept but that it is withheld: not its name, not why.
    """
    chosen = items_of(page)
    facts = (("picture", Image, _picture), ("recording", Recording, _recording), ("handout", Handout, _handout))
    return {kind: _facts(model, chosen[kind], facts_of) for kind, model, facts_of in facts}


def _facts(model, keys: set[int], facts_of) -> dict[str, dict]:
    if not keys:
        return {}
    withheld = {str(key): WITHHELD for key in model.objects.filter(pk__in=keys).values_list("pk", flat=True)}
    return withheld | {str(item.pk): facts_of(item) for item in model.objects.servable().filter(pk__in=keys)}


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
