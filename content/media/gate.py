"""The one gate of the library: a file is cleaned once, whichever way it comes, and stored as what left the gate.

Forms pass an upload here to say what is wrong at the field; ``save`` of the models passes what no form has seen. What
left the gate carries ``is_clean``, and is taken as it is the second time.
"""

import unicodedata
from pathlib import PurePosixPath

from django.core.files.base import ContentFile, File

from clarion.files.captions import clean_captions
from clarion.files.documents import clean_document
from clarion.files.images import MAX_BYTES, clean_picture
from clarion.files.recordings import clean_recording
from clarion.files.refusals import FileRefused
from clarion.files.scanning import scan

NAME_LENGTH = 80


def gated_picture(file: File) -> File:
    """The picture as pixels alone, with ``width`` and ``height`` as shown. Raises FileRefused."""
    if _is_clean(file):
        return file
    data = _bytes(file, MAX_BYTES)
    clean = clean_picture(data, file.name)
    scan(data)
    kept = _passed(ContentFile(clean.data), file, clean.extension)
    kept.width, kept.height = clean.width, clean.height
    kept.content_type = f"image/{'jpeg' if clean.extension == 'jpg' else clean.extension}"
    return kept


def gated_document(file: File) -> File:
    """The document without anything that acts or names who made it. Raises FileRefused."""
    if _is_clean(file):
        return file
    clean = clean_document(file, file.size, file.name)
    return _scanned(file, clean.file, clean.extension)


def gated_recording(file: File) -> File:
    """The tracks of sound and picture alone, with ``seconds``, ``width`` and ``height``. Raises FileRefused."""
    if _is_clean(file):
        return file
    clean = clean_recording(file, file.size, file.name)
    kept = _scanned(file, clean.file, clean.extension)
    kept.seconds, kept.width, kept.height = clean.seconds, clean.width, clean.height
    return kept


def gated_captions(file: File) -> File:
    """WebVTT of cues alone, made of WebVTT or SubRip. Raises FileRefused."""
    if _is_clean(file):
        return file
    data = _bytes(file, MAX_BYTES)
    clean = clean_captions(data, file.name)
    scan(data)
    return _passed(ContentFile(clean), file, "vtt")


def marked_clean(file: File) -> File:
    """A file that our own code made, taken without the gate; never for bytes that came from outside."""
    file.is_clean = True
    return file


def passed_on_save(field_file, gate) -> File | None:
    """What ``save`` stores of a file field: None where nothing new came. Raises FileRefused."""
    if not field_file or field_file._committed:
        return None
    file = field_file.file
    if not _is_clean(file):
        file.name = field_file.name
    return gate(file)


def title_of(text: str) -> str:
    """A title as shown: one line, composed letters, without marks that reorder or hide what it says."""
    text = unicodedata.normalize("NFC", text)
    kept = "".join(" " if letter in "\r\n\t" else letter for letter in text if not _is_hidden(letter))
    return " ".join(kept.split())


def _is_hidden(letter: str) -> bool:
    """Control and ordering marks; the joiners that Persian and Arabic spelling needs are none."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs") and letter not in "\r\n\t\u200c\u200d"


def _is_clean(file: File) -> bool:
    return getattr(file, "is_clean", False)


def _bytes(file: File, most: int) -> bytes:
    """The bytes of an upload, one more than allowed at most, so that its size tells on it."""
    file.seek(0)
    return file.read(most + 1)


def _scanned(file: File, clean, extension: str) -> File:
    try:
        scan(file)
        file.seek(0)
    except FileRefused:
        clean.close()
        raise
    return _passed(File(clean), file, extension)


def _passed(kept: File, file: File, extension: str) -> File:
    """The clean file under the old name, which the storage replaces, with the ending that is now true."""
    kept.name = f"{PurePosixPath(file.name).stem[:NAME_LENGTH] or 'file'}.{extension}"
    return marked_clean(kept)
