"""DOCX and ODT, in the limited process: text and pictures are packed anew; programs, links that load, and names go."""

import re
import stat
import zipfile
from pathlib import PurePosixPath

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from . import stripping
from .faults import Fault
from .office_words import check_part, without_names

MEMBERS = 2_000
UNPACKED_BYTES = 100 * 1024 * 1024
RATIO = 100
SMALL = 1024 * 1024
"""A part up to this size may be packed as tightly as it likes."""
TEXT_PART = {"docx": "word/document.xml", "odt": "content.xml"}
_ODT = b"application/vnd.oasis.opendocument.text"
_PICTURES = ("jpg", "jpeg", "jfif", "png", "gif", "webp")
_DRAWINGS = ("emf", "wmf", "ttf", "otf", "odttf", "fntdata")
"""Drawings of lines, and letters; taken as they are unless a photograph's marks stand in them."""
_ACTIVE = ("vbaproject", "vbadata", "activex/", "oleobject", "embeddings/", "macrosheets/")
_ACTIVE_FOLDERS = ("basic/", "scripts/", "object ", "dialogs/")
_DROPPED = re.compile(r"(docprops/thumbnail\.\w+|thumbnails/.*|layout-cache|.*/|(word/)?printersettings/.*)\Z")
_FIXED_DATE = (1980, 1, 1, 0, 0, 0)


def prepare(source, target, options: dict):
    """Rehearses on an archive of its own, so that all that will be needed is loaded."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("r\u00e4hearsal", b"<x/>")
    with zipfile.ZipFile(target) as archive:
        archive.read(archive.namelist()[0])
    b"x".decode("cp437")
    ElementTree.fromstring(b"<?xml version='1.0' encoding='UTF-8'?><x/>")
    target.seek(0)
    target.truncate()
    return source, target


def work(prepared, *, kind: str) -> dict:
    """Writes the clean document; its only fact is the number of parts."""
    source, target = prepared
    packed = source.seek(0, 2)
    with zipfile.ZipFile(source) as archive:
        members = _checked(archive, packed, kind)
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as clean:
            for member in members:
                if not _DROPPED.match(member.filename.lower()):
                    _copy(archive, member, clean, kind)
    target.flush()
    return {"parts": len(members)}


def _checked(archive: zipfile.ZipFile, packed: int, kind: str) -> list[zipfile.ZipInfo]:
    """The members in the order they are written; raises Fault for an archive that is none of the kind."""
    members = archive.infolist()
    total = sum(member.file_size for member in members)
    if len(members) > MEMBERS or total > UNPACKED_BYTES or total > RATIO * max(packed, SMALL):
        raise Fault("archive_bomb")
    names = [member.filename.lower() for member in members]
    if len(set(names)) != len(names):
        raise Fault("corrupt_file")
    for member in members:
        _check_member(member)
    if TEXT_PART[kind] not in names:
        raise Fault("content_mismatch")
    if kind == "odt" and "mimetype" in names and archive.read("mimetype").strip() != _ODT:
        raise Fault("content_mismatch")
    return sorted(members, key=lambda member: member.filename != "mimetype")


def _check_member(member: zipfile.ZipInfo) -> None:
    name = member.filename.lower().replace("\\", "/")
    if member.flag_bits & 1:
        raise Fault("encrypted")
    if member.file_size > max(SMALL, RATIO * member.compress_size):
        raise Fault("archive_bomb")
    is_link = stat.S_ISLNK(member.external_attr >> 16)
    if is_link or name.startswith("/") or ".." in PurePosixPath(name).parts:
        raise Fault("active_content")
    if name.startswith(_ACTIVE_FOLDERS) or any(part in name for part in _ACTIVE):
        raise Fault("active_content")


def _copy(archive: zipfile.ZipFile, member: zipfile.ZipInfo, clean: zipfile.ZipFile, kind: str) -> None:
    """One part, cleaned, under its name and no date; what unpacks to more than it said is a damaged archive."""
    with archive.open(member) as part:
        data = part.read(member.file_size + 1)
    if len(data) > member.file_size:
        raise Fault("archive_bomb")
    entry = zipfile.ZipInfo(member.filename, _FIXED_DATE)
    entry.compress_type = zipfile.ZIP_STORED if member.filename == "mimetype" else zipfile.ZIP_DEFLATED
    clean.writestr(entry, _cleaned(member.filename.lower(), data, kind))


def _cleaned(name: str, data: bytes, kind: str) -> bytes:
    ending = PurePosixPath(name).suffix.lstrip(".")
    if name == "mimetype":
        return _ODT if kind == "odt" else data
    if ending in _PICTURES:
        return stripping.without_metadata(data)
    if ending in _DRAWINGS:
        if stripping.says_more(data):
            raise Fault("picture_not_allowed")
        return data
    if ending in ("tif", "tiff", "svg", "bmp", "heic"):
        raise Fault("picture_not_allowed")
    if ending not in ("xml", "rels", "rdf"):
        raise Fault("active_content")
    return _cleaned_words(name, data)


def _cleaned_words(name: str, data: bytes) -> bytes:
    """An XML part: well formed, without a document type, doing nothing, and naming nobody."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:200]:
        raise Fault("corrupt_file")
    try:
        tree = ElementTree.fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise Fault("active_content") from None
    except ElementTree.ParseError:
        raise Fault("corrupt_file") from None
    check_part(name, tree)
    return without_names(name, data)
