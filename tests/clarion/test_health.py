"""Liveness needs nothing; readiness names the part that is missing, and tells no secret."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from clarion import health
from clarion.jobs.models import TickBeat

PARTS = ["database", "cache", "storage", "tasks", "disk", "tick"]


def test_healthz_answers_without_a_database(client):
    answer = client.get("/healthz")
    assert (answer.status_code, answer.content) == (200, b"ok")


@pytest.mark.django_db
class TestReady:
    def ask(self, client):
        answer = client.get("/readyz")
        return answer.status_code, answer.json()

    @pytest.fixture
    def long_running(self, monkeypatch):
        """The process began an hour ago, so it may ask for a tick."""
        monkeypatch.setattr(health, "_began", health.time.monotonic() - 3600)

    def test_all_is_well(self, client, long_running):
        TickBeat.objects.create(at=timezone.now())
        assert self.ask(client) == (200, {"ready": True, "checks": dict.fromkeys(PARTS, "ok")})

    def test_a_late_tick_is_not_ready(self, client, long_running):
        TickBeat.objects.create(at=timezone.now() - timedelta(minutes=5, seconds=1))
        status, body = self.ask(client)
        assert (status, body["ready"], body["checks"]["tick"]) == (503, False, "failed")

    def test_a_tick_of_four_minutes_ago_is_in_time(self, client, long_running):
        TickBeat.objects.create(at=timezone.now() - timedelta(minutes=4))
        assert self.ask(client)[0] == 200

    def test_no_tick_at_all_is_not_ready(self, client, long_running):
        assert self.ask(client)[1]["checks"]["tick"] == "failed"

    def test_a_fresh_process_does_not_ask_for_a_tick(self, client, monkeypatch):
        monkeypatch.setattr(health, "_began", health.time.monotonic())
        assert self.ask(client)[0] == 200

    def test_a_task_that_waits_too_long_is_not_ready(self, client):
        result = DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}},
            task_path="x",
            backend_name="background",
            exception_class_path="",
            traceback="",
        )
        DBTaskResult.objects.filter(pk=result.pk).update(enqueued_at=timezone.now() - timedelta(minutes=16))
        assert self.ask(client)[1]["checks"]["tasks"] == "failed"

    def test_a_full_disk_is_not_ready(self, client, monkeypatch):
        monkeypatch.setattr(health, "DISK_LEAST_FREE", 1 << 62)
        assert self.ask(client)[1]["checks"]["disk"] == "failed"

    def test_a_folder_that_cannot_be_made_is_not_ready(self, client, settings, tmp_path):
        blocked = tmp_path / "file"
        blocked.write_text("not a folder")
        settings.MEDIA_ROOT = blocked / "public"
        assert self.ask(client)[1]["checks"]["storage"] == "failed"

    @pytest.mark.parametrize("part", PARTS)
    def test_an_error_is_named_and_not_told(self, client, monkeypatch, part):
        def broken():
            raise RuntimeError("password=secret host=10.0.0.1")

        monkeypatch.setitem(health.CHECKS, part, broken)
        answer = client.get("/readyz")
        assert answer.status_code == 503
        assert answer.json()["checks"][part] == "failed"
        assert b"secret" not in answer.content


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
class TestHeaders:
    def test_never_cached_and_without_cookie(self, client, address):
        answer = client.get(address)
        assert "no-store" in answer["Cache-Control"]
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")

    def test_nothing_can_be_sent_to_it(self, client, address):
        assert client.post(address).status_code == 405
