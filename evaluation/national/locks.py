"""One import of a data set at a time; a killed process gives its lock back by itself."""

import fcntl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

_mine: set[str] = set()
"""Names this process holds: PostgreSQL would give a session its own lock a second time."""


class Busy(Exception):
    """The lock is held, by another process or by this one."""


@contextmanager
def exclusive(name: str) -> Iterator[None]:
    """Holds the named lock of this database for the block; raises Busy at once when another holds it.

    PostgreSQL keeps it in the session, SQLite's in a file beside the database; both end with the process, so that
    no lock outlives a crash.
    """
    if name in _mine:
        raise Busy(name)
    lock = _in_session if connection.vendor == "postgresql" else _in_file
    with lock(f"national-{name}"):
        _mine.add(name)
        try:
            yield
        finally:
            _mine.discard(name)


@contextmanager
def _in_session(name: str) -> Iterator[None]:
    key = zlib.crc32(name.encode())
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
        if not cursor.fetchone()[0]:
            raise Busy(name)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _in_file(name: str) -> Iterator[None]:
    with _path(name).open("a") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(name) from error
        yield


def _path(name: str) -> Path:
    database = Path(str(connection.settings_dict["NAME"]))
    if database.is_file():
        return database.with_name(f"{database.name}.{name}.lock")
    folder = Path(settings.VAR_DIR) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{name}.lock"
