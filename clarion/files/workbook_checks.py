"""What is checked about an XLSX file before anything in it is unpacked."""

import stat
import zipfile
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

FILE_BYTES = 10 * 1024 * 1024
UNPACKED_BYTES = 100 * 1024 * 1024
STRINGS_BYTES = 20 * 1024 * 1024
"""Shared texts are all held at once, at many times their size."""
PART_BYTES = 2 * 1024 * 1024
"""Styles, themes and the like: a part that is no sheet, which is read whole before the first row."""
RATIO = 100
SMALL = 1024 * 1024
"""A part up to this size may be packed as tightly as it likes."""
MEMBERS = 1000
_ACTIVE = ("vbaproject", "externallinks/", "embeddings/", "activex/", "oleobject", "ctrlprops/", "macrosheets/")
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


class UnreadableFile(Exception):
    """The file cannot or must not be read; ``code`` names why, the text says it to a person."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


def check_workbook(path: Path) -> None:
    """Refuses what is no workbook, is too large unpacked, or carries active content; raises UnreadableFile.

    Reads the first bytes and the archive's directory, and the few small XML files that declare types; sheets are
    not unpacked. Sizes in the directory are trusted no further than ``open_member`` counts while reading.
    """
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFile("empty_file", _("The file is empty."))
    if size > FILE_BYTES:
        raise UnreadableFile("too_large", _("The file is larger than 10 MB."))
    with path.open("rb") as file:
        start = file.read(8)
    if start == _OLE2:
        raise UnreadableFile(
            "encrypted_or_legacy",
            _("This is an old .xls file or a workbook with a password. Save it as .xlsx without a password."),
        )
    if not start.startswith(b"PK"):
        raise UnreadableFile("content_mismatch", _("This is not an XLSX workbook."))
    try:
        with zipfile.ZipFile(path) as archive:
            _check_members(archive, size)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise UnreadableFile("corrupt_file", _("The workbook is damaged or cut off.")) from error


def _check_members(archive: zipfile.ZipFile, packed: int) -> None:
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    too_much = len(members) > MEMBERS or total > UNPACKED_BYTES or total > RATIO * max(packed, 1)
    if too_much or any(_is_bomb(member) for member in members):
        raise UnreadableFile("archive_bomb", _("The workbook unpacks to more than is allowed."))
    names = {member.filename.lower() for member in members}
    if "xl/workbook.xml" not in names or "[content_types].xml" not in names:
        raise UnreadableFile("content_mismatch", _("This archive is not an XLSX workbook."))
    if len(names) != len(members):
        raise UnreadableFile("corrupt_file", _("The workbook holds one file twice."))
    for member in members:
        _check_member(member)
    types = archive.read("[Content_Types].xml").lower()
    if b"macroenabled" in types or b"vbaproject" in types:
        raise _active()
    for name in archive.namelist():
        if name.lower().endswith((".xml", ".rels")) and _declares_entities(archive, name):
            raise _active()


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    """Whether one part is larger than its kind ever is, or packed as tightly as no table is."""
    name = member.filename.lower()
    if name == "xl/sharedstrings.xml":
        limit = STRINGS_BYTES
    else:
        limit = UNPACKED_BYTES if name.startswith("xl/worksheets/") else PART_BYTES
    return member.file_size > limit or member.file_size > max(SMALL, RATIO * member.compress_size)


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename.lower().replace("\\", "/")
    if member.flag_bits & 1:
        raise UnreadableFile("encrypted_or_legacy", _("The workbook is protected by a password."))
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if is_link or name.startswith("/") or ".." in PurePosixPath(name).parts or any(part in name for part in _ACTIVE):
        raise _active()


def _declares_entities(archive: zipfile.ZipFile, name: str) -> bool:
    """Whether the start of an XML part holds a document type, which no workbook needs."""
    with archive.open(name) as part:
        return b"<!DOCTYPE" in part.read(2048).upper()


def _active() -> UnreadableFile:
    return UnreadableFile(
        "active_content", _("The workbook holds macros, links to other files or embedded objects; remove them.")
    )
