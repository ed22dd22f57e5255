"""One reader a format: each turns a file into records without touching the database."""

from pathlib import Path

from django.utils.translation import gettext as _

from clarion.files.workbook_checks import UnreadableFile

from . import glotip

FORMATS = ("auto", "template", "glotip", "open-sdg", "sdg", "dhis2", "sdmx-csv", "world-bank")
READERS = {"glotip": glotip}


def reader_for(path: Path, format: str):
    """The module that reads the format; ``auto`` looks at the file. Raises UnreadableFile where none does."""
    if format in READERS:
        return READERS[format]
    if format != "auto":
        raise UnreadableFile("unknown_format", _("The format %(name)s is not read yet.") % {"name": format})
    for reader in READERS.values():
        if reader.recognises(path):
            return reader
    raise UnreadableFile("unknown_format", _("The file is in no format that is read yet; GLOTIP workbooks are."))
