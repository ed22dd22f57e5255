"""A decoder runs in a process that has little and can do nothing; whatever becomes of it is a refusal in words."""

import os
import subprocess
import sys
import tempfile
import time
from io import BytesIO
from pathlib import Path

import pytest

from clarion.files import limited
from clarion.files.images import clean_picture
from clarion.files.limited import run_limited
from clarion.files.refusals import WORDS, FileRefused
from tests.factories.content import picture_bytes

CHILD = """
import json, os, resource, signal, sys, time
source, target = open(0, "rb"), open(int(sys.argv[2]), "w+b")
{body}
"""


@pytest.fixture
def child(tmp_path, monkeypatch):
    """Puts a program of the test in the place of ours."""

    def put(body: str):
        path = tmp_path / "child.py"
        path.write_text(CHILD.replace("{body}", body), "utf-8")
        monkeypatch.setattr(limited, "CHILD", path)

    return put


def refused(most_bytes=1000) -> str:
    with pytest.raises(FileRefused) as refusal:
        run_limited("pictures", b"given", most_bytes=most_bytes)
    return refusal.value.code


def test_what_a_decoder_writes_and_says_comes_back(child):
    child('target.write(source.read()[::-1]); target.flush(); os.write(1, b\'{"facts": {"width": 3}}\')')
    decoded = run_limited("pictures", b"given", most_bytes=1000)
    assert (decoded.file.read(), decoded.facts) == (b"nevig", {"width": 3})
    decoded.file.close()


def test_a_file_may_come_from_disk_or_memory(child, tmp_path):
    child("target.write(source.read()); target.flush(); os.write(1, b'{\"facts\": {}}')")
    (tmp_path / "sent").write_bytes(b"on disk")
    with (tmp_path / "sent").open("rb") as on_disk:
        on_disk.seek(3)
        taken = [run_limited("pictures", given, most_bytes=1000).file.read() for given in (on_disk, BytesIO(b"held"))]
    assert taken == [b"on disk", b"held"]


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("os.kill(os.getpid(), signal.SIGSEGV)", "corrupt_file"),
        ("os.kill(os.getpid(), signal.SIGKILL)", "too_complex"),
        ("os.kill(os.getpid(), signal.SIGXCPU)", "too_complex"),
        ("raise ValueError", "corrupt_file"),
        ("pass", "corrupt_file"),
        ('os.write(1, b"{")', "corrupt_file"),
        ('os.write(1, b"[1]")', "corrupt_file"),
        ("os.write(1, b'{\"facts\": 1}')", "corrupt_file"),
        ('os.write(1, b\'{"fault": "too_many_pixels"}\')', "too_many_pixels"),
        ('os.write(1, b\'{"fault": "<script>"}\')', "corrupt_file"),
        ("os.write(1, b'{\"facts\": {}}'); sys.exit(3)", "corrupt_file"),
    ],
)
def test_whatever_a_decoder_does_is_a_refusal(child, body, code):
    child(body)
    assert refused() == code


def test_a_decoder_that_never_ends_is_ended_with_all_it_started(child, monkeypatch, tmp_path):
    monkeypatch.setattr(limited, "WALL_SECONDS", 1)
    child(f'if other := os.fork(): open("{tmp_path}/other", "w").write(str(other))\ntime.sleep(60)')
    assert refused() == "too_complex"
    assert has_ended((tmp_path / "other").read_text())


def has_ended(process: str) -> bool:
    """Whether a process is gone, or dead and waits to be noticed; asked for a while, for the kill is on its way."""
    for _attempt in range(100):
        try:
            if Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
        except FileNotFoundError:
            return True
        time.sleep(0.05)
    return False


def test_a_refusal_keeps_nothing_open(child):
    child("raise ValueError")
    before = os.listdir("/proc/self/fd")
    assert refused() == "corrupt_file"
    assert os.listdir("/proc/self/fd") == before


def in_the_child(code: str) -> bytes:
    """What our own child reports of a decoder of the test."""
    script = f"""
import runpy, sys, types
sys.path.insert(0, {str(Path(limited.__file__).parents[2])!r})
decoder = types.ModuleType("clarion.files.decoding.trial")
exec({code!r}, decoder.__dict__)
sys.modules["clarion.files.decoding.trial"] = decoder
runpy.run_path({str(limited.CHILD)!r}, run_name="__main__")
"""
    with tempfile.TemporaryFile() as target:
        command = [sys.executable, "-c", script, "trial", str(target.fileno()), "100000", "{}"]
        run = subprocess.run(
            command, input=b"", capture_output=True, timeout=60, check=False, pass_fds=[target.fileno()]
        )
    return run.stdout


@pytest.mark.parametrize(
    ("code", "report"),
    [
        ("open('/etc/passwd')", b'{"fault": "corrupt_file"}'),
        ("import socket; socket.socket()", b'{"fault": "corrupt_file"}'),
        ("bytearray(3 * 1024 ** 3)", b'{"fault": "too_complex"}'),
        ("(lambda f: f(f))(lambda f: f(f))", b'{"fault": "too_complex"}'),
    ],
    ids=["file", "connection", "memory", "depth"],
)
def test_a_decoder_can_open_nothing_and_take_little(code, report):
    body = f"import socket\ndef prepare(*given): return None\ndef work(prepared):\n    {code}\n    return {{}}\n"
    assert in_the_child(body) == report


def test_the_child_knows_nothing_of_the_site():
    body = (
        "import os, sys\ndef prepare(*given): return None\n"
        "def work(prepared): return {'django': 'django' in sys.modules, 'limits': len(os.environ) * 0}\n"
    )
    assert in_the_child(body) == b'{"facts": {"django": false, "limits": 0}}'


def test_no_secret_is_in_the_environment_of_the_child(child, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "of the site")
    child('os.write(1, json.dumps({"facts": {"names": sorted(os.environ)}}).encode())')
    names = run_limited("pictures", b"given", most_bytes=1000).facts["names"]
    assert set(names) <= {"LC_CTYPE"}


@pytest.mark.parametrize(
    ("written", "said"),
    [
        (b"<script>", '{"extension": "jpg", "width": 1, "height": 1}'),
        (b"<script>", '{"extension": "html", "width": 1, "height": 1}'),
        (b"\xff\xd8\xff", '{"extension": "jpg", "width": "1", "height": 1}'),
        (b"\xff\xd8\xff", '{"extension": "jpg", "width": 1}'),
        (b"\xff\xd8\xff", "{}"),
    ],
)
def test_a_decoder_that_was_taken_over_gets_nothing_past(child, written, said):
    child(f"target.write({written!r}); target.flush(); os.write(1, b'{{\"facts\": {said}}}')")
    with pytest.raises(FileRefused) as refusal:
        clean_picture(picture_bytes(size=(60, 40)), "a.jpg")
    assert refusal.value.code == "corrupt_file"


def test_a_decoder_cannot_change_what_was_sent(child, tmp_path):
    child('os.write(1, b\'{"facts": {}}\'); os.write(0, b"other")')
    (tmp_path / "sent").write_bytes(b"given")
    with (tmp_path / "sent").open("r+b") as sent, pytest.raises(FileRefused):
        run_limited("pictures", sent, most_bytes=1000)
    assert (tmp_path / "sent").read_bytes() == b"given"


def test_every_fault_has_words():
    assert [code for code, words in WORDS.items() if not str(words).endswith(".")] == []


def test_a_picture_still_goes_through_all_of_it():
    clean = clean_picture(picture_bytes(size=(60, 40)), "a.jpg")
    assert (clean.extension, clean.width, clean.height) == ("jpg", 60, 40)
