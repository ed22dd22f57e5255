"""Takes what a picture says about its making out of it without touching a pixel, for pictures inside documents.

Each function walks the parts that its format is made of, keeps those that a viewer needs, and ends where the picture
ends; bytes after that do not survive. Raises Fault for a picture whose parts do not fit together.
"""

from .faults import Fault

_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT", b"pHYs", b"bKGD", b"iCCP")
)
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"))
_JP2_DROPPED = frozenset((b"uuid", b"xml ", b"uinf", b"jp2i", b"asoc", b"lbl "))
_TRACES = (b"Exif\0\0", b"http://ns.adobe.com/xap/", b"<x:xmpmeta", b"Photoshop 3.0\0")


def says_more(data: bytes) -> bool:
    """Whether bytes of another kind hold what cameras and picture programs write beside the picture."""
    return any(trace in data for trace in _TRACES)


def without_metadata(data: bytes) -> bytes:
    """The picture alone; told by its first bytes. Raises Fault for a kind that cannot be cleaned."""
    if data[:3] == b"\xff\xd8\xff":
        return jpeg(data)
    if data[:8] == _PNG:
        return png(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return webp(data)
    if data[:6] in (b"GIF87a", b"GIF89a") and not says_more(data):
        return data
    raise Fault("picture_not_allowed")


def jpeg(data: bytes) -> bytes:
    """JPEG: of what programs write for themselves only JFIF, Adobe's colour mark and a colour profile remain."""
    if data[:3] != b"\xff\xd8\xff":
        raise Fault("corrupt_file")
    kept, place = bytearray(data[:2]), 2
    while True:
        while data[place : place + 2] == b"\xff\xff":
            place += 1
        marker = _at(data, place, 2)
        if marker[0] != 0xFF:
            raise Fault("corrupt_file")
        if marker[1] == 0xD9:
            return bytes(kept + marker)
        length = int.from_bytes(_at(data, place + 2, 2), "big")
        segment = _at(data, place, 2 + length)
        if length < 2:
            raise Fault("corrupt_file")
        if _is_needed(marker[1], segment[4:]):
            kept += segment
        place += 2 + length
        if marker[1] == 0xDA:
            end = _end_of_scan(data, place)
            kept += data[place:end]
            if end == len(data):  # many programs leave the end mark out
                return bytes(kept + b"\xff\xd9")
            place = end


def _is_needed(marker: int, content: bytes) -> bool:
    if marker == 0xFE:
        return False
    if 0xE0 <= marker <= 0xEF:
        return content.startswith((b"JFIF\0", b"Adobe", b"ICC_PROFILE\0"))
    return True


def _end_of_scan(data: bytes, place: int) -> int:
    """Where the next marker stands that is neither a stuffed byte nor a restart."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0 or place + 1 >= len(data):
            return len(data)
        if data[place + 1] != 0 and not 0xD0 <= data[place + 1] <= 0xD7 and data[place + 1] != 0xFF:
            return place
        place += 1 if data[place + 1] == 0xFF else 2


def png(data: bytes) -> bytes:
    """PNG: the chunks that make the picture; an animation keeps its first picture."""
    kept, place = bytearray(_PNG), 8
    while True:
        length, name = int.from_bytes(_at(data, place, 4), "big"), _at(data, place + 4, 4)
        chunk = _at(data, place, length + 12)
        if name in _PNG_KEPT:
            kept += chunk
        if name == b"IEND":
            return bytes(kept)
        place += length + 12


def webp(data: bytes) -> bytes:
    """WebP: the chunks that make the picture; the marks that announce the dropped ones are cleared."""
    end, place, kept = 8 + int.from_bytes(_at(data, 4, 4), "little"), 12, bytearray()
    while place < min(end, len(data)):
        name, length = _at(data, place, 4), int.from_bytes(_at(data, place + 4, 4), "little")
        chunk = bytearray(_at(data, place, 8 + length))
        if name == b"VP8X" and length:
            chunk[8] &= ~0b00001100 & 0xFF
        if name in _WEBP_KEPT:
            kept += chunk + b"\0" * (length % 2)
        place += 8 + length + length % 2
    return b"RIFF" + (len(kept) + 4).to_bytes(4, "little") + b"WEBP" + bytes(kept)


def jpeg2000(data: bytes) -> bytes:
    """JPEG 2000: its boxes without those that hold texts; a bare code stream passes."""
    if data[:4] == b"\xff\x4f\xff\x51":
        return data
    kept, place = bytearray(), 0
    while place < len(data):
        length, name, head = int.from_bytes(_at(data, place, 4), "big"), _at(data, place + 4, 4), 8
        if length == 1:
            length, head = int.from_bytes(_at(data, place + 8, 8), "big"), 16
        length = length or len(data) - place
        if length < head:
            raise Fault("corrupt_file")
        box = _at(data, place, length)
        if name not in _JP2_DROPPED:
            kept += box
        place += length
    return bytes(kept)


def _at(data: bytes, place: int, length: int) -> bytes:
    """That many bytes from there; raises Fault where the picture is shorter."""
    part = data[place : place + length]
    if len(part) != length:
        raise Fault("corrupt_file")
    return part
