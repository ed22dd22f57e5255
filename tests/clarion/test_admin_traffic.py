"""The admin is compressed and its shared files are kept; everything else of it is stored nowhere."""

import gzip

import pytest

pytestmark = pytest.mark.django_db

NOWHERE = "no-store, private"
COMPRESSED = {"HTTP_ACCEPT_ENCODING": "gzip, deflate, br"}


@pytest.fixture
def browser(client, editor):
    client.force_login(editor)
    return client


def test_a_page_is_compressed_for_browsers_that_ask(browser):
    answer = browser.get("/admin/campaign/", **COMPRESSED)
    assert (answer["Content-Encoding"], answer["Cache-Control"]) == ("gzip", NOWHERE)
    plain = gzip.decompress(answer.content)
    assert b"<!doctype html>" in plain
    assert len(answer.content) < len(plain) / 4


def test_a_page_is_not_compressed_for_the_others(browser):
    answer = browser.get("/admin/campaign/")
    assert "Content-Encoding" not in answer
    assert b"<!doctype html>" in answer.content


def test_no_two_answers_have_a_length_that_tells_what_is_in_them(browser):
    lengths = {len(browser.get("/admin/campaign/", **COMPRESSED).content) for _ in range(12)}
    assert len(lengths) > 3


@pytest.mark.parametrize("address", ["/accounts/2fa/", "/admin/campaign/?export=csv"])
def test_account_pages_and_streams_keep_their_form(browser, address):
    answer = browser.get(address, **COMPRESSED)
    assert "Content-Encoding" not in answer
    assert answer["Cache-Control"] == NOWHERE


def test_icons_are_kept_under_the_name_of_their_version_alone(browser):
    assert browser.get("/admin/sprite/?h=abc")["Cache-Control"] == "private, max-age=31536000, immutable"
    assert browser.get("/admin/sprite/")["Cache-Control"] == NOWHERE


def test_the_words_of_scripts_are_sent_again_only_when_they_changed(browser):
    first = browser.get("/admin/jsi18n/", **COMPRESSED)
    assert (first.status_code, first["Cache-Control"]) == (200, "private, no-cache")
    again = browser.get("/admin/jsi18n/", HTTP_IF_NONE_MATCH=first["ETag"], **COMPRESSED)
    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "private, no-cache")
    other = browser.get("/admin/jsi18n/", HTTP_IF_NONE_MATCH=first["ETag"], HTTP_ACCEPT_LANGUAGE="fr")
    assert other.status_code == 200
