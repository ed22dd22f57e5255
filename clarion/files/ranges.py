"""HTTP ranges (RFC 9110, section 14): which bytes a request asks for."""

import re

RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})\Z")


class UnsatisfiableRange(ValueError):
    """The range begins past the end of the file; the answer is 416."""


def requested_range(header: str, length: int) -> tuple[int, int] | None:
    """First and last byte of a single-range header, or None where the whole file is the answer.

    Several ranges, other units and malformed headers are ignored, as the RFC allows.
    Raises UnsatisfiableRange.
    """
    match = RANGE.match(header.strip())
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if first == "":
        if int(last) == 0 or length == 0:
            raise UnsatisfiableRange
        return max(0, length - int(last)), length - 1
    if int(first) >= length:
        raise UnsatisfiableRange
    if last and int(last) < int(first):
        return None
    return int(first), min(int(last), length - 1) if last else length - 1
