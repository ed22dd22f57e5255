"""Files leave by two doors only, and each door answers ranges, versions and strangers as it should."""

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from clarion.files.signing import signed_token


@pytest.fixture
def stored():
    return storages["default"].save("media/song.mp3", ContentFile(b"0123456789"))


@pytest.fixture
def secret():
    return storages["private"].save("releases/return.xlsx", ContentFile(b"private rows"))


def body(response):
    return b"".join(response.streaming_content)


def test_public_name_tells_nothing(stored):
    assert "song" not in stored
    assert stored.endswith(".mp3")


def test_whole_file(client, stored):
    response = client.get(f"/media/{stored}")
    assert (response.status_code, body(response)) == (200, b"0123456789")
    assert response["Cache-Control"] == "public, max-age=240"
    assert response["Accept-Ranges"] == "bytes"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in response["Content-Security-Policy"]
    assert "Content-Disposition" not in response
    assert not response.cookies


@pytest.mark.parametrize(
    ("ending", "kind"),
    [
        ("jpg", "image/jpeg"),
        ("png", "image/png"),
        ("webp", "image/webp"),
        ("mp3", "audio/mpeg"),
        ("m4a", "audio/mp4"),
        ("ogg", "audio/ogg"),
        ("opus", "audio/ogg"),
        ("wav", "audio/wav"),
        ("mp4", "video/mp4"),
        ("webm", "video/webm"),
        ("vtt", "text/vtt"),
    ],
)
def test_what_pages_show_and_play_has_its_type_on_every_machine(client, ending, kind):
    name = storages["default"].save(f"media/a.{ending}", ContentFile(b"0123456789"))
    response = client.get(f"/media/{name}", headers={"Range": "bytes=2-4"})
    assert (response.status_code, response["Content-Type"], body(response)) == (206, kind, b"234")
    assert "Content-Disposition" not in response


@pytest.mark.parametrize("ending", ["pdf", "docx", "odt", "html", "svg", "xml", "js", "swf", "unknown"])
def test_everything_else_is_an_attachment(client, ending):
    name = storages["default"].save(f"documents/a.{ending}", ContentFile(b"0123456789"))
    response = client.get(f"/media/{name}")
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    body(response)


@pytest.mark.parametrize(
    ("asked", "given", "content_range"),
    [
        ("bytes=0-3", b"0123", "bytes 0-3/10"),
        ("bytes=7-", b"789", "bytes 7-9/10"),
        ("bytes=-2", b"89", "bytes 8-9/10"),
        ("bytes=5-99", b"56789", "bytes 5-9/10"),
    ],
)
def test_range(client, stored, asked, given, content_range):
    response = client.get(f"/media/{stored}", headers={"Range": asked})
    assert (response.status_code, body(response)) == (206, given)
    assert response["Content-Range"] == content_range
    assert response["Content-Length"] == str(len(given))


HUGE = "9" * 5000


@pytest.mark.parametrize(
    "asked",
    ["lines=0-3", "bytes=0-1,4-5", "bytes=5-2", "bytes=-", f"bytes={HUGE}-", f"bytes=0-{HUGE}", f"bytes=-{HUGE}"],
)
def test_range_that_is_ignored(client, stored, asked):
    assert client.get(f"/media/{stored}", headers={"Range": asked}).status_code == 200


@pytest.mark.parametrize("asked", ["bytes=10-", "bytes=-0"])
def test_range_past_the_end(client, stored, asked):
    response = client.get(f"/media/{stored}", headers={"Range": asked})
    assert (response.status_code, response["Content-Range"]) == (416, "bytes */10")


def test_unchanged_file_is_not_sent_again(client, stored):
    etag = client.get(f"/media/{stored}")["ETag"]
    response = client.get(f"/media/{stored}", headers={"If-None-Match": etag})
    assert (response.status_code, response.content) == (304, b"")


def test_head_has_no_body(client, stored):
    response = client.head(f"/media/{stored}")
    assert (response["Content-Length"], body(response)) == ("10", b"")


def test_document_is_an_attachment(client):
    name = storages["default"].save("documents/kit.pdf", ContentFile(b"%PDF-1.7"))
    assert client.get(f"/media/{name}")["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "name", ["missing.mp3", "../settings.py", "original_images/x.jpg", "./original_images/x.jpg", "media"]
)
def test_what_is_not_public_is_not_found(client, name, stored, db):
    storages["default"].save("original_images/x.jpg", ContentFile(b"x"))
    assert client.get(f"/media/{name}", follow=True).status_code == 404


def test_private_file_has_no_address(secret):
    with pytest.raises(ValueError, match="no public address"):
        storages["private"].url(secret)


def test_private_file_is_not_under_media(client, secret):
    assert client.get(f"/media/{secret}").status_code == 404


def test_signed_address_holds_sixty_seconds(client, secret):
    with time_machine.travel(0, tick=False) as clock:
        address = f"/files/{signed_token(secret, 'return.xlsx')}"
        clock.shift(59)
        response = client.get(address)
        assert (response.status_code, body(response)) == (200, b"private rows")
        assert response["Content-Disposition"] == 'attachment; filename="return.xlsx"'
        assert response["Cache-Control"] == "private, no-store"
        clock.shift(2)
        assert client.get(address).status_code == 404


def test_forged_address(client, secret):
    assert client.get(f"/files/{signed_token(secret, 'return.xlsx')[:-1]}x").status_code == 404
