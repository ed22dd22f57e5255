"""Asks a virus scanner (clamd) about a file, where ``CLAMD_URL`` names one; without it nothing is asked."""

import logging
import socket
import struct
from collections.abc import Iterator
from typing import IO
from urllib.parse import urlsplit

from django.conf import settings

from .refusals import FileRefused

logger = logging.getLogger("clarion.files")

SECONDS = 30
SECONDS_FOR_A_SIGN = 3
CHUNK = 64 * 1024


def scan(source: bytes | IO[bytes]) -> None:
    """Raises FileRefused for a file in which the scanner finds something, and while the scanner does not answer."""
    if not settings.CLAMD_URL:
        return
    try:
        answer = _asked(b"zINSTREAM\0", _framed(source))
    except OSError as error:
        logger.warning("Uploads are refused: the virus scanner does not answer (%s)", type(error).__name__)
        raise FileRefused("scanner_down") from error
    if answer.endswith("FOUND"):
        raise FileRefused("malware")
    if not answer.endswith("OK"):
        logger.warning("Uploads are refused: the virus scanner answered with an error")
        raise FileRefused("scanner_down")


def answers() -> bool:
    """Whether the scanner is there, or none is wanted."""
    return not settings.CLAMD_URL or _asked(b"zPING\0", (), SECONDS_FOR_A_SIGN) == "PONG"


def _framed(source: bytes | IO[bytes]) -> Iterator[bytes]:
    """The file in pieces, each with its length before it, and the end."""
    if isinstance(source, bytes):
        pieces = iter([source[start : start + CHUNK] for start in range(0, len(source), CHUNK)])
    else:
        source.seek(0)
        pieces = iter(lambda: source.read(CHUNK), b"")
    for piece in pieces:
        yield struct.pack("!L", len(piece)) + piece
    yield struct.pack("!L", 0)


def _asked(question: bytes, pieces, seconds: float = SECONDS) -> str:
    with _connected(seconds) as connection:
        connection.sendall(question)
        for piece in pieces:
            connection.sendall(piece)
        return _until_end(connection).rstrip(b"\0\n").decode("utf-8", "replace")


def _until_end(connection: socket.socket) -> bytes:
    """The answer, which ends with a NUL byte or with the connection."""
    answer = b""
    while not answer.endswith(b"\0") and len(answer) < CHUNK and (piece := connection.recv(CHUNK)):
        answer += piece
    return answer


def _connected(seconds: float) -> socket.socket:
    place = urlsplit(settings.CLAMD_URL)
    if place.scheme == "tcp":
        return socket.create_connection((place.hostname, place.port or 3310), timeout=seconds)
    connection = socket.socket(socket.AF_UNIX)
    try:
        connection.settimeout(seconds)
        connection.connect(place.path)
    except OSError:
        connection.close()
        raise
    return connection
