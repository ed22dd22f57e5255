"""The virus scanner is asked where one is set; while it does not answer, nothing is taken and nothing breaks."""

import logging
import socket
import struct
import threading

import pytest
from django.core.files.base import ContentFile

from clarion.files import scanning
from clarion.files.refusals import FileRefused
from content.media.gate import gated_document, gated_picture
from tests.factories.content import document_bytes, picture_bytes

VIRUS = b"a harmful thing"


@pytest.fixture
def scanner(settings, tmp_path):
    """A scanner that finds one thing, on a socket of its own."""
    place = tmp_path / "clamd"
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(place))
        door.listen()
        seen = []
        thread = threading.Thread(target=_serve, args=(door, seen), daemon=True)
        thread.start()
        settings.CLAMD_URL = f"unix://{place}"
        yield seen
        door.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def _serve(door, seen) -> None:
    while True:
        try:
            connection, _address = door.accept()
        except OSError:
            return
        with connection, connection.makefile("rb") as asked:
            question = b"".join(iter(lambda: asked.read(1), b"\0"))
            if question == b"zPING":
                connection.sendall(b"PONG\0")
                continue
            data = b""
            while length := struct.unpack("!L", asked.read(4))[0]:
                data += asked.read(length)
            seen.append(data)
            connection.sendall(b"stream: Trial FOUND\0" if VIRUS in data else b"stream: OK\0")


def sent(data: bytes, name: str) -> ContentFile:
    return ContentFile(data, name=name)


def test_each_upload_is_shown_whole(scanner):
    gated_picture(sent(picture_bytes(), "a.jpg"))
    gated_document(sent(document_bytes(), "a.pdf"))
    assert scanner == [picture_bytes(), document_bytes()]
    assert scanning.answers()


def test_what_it_finds_is_refused(scanner):
    with pytest.raises(FileRefused) as refusal:
        gated_picture(sent(picture_bytes() + VIRUS, "a.jpg"))
    assert refusal.value.code == "malware"


@pytest.mark.parametrize("address", ["unix:///nowhere/clamd", "tcp://127.0.0.1:9"])
def test_while_it_is_down_no_file_is_taken_and_the_log_says_so(settings, caplog, address):
    settings.CLAMD_URL = address
    with caplog.at_level(logging.WARNING, "clarion.files"), pytest.raises(FileRefused) as refusal:
        gated_document(sent(document_bytes(), "a.pdf"))
    assert refusal.value.code == "scanner_down"
    assert [record.name for record in caplog.records] == ["clarion.files"]


def test_without_one_nothing_is_asked(monkeypatch):
    monkeypatch.setattr(socket, "create_connection", None)
    gated_picture(sent(picture_bytes(), "a.jpg"))
    assert scanning.answers()


def test_readiness_names_it_without_shutting_the_site(client, db, settings, scanner):
    assert client.get("/readyz").json()["checks"]["scanner"] == "ok"
    settings.CLAMD_URL = "unix:///nowhere/clamd"
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["checks"]["scanner"]) == (200, "failed")
