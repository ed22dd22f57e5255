"""The gate every document passes: PDF and text documents that do nothing, written anew without who made them where."""

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.utils.translation import gettext_lazy as _

from .limited import run_limited
from .refusals import FileRefused

MAX_BYTES = 25 * 1024 * 1024
MAX_CLEAN_BYTES = 4 * MAX_BYTES
_KINDS = {
    "pdf": ("portable", b"%PDF-", {}),
    "docx": ("text_documents", b"PK\x03\x04", {"kind": "docx"}),
    "odt": ("text_documents", b"PK\x03\x04", {"kind": "odt"}),
}
"""For each ending the decoder, the first bytes, and what the decoder is told."""


@dataclass(frozen=True)
class CleanDocument:
    """A document to read or print, open at its start; ``extension`` without the dot."""

    file: IO[bytes]
    extension: str


def clean_document(source: IO[bytes], size: int, name: str) -> CleanDocument:
    """Takes an open upload, its size and its name; gives back a document that only shows text and pictures.

    Scripts, macros, embedded files, forms that send, links that load by themselves and passwords are refused. Author,
    company, history, comments' authors and what pictures say of their making do not survive. Raises FileRefused.
    """
    extension = PurePosixPath(name.replace("\\", "/")).suffix.lower().lstrip(".")
    if extension not in _KINDS:
        raise FileRefused("type_not_allowed", _("Save the document as PDF, DOCX or ODT."))
    decoder, start, options = _KINDS[extension]
    if size == 0:
        raise FileRefused("empty_file")
    if size > MAX_BYTES:
        raise FileRefused("file_too_large", _("The document is larger than 25 MB. Save its pictures smaller."))
    source.seek(0)
    if source.read(len(start)) != start:
        raise FileRefused("content_mismatch")
    decoded = run_limited(decoder, source, most_bytes=MAX_CLEAN_BYTES, **options)
    decoded.check_start(lambda head: head.startswith(start))
    return CleanDocument(decoded.file, extension)
