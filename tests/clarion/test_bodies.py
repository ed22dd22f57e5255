"""A large body is read from people who are signed in alone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

pytestmark = pytest.mark.django_db


def send(client, address, size):
    return client.post(address, {"file": SimpleUploadedFile("a.bin", b"0" * size)})


@pytest.mark.parametrize("address", ["/accounts/login/", "/en/", "/admin/images/add/", "/media/x", "/nothing"])
def test_nobody_fills_the_disk(client, address, monkeypatch):
    monkeypatch.setattr("django.http.request.HttpRequest._load_post_and_files", lambda self: pytest.fail("it was read"))
    response = send(client, address, 2_621_441)
    assert (response.status_code, "Set-Cookie" in response.headers) == (413, False)


def test_a_forged_session_sends_no_more(client):
    client.cookies["sessionid"] = "0" * 32
    assert send(client, "/admin/images/add/", 2_621_441).status_code == 413


def test_a_small_body_and_a_person_who_is_signed_in_are_read(client, editor):
    assert send(client, "/accounts/login/", 1_000).status_code == 200
    client.force_login(editor)
    assert send(client, "/admin/images/add/", 2_621_441).status_code == 200
    assert send(client, "/accounts/password/change/", 2_621_441).status_code == 413


@pytest.mark.parametrize("length", ["-1", "1e9", "9" * 5000, "²"])
def test_a_length_that_is_none_is_refused(client, length):
    assert client.post("/accounts/login/", {}, CONTENT_LENGTH=length).status_code == 413
