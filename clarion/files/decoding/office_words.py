"""What the XML of DOCX and ODT may do, and where it names people; the one is refused, the other emptied."""

import re

from .faults import Fault

_LINK = re.compile(r"\s*(https?:|mailto:|tel:|sms:|#|\Z)", re.I)
_ELSEWHERE = re.compile(r"\s*([a-z][a-z0-9+.-]*:|//|\\\\)", re.I)
_FIELDS_THAT_ACT = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON|IMPORT|LINK|EMBED|RD|DATABASE|QUOTE)\b"
)
_QUOTED = re.compile(r"\"[^\"]*\"")
_ACTIVE_TAGS = frozenset(
    [
        "script",
        "event-listener",
        "dde-source",
        "dde-connection-decl",
        "dde-connection",
        "object",
        "object-ole",
        "plugin",
        "applet",
        "altChunk",
        "floating-frame",
        "control",
        "attachedTemplate",
        "OLEObject",
        "subDoc",
    ]
)
_XLINK = "{http://www.w3.org/1999/xlink}href"
_EMPTY = {
    "docprops/core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    b'core-properties"/>',
    "docprops/app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"/>',
    "docprops/custom.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'custom-properties"/>',
    "meta.xml": b'<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'office:version="1.3"><office:meta/></office:document-meta>',
}
"""Parts that hold nothing but who, when, where and with what."""
_TAG = re.compile(rb"<[^<>]*>")
_NAMING = re.compile(
    rb"(\s(?:[\w-]+:)?(?:author|initials|userId|providerId|lastModifiedBy)\s*=\s*)(\"[^\"]*\"|'[^']*')"
)
_NAMED = re.compile(
    rb"(<(?:dc:creator|meta:initial-creator|meta:creator-initials|text:initial-creator|text:creator|text:sender-[a-z-]+"
    rb"|text:author-name|text:author-initials"
    rb"|config:config-item [^>]*config:name=\"(?:PrinterName|PrinterSetup)\"[^>]*)"
    rb"(?:\s[^>]*)?(?<!/)>)[^<]*(?=</)"
)
_THUMBNAIL = re.compile(rb"<(?:[\w-]+:)?Relationship\s[^>]*metadata/thumbnail[^>]*/>|<[^<>]*\"Thumbnails/[^<>]*/>")


def check_part(name: str, tree) -> None:
    """Raises Fault for a part that runs something or fetches something when the document is opened."""
    if name == "[content_types].xml" and any(
        word in str(node.attrib).lower()
        for node in tree.iter()
        for word in ("macroenabled", "vbaproject", "ms-word.vba")
    ):
        raise Fault("active_content")
    fields = []
    for node in tree.iter():
        tag = node.tag.rsplit("}", 1)[-1] if isinstance(node.tag, str) else ""
        if tag == "Relationship":
            _check_relationship(node)
        elif tag in _ACTIVE_TAGS and not (tag == "attachedTemplate" and not node.attrib):
            raise Fault("external_links" if tag == "attachedTemplate" else "active_content")
        if _XLINK in node.attrib:
            _check_link(tag, node.attrib[_XLINK])
        # A field's words may be cut in pieces; two fields are not one word.
        fields.append((node.text or "") if tag == "instrText" else " " if tag == "fldChar" else "")
        fields += [f" {value} " for key, value in node.attrib.items() if key.endswith("}instr")]
    if _FIELDS_THAT_ACT.search(_QUOTED.sub("", "".join(fields)).upper()):
        raise Fault("active_content")


def _check_relationship(node) -> None:
    kind, target = node.get("Type", "").rsplit("/", 1)[-1].lower(), node.get("Target", "")
    if kind in ("oleobject", "package", "control", "vbaproject", "afchunk", "activexcontrolbinary"):
        raise Fault("active_content")
    if kind == "hyperlink":
        if not _LINK.match(target) and _ELSEWHERE.match(target):
            raise Fault("active_content")
    elif node.get("TargetMode", "").lower() == "external" or _ELSEWHERE.match(target):
        raise Fault("external_links")


def _check_link(tag: str, target: str) -> None:
    """A link that a reader follows may lead out; a picture, a section or a sound comes from within."""
    if tag in ("a", "outline-level", "area", "hyperlink"):
        if not _LINK.match(target) and _ELSEWHERE.match(target):
            raise Fault("active_content")
    elif _ELSEWHERE.match(target) or target.startswith(("../", "/")):
        raise Fault("external_links")


def without_names(name: str, data: bytes) -> bytes:
    """The part without authors of text, notes and changes, printers, and what only describes the document."""
    if name in _EMPTY:
        return b'<?xml version="1.0" encoding="UTF-8"?>' + _EMPTY[name]
    data = _TAG.sub(lambda tag: _NAMING.sub(rb'\1""', tag[0]), data)
    data = _NAMED.sub(rb"\1", data)
    return _THUMBNAIL.sub(b"", data) if name.endswith((".rels", "manifest.xml")) else data
