"""The served site answers only while its test runs.

A closed window may still send: the admin says farewell by a beacon. On SQLite that request would share the connection
of the next test, and could roll back the rows being laid out for it.
"""

import threading
import time
from contextlib import contextmanager

from django.contrib.staticfiles.handlers import StaticFilesHandler
from pytest_django.live_server_helper import LiveServer

IS_OPEN = threading.Event()


class Gate(StaticFilesHandler):
    """Serves as Django's test server does while a test holds it open; otherwise answers 503 by itself."""

    def __call__(self, environ, start_response):
        if IS_OPEN.is_set():
            return super().__call__(environ, start_response)
        start_response("503 Service Unavailable", [("Content-Length", "0")])
        return [b""]


@contextmanager
def served():
    """A server on a free port, behind the gate."""
    server = LiveServer("localhost", start=False)
    server.thread.static_handler = Gate
    server.start()
    try:
        yield server
    finally:
        server.stop()


@contextmanager
def opened():
    """Lets requests in; at the end lets none in and waits for those that are."""
    IS_OPEN.set()
    try:
        yield
    finally:
        IS_OPEN.clear()
        _wait_for_answers()


def _wait_for_answers(seconds: int = 20) -> None:
    end = time.monotonic() + seconds
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=max(0, end - time.monotonic()))
            assert not thread.is_alive(), "the served site still answers a request after its test"
