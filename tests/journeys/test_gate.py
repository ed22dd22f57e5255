"""No test in a browser leaves anything to the next: neither a late request nor empty tables."""

from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from wagtail.models import Collection

from .gate import opened, served


@pytest.fixture(scope="module")
def server():
    with served() as running:
        yield running


@pytest.mark.browser
@pytest.mark.parametrize("turn", ["first", "second"])
def test_what_migrations_wrote_is_there_for_each_test(chromium, site, turn):
    assert Collection.get_first_root_node() is not None


def answer(server) -> int:
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=10)) as line:
        line.request("GET", "/robots.txt", headers={"Connection": "close"})
        with line.getresponse() as found:
            return found.status


def test_an_open_gate_answers_and_a_closed_one_refuses(db, server):
    with opened():
        assert answer(server) == 200
    assert answer(server) == 503
