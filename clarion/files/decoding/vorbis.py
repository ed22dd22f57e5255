"""The three headers of Vorbis sound as containers keep them, and the middle one emptied of its comments."""

from .faults import Fault

_EMPTY = b"\x03vorbis" + b"\0\0\0\0" + b"\0\0\0\0" + b"\x01"


def without_comments(headers: bytes | None) -> bytes:
    """The headers in the same packing, saying neither program nor title. Raises Fault where they are not three."""
    if not headers or headers[0] != 2:
        raise Fault("corrupt_file")
    place, lengths = 1, []
    for _header in range(2):
        length = 0
        while True:
            if place >= len(headers):
                raise Fault("corrupt_file")
            byte = headers[place]
            place, length = place + 1, length + byte
            if byte != 255:
                break
        lengths.append(length)
    first, third = headers[place : place + lengths[0]], headers[place + sum(lengths) :]
    if not first.startswith(b"\x01vorbis") or not third.startswith(b"\x05vorbis"):
        raise Fault("corrupt_file")
    return b"\x02" + _laced(len(first)) + _laced(len(_EMPTY)) + first + _EMPTY + third


def _laced(length: int) -> bytes:
    return b"\xff" * (length // 255) + bytes([length % 255])
