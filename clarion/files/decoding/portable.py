"""PDF, in the limited process: refused when it does anything, else written anew without what it says of its making."""

import base64
import re
import zlib
from io import SEEK_END, BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from . import stripping
from .faults import Fault

MAX_PAGES = 2_000
MAX_OBJECTS = 200_000
MAX_DEPTH = 100
END_WITHIN = 2_048
MAX_PICTURE = 256 * 1024 * 1024
_ACTIVE_KEYS = frozenset(
    ("/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/RichMedia", "/RichMediaContent", "/XFA", "/AF")
)
_ACTIVE_ACTIONS = frozenset(
    [
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMediaExecute",
        "/GoTo3DView",
    ]
)
_ACTIVE_KINDS = frozenset(["/RichMedia", "/Movie", "/Screen", "/3D", "/Sound", "/FileAttachment"])
_SAFE_ADDRESS = re.compile(rb"\s*(https?:|mailto:|tel:|sms:|#|[^:]*\Z)", re.I)
_TOLD = ("/Metadata", "/PieceInfo", "/Thumb", "/LastModified", "/AA")
"""What a document says of its making, a small old picture of a page, and what happens without being asked."""
_TOLD_BY_NOTES = ("/T", "/M", "/CreationDate", "/NM")
"""Who wrote a note beside the text, and when. A field of a form is named by one of these."""


def prepare(source, target, options: dict):
    """Rehearses on an empty document, so that all that will be needed is loaded."""
    with pikepdf.new() as rehearsal:
        rehearsal.add_blank_page()
        rehearsal.save(BytesIO())
    return source, target


def work(prepared) -> dict:
    """Writes the clean document; its only fact is the number of pages."""
    source, target = prepared
    if source.read(5) != b"%PDF-":
        raise Fault("content_mismatch")
    _check_end(source)
    with _opened(source) as document:
        if document.is_encrypted:
            raise Fault("encrypted")
        pages = _counted(document)
        for number, record in enumerate(document.objects):
            if number > MAX_OBJECTS:
                raise Fault("too_complex")
            _clean(record)
        _clean_root(document)
        document.save(
            target, linearize=False, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate
        )
    target.flush()
    return {"pages": pages}


def _opened(source) -> pikepdf.Pdf:
    """The document; one that is locked cannot always be told from one that is damaged, but for this word."""
    try:
        return pikepdf.open(source, suppress_warnings=True)
    except (pikepdf.PasswordError, pikepdf.PdfError, RuntimeError):
        source.seek(0)
        raise Fault("encrypted" if b"/Encrypt" in source.read() else "corrupt_file") from None


def _check_end(source) -> None:
    """A table of contents that is wrong can be mended; pages that were cut off cannot."""
    source.seek(-min(END_WITHIN, source.seek(0, SEEK_END)), SEEK_END)
    if b"%%EOF" not in source.read():
        raise Fault("corrupt_file")
    source.seek(0)


def _counted(document: pikepdf.Pdf) -> int:
    pages = len(document.pages)
    if pages == 0:
        raise Fault("corrupt_file")
    if pages > MAX_PAGES:
        raise Fault("too_many_pages")
    return pages


def _clean_root(document: pikepdf.Pdf) -> None:
    if "/Collection" in document.Root:
        raise Fault("active_content")
    _drop(document.trailer, ("/Info",))
    _drop(document.Root, ("/OpenAction",))


def _clean(value: Object, depth: int = 0) -> None:
    """Looks through a record and all that stands in it, but not through what it points at: that comes by itself."""
    if depth > MAX_DEPTH:
        raise Fault("too_complex")
    if isinstance(value, Dictionary | Stream):
        _check_dictionary(value)
        children = [child for _key, child in value.items()]
    elif isinstance(value, Array):
        children = list(value)
    else:
        return
    for child in children:
        if isinstance(child, Object) and not child.is_indirect:
            _clean(child, depth + 1)
    if isinstance(value, Dictionary | Stream):
        _drop(value, _TOLD)
        if "/Rect" in value and value.get("/Subtype") != Name.Widget:
            _drop(value, _TOLD_BY_NOTES)
    if isinstance(value, Stream):
        _clean_picture(value)


def _drop(value: Object, keys) -> None:
    for key in keys:
        if key in value:
            del value[key]


def _check_dictionary(value: Object) -> None:
    keys = set(value.keys())
    kind, action = value.get("/Subtype"), value.get("/S")
    if keys & _ACTIVE_KEYS or str(kind) in _ACTIVE_KINDS or str(action) in _ACTIVE_ACTIONS:
        raise Fault("active_content")
    if "/URI" in keys and isinstance(value["/URI"], pikepdf.String):
        _check_address(bytes(value["/URI"]))
    if value.get("/F") is not None and isinstance(value, Stream):
        raise Fault("external_links")  # the bytes of the stream stand in another file


def _check_address(address: bytes) -> None:
    if not _SAFE_ADDRESS.match(address):
        raise Fault("active_content")


def _clean_picture(stream: Stream) -> None:
    """Takes place and camera out of a picture that stands in the document as a file of its own kind."""
    filters = stream.get("/Filter")
    names = [str(name) for name in filters] if isinstance(filters, Array) else [str(filters)] if filters else []
    if not names or names[-1] not in _PICTURES:
        return
    data = bytes(stream.get_raw_stream_buffer())
    for name in names[:-1]:
        data = _unpacked(data, name)
    parameters = stream.get("/DecodeParms")
    if isinstance(parameters, Array):
        parameters = parameters[-1] if len(parameters) else None
    stream.write(
        _PICTURES[names[-1]](data),
        filter=Name(names[-1]),
        decode_parms=parameters if isinstance(parameters, Dictionary) else None,
    )


_PICTURES = {"/DCTDecode": stripping.jpeg, "/DCT": stripping.jpeg, "/JPXDecode": stripping.jpeg2000}


def _unpacked(data: bytes, name: str) -> bytes:
    if name in ("/FlateDecode", "/Fl"):
        unpacking = zlib.decompressobj()
        data = unpacking.decompress(data, MAX_PICTURE)
        if unpacking.unconsumed_tail:
            raise Fault("archive_bomb")
        return data
    if name in ("/ASCII85Decode", "/A85"):
        return base64.a85decode(data.strip().removesuffix(b"~>"), adobe=False)
    if name in ("/ASCIIHexDecode", "/AHx"):
        digits = re.sub(rb"\s", b"", data.split(b">")[0])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode("ascii"))
    raise Fault("too_complex")
