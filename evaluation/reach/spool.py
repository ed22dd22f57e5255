"""The append-only files that events are written to: one short line each, coarse fields only, one ``write`` each.

Each process writes files of its own, a new one each hour; their names are never used twice. A line that ``write``
accepted survives the end of the process (kill -9 too); it is not forced to the disk, so a power cut may lose what the
operating system still held. Nothing about the visitor is in a line::

    2026-11-23T04<tab>view<tab>campaign-code<tab>medium<tab>area-code<tab>campaigns

A scan ends with one field more, the code of the short link.
"""

import os
import secrets
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

ENDING = ".spool"
EMPTY = "-"


@dataclass(frozen=True)
class Event:
    """One counted moment: the hour (UTC), what happened, and in what context; empty where there is none."""

    hour: str
    kind: str
    campaign: str = ""
    medium: str = ""
    area: str = ""
    path_class: str = ""
    link: str = ""

    def line(self) -> bytes:
        fields = (self.hour, self.kind, self.campaign, self.medium, self.area, self.path_class)
        fields += (self.link,) if self.link else ()
        return ("\t".join(field or EMPTY for field in fields) + "\n").encode()


def read_line(line: bytes) -> Event | None:
    """The event of a line, or None for a line that was cut short."""
    try:
        fields = ["" if field == EMPTY else field for field in line.decode().split("\t")]
        datetime.strptime(fields[0], "%Y-%m-%dT%H")
    except (UnicodeDecodeError, ValueError):
        return None
    return Event(*fields) if len(fields) in (6, 7) else None


def hour_of(now: datetime | None = None) -> str:
    return f"{now or datetime.now(UTC):%Y-%m-%dT%H}"


def folder() -> Path:
    return Path(settings.VAR_DIR) / "spool"


class Spool:
    """The open file of this process."""

    def __init__(self):
        self._lock = threading.Lock()
        self._descriptor = -1
        self._place = (Path(), "")
        self._cut = False

    def append(self, event: Event) -> None:
        """Writes one line in one call; raises OSError when the disk does not take all of it."""
        line = event.line()
        with self._lock:
            place = (settings.VAR_DIR, event.hour)
            if place != self._place:
                self._open(place)
            if self._cut:
                line = b"\n" + line
            self._cut = True
            if os.write(self._descriptor, line) != len(line):
                raise OSError("The disk took only part of a line.")
            self._cut = False

    def _open(self, place: tuple[Path, str]) -> None:
        path = folder()
        os.makedirs(path, mode=0o750, exist_ok=True)
        name = f"{place[1]}-{os.getpid()}-{secrets.token_hex(4)}{ENDING}"
        descriptor = os.open(os.path.join(path, name), os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_EXCL, 0o640)
        self.close()
        self._descriptor, self._place, self._cut = descriptor, place, False

    def close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
        self._descriptor, self._place = -1, (Path(), "")


_spool = Spool()


def append(event: Event) -> None:
    """Adds an event to this process's file; raises OSError when it cannot be written."""
    _spool.append(event)


def start_anew() -> None:
    """Lets go of the file, as a process does after a fork or when its folder changed."""
    global _spool
    _spool.close()
    _spool = Spool()


def _after_fork() -> None:
    global _spool
    _spool = Spool()  # the parent's descriptor stays the parent's


os.register_at_fork(after_in_child=_after_fork)
