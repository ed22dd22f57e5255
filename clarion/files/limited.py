"""Opens a file that was sent in with a decoder in a process of its own, which has little memory, time and nothing else.

What the decoder does to itself on hostile bytes stays there: a crash, a kill, a hang or an endless output becomes a
refusal in plain words. docs/adr/0005-files-in-a-limited-process.md says why.
"""

import contextlib
import io
import json
import logging
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from .refusals import WORDS, FileRefused

logger = logging.getLogger("clarion.files")

CHILD = Path(__file__).with_name("decoding") / "child.py"
WALL_SECONDS = 60
_AT_ONCE = threading.BoundedSemaphore(2)
"""A web process opens two files at once; more wait, so that uploads together cannot take a machine's memory."""
REPORT_BYTES = 64 * 1024
_OUT_OF_TIME = (-signal.SIGXCPU, -signal.SIGKILL, -signal.SIGXFSZ)


class UnnamedFile(io.BufferedRandom):
    """A file that no folder names; its bytes are gone with it, also where nobody closes it."""

    def __init__(self):
        descriptor, path = tempfile.mkstemp()
        os.unlink(path)
        super().__init__(io.FileIO(descriptor, "r+b"))

    def __del__(self):
        self.close()


@dataclass(frozen=True)
class Decoded:
    """What a decoder made: the clean file, open at its start and on no disk by name, and facts about it."""

    file: IO[bytes]
    facts: dict[str, Any]

    def fact(self, name: str, *kinds: type) -> Any:
        """One of the facts, which must be of one of the kinds: a decoder's word is not trusted. Raises FileRefused."""
        value = self.facts.get(name)
        if type(value) not in kinds:
            self.file.close()
            raise FileRefused("corrupt_file")
        return value

    def check_start(self, fits: Callable[[bytes], bool]) -> None:
        """Sees that the file is of the kind it was asked to be. Raises FileRefused."""
        head = self.file.read(16)
        self.file.seek(0)
        if len(head) < 16 or not fits(head):
            self.file.close()
            raise FileRefused("corrupt_file")


def run_limited(module: str, source: bytes | IO[bytes], *, most_bytes: int, **options: Any) -> Decoded:
    """Runs ``clarion.files.decoding.<module>`` on the bytes; ``most_bytes`` bounds what it may write.

    ``options`` are plain values that the decoder's ``work`` takes. Raises FileRefused.
    """
    target = UnnamedFile()
    try:
        with _AT_ONCE, _as_file(source) as given:
            report = _run(module, given, target.fileno(), most_bytes, options)
        target.seek(0)
        return Decoded(target, report)
    except BaseException:
        target.close()
        raise


@contextlib.contextmanager
def _as_file(source: bytes | IO[bytes]):
    """The source as a descriptor at its start, which can be read and not written."""
    with contextlib.ExitStack() as stack:
        if isinstance(source, bytes) or not _has_descriptor(source):
            source = stack.enter_context(_copy(source))
        source.flush()
        descriptor = os.open(f"/proc/self/fd/{source.fileno()}", os.O_RDONLY)
        stack.callback(os.close, descriptor)
        yield descriptor


def _has_descriptor(source: IO[bytes]) -> bool:
    try:
        source.fileno()
    except (AttributeError, OSError, ValueError):
        return False
    return True


def _copy(source: bytes | IO[bytes]) -> IO[bytes]:
    copy = UnnamedFile()
    if isinstance(source, bytes):
        copy.write(source)
    else:
        source.seek(0)
        shutil.copyfileobj(source, copy)
        source.seek(0)
    return copy


def _run(module: str, source: int, target: int, most_bytes: int, options: dict[str, Any]) -> dict[str, Any]:
    """The report goes to a file too, whose size is bounded with the rest: a child cannot fill this process either."""
    command = [sys.executable, "-I", str(CHILD), module, str(target), str(most_bytes), json.dumps(options)]
    with tempfile.TemporaryFile() as report:
        process = subprocess.Popen(  # noqa: S603  our own program, no word of it from outside
            command,
            stdin=source,
            stdout=report,
            stderr=subprocess.DEVNULL,
            pass_fds=[target],
            env={},
            cwd="/",
            start_new_session=True,
        )
        try:
            in_time = _ended(process, WALL_SECONDS)
        finally:
            _end(process)
        if not in_time:
            raise FileRefused("too_complex")
        report.seek(0)
        if process.returncode:
            logger.warning("The decoder of %s ended with %s", module, process.returncode)
        return _facts(report.read(REPORT_BYTES), process.returncode)


def _ended(process: subprocess.Popen, seconds: float) -> bool:
    """Whether the process ended in time; told at once, where ``wait`` with a limit would look every 50 ms."""
    descriptor = os.pidfd_open(process.pid)
    try:
        poll = select.poll()
        poll.register(descriptor, select.POLLIN)
        return bool(poll.poll(seconds * 1000))
    finally:
        os.close(descriptor)


def _end(process: subprocess.Popen) -> None:
    """Leaves no child behind, whatever it started."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def _facts(said: bytes, code: int) -> dict[str, Any]:
    """The facts of a report; whatever else a child says or does is a refusal, for its word is not trusted."""
    if code in _OUT_OF_TIME:
        raise FileRefused("too_complex")
    try:
        report = json.loads(said) if code == 0 else {}
    except ValueError:
        report = {}
    if isinstance(report, dict) and isinstance(report.get("facts"), dict):
        return report["facts"]
    fault = report.get("fault") if isinstance(report, dict) else None
    raise FileRefused(fault if fault in WORDS else "corrupt_file")
