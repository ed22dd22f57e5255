"""What was withdrawn, in a file that no backup of the database turns back.

One line of JSON for each withdrawal, written and on the disk before the transaction commits: should the commit fail,
the next run of the job withdraws what the ledger says. A line holds the consent's number, the prints of the items'
files and the day; nothing that names anybody.
"""

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import storages
from django.utils import timezone

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class Withdrawal:
    """One line: ``items`` are pairs of a kind (image, recording, handout) and the SHA-256 of the file."""

    consent: str
    items: tuple[tuple[str, str], ...]
    day: str


def print_of(item) -> str:
    """The SHA-256 of an item's file, public or sealed; empty where it has none any more."""
    sealed = item.sealed.get("file")
    storage, name = (storages["private"], sealed) if sealed else (storages["default"], item.file.name)
    try:
        with storage.open(name) as file:
            digest = hashlib.sha256()
            while chunk := file.read(CHUNK):
                digest.update(chunk)
            return digest.hexdigest()
    except OSError:
        return ""


def write(consent, items) -> Withdrawal:
    """Adds a line and waits until the disk has it."""
    prints = tuple((item.link, found) for item in items if (found := print_of(item)))
    line = Withdrawal(str(consent.uuid), prints, timezone.localdate().isoformat())
    path = Path(settings.WITHDRAWAL_LEDGER)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(line)).encode() + b"\n"
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        if _is_cut_short(handle):
            text = b"\n" + text
        if os.write(handle, text) != len(text):
            raise OSError("The withdrawal ledger took only part of a line.")
        os.fsync(handle)
    finally:
        os.close(handle)
    return line


def _is_cut_short(handle: int) -> bool:
    """Whether the last line has no end, as a crash or a full disk leaves it."""
    size = os.fstat(handle).st_size
    return size > 0 and os.pread(handle, 1, size - 1) != b"\n"


def lines() -> Iterator[Withdrawal]:
    """All withdrawals in their order; a line that a crash cut short is passed over, its transaction never committed."""
    try:
        text = Path(settings.WITHDRAWAL_LEDGER).read_text("utf-8")
    except FileNotFoundError:
        return
    for line in text.splitlines():
        try:
            read = json.loads(line)
            yield Withdrawal(read["consent"], tuple(map(tuple, read["items"])), read["day"])
        except (ValueError, KeyError, TypeError):
            continue
