"""Product analytics: off unless configured, anonymous when on, harmless when down."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from clarion import analytics


@pytest.fixture(autouse=True)
def fresh_client():
    forget = analytics._client.cache_clear
    forget()
    yield
    forget()


@pytest.fixture
def sink():
    """A PostHog stand-in on loopback that keeps what it is sent."""
    received = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            received.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"{}")

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", received
    server.shutdown()
    server.server_close()
    thread.join()


def test_unset_sends_nothing(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        analytics.record("campaign_status_changed", status="active")
    assert callbacks == []


def test_event_names_nobody(db, settings, sink, django_capture_on_commit_callbacks):
    settings.POSTHOG_HOST, received = sink
    settings.POSTHOG_PROJECT_KEY = "key"
    with django_capture_on_commit_callbacks(execute=True):
        analytics.record("campaign_status_changed", status="active")
    client = analytics._client()
    client.flush()
    client.shutdown()
    [event] = [event for batch in received for event in batch["batch"]]
    assert event["event"] == "campaign_status_changed"
    assert event["properties"]["status"] == "active"
    assert event["properties"]["$process_person_profile"] is False
    assert not set(event["properties"]) & set(analytics.ADDED_BY_THE_CLIENT)


def test_unlisted_property_is_refused(db):
    with pytest.raises(KeyError, match="name"):
        analytics.record("campaign_status_changed", name="Somebody")


def test_a_fault_in_the_service_is_a_log_line(db, settings, caplog, monkeypatch, django_capture_on_commit_callbacks):
    class Down:
        def capture(self, *args, **kwargs):
            raise OSError("unreachable")

    monkeypatch.setattr(analytics, "_client", lambda: Down())
    with django_capture_on_commit_callbacks(execute=True):
        analytics.record("event_booked", kind="school_seminar")
    assert "PostHog did not take the event event_booked" in caplog.text
