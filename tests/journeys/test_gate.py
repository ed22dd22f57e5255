"""A request that outlives its test reaches no row of the next."""

from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest

from .gate import opened, served


@pytest.fixture(scope="module")
def server():
    with served() as running:
        yield running


def answer(server) -> int:
    with closing(HTTPConnection(urlsplit(server.url).netloc, timeout=10)) as line:
        line.request("GET", "/robots.txt", headers={"Connection": "close"})
        with line.getresponse() as found:
            return found.status


def test_an_open_gate_answers_and_a_closed_one_asks_nothing(db, server, django_assert_num_queries):
    with opened():
        assert answer(server) == 200
    with django_assert_num_queries(0):
        assert answer(server) == 503
