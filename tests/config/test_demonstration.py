"""The demonstration has known passwords: it is reachable from its own machine alone."""

import pytest

from clarion.middleware import LoopbackOnly
from config.demo_server import NotLoopback, refuse_other_than_loopback


@pytest.mark.parametrize("bind", ["127.0.0.1:8000", "localhost:8000", "[::1]:8000", "127.8.8.8:80"])
def test_loopback_is_served(bind):
    refuse_other_than_loopback(bind)


@pytest.mark.parametrize("bind", ["0.0.0.0:8000", "[::]:8000", "192.0.2.1:8000", ":8000", "example.org:80", "8000"])
def test_anything_else_is_refused(bind):
    with pytest.raises(NotLoopback):
        refuse_other_than_loopback(bind)


@pytest.mark.parametrize(("address", "status"), [("127.0.0.1", 200), ("::1", 200), ("", 200), ("192.0.2.1", 403)])
def test_a_request_from_elsewhere_is_refused_whatever_serves(rf, address, status):
    from django.http import HttpResponse

    answer = LoopbackOnly(lambda request: HttpResponse("ok"))(rf.get("/", REMOTE_ADDR=address))
    assert answer.status_code == status
