"""Long work tells its owner, and nobody else, how far it is; it stops where it is asked to."""

import os
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from clarion.jobs.lost import fail_lost_progress, is_gone, this_process
from clarion.jobs.models import TaskProgress
from clarion.jobs.progress import Cancelled, open_progress, progress_address, request_cancel, tracked
from clarion.jobs.registry import job_named

State = TaskProgress.State
pytestmark = pytest.mark.django_db


@pytest.fixture
def progress(administrator):
    return open_progress(by=administrator, label="Importing", total=3)


def test_work_advances_and_finishes(progress):
    with tracked(progress.pk) as work:
        progress.refresh_from_db()
        assert (progress.state, progress.holder) == (State.RUNNING, this_process())
        work.advance(done=2, message="Reading")
        progress.refresh_from_db()
        assert (progress.done, progress.message) == (2, "Reading")
        work.finish(result_url="/admin/reports/", message="Read")
    progress.refresh_from_db()
    assert (progress.state, progress.result_url, progress.message) == (State.DONE, "/admin/reports/", "Read")


def test_work_that_says_nothing_is_done_at_its_end(progress):
    with tracked(progress.pk):
        pass
    progress.refresh_from_db()
    assert progress.state == State.DONE


def test_an_error_fails_it_in_plain_words_and_goes_on(progress):
    with pytest.raises(ZeroDivisionError), tracked(progress.pk):
        1 / 0
    progress.refresh_from_db()
    assert progress.state == State.FAILED
    assert "division" not in progress.message


def test_a_refusal_shows_its_own_sentence(progress):
    with tracked(progress.pk):
        raise ValidationError("Row 7 has no area.")
    progress.refresh_from_db()
    assert (progress.state, progress.message) == (State.FAILED, "Row 7 has no area.")


def test_running_work_stops_at_its_next_safe_place(progress, administrator):
    passed = []
    with tracked(progress.pk) as work:
        work.advance(done=1)
        request_cancel(progress=progress, by=administrator)
        passed.append("asked")
        work.advance(done=2)
        passed.append("went on")
    progress.refresh_from_db()
    assert (progress.state, progress.done, passed) == (State.CANCELLED, 1, ["asked"])


def test_waiting_work_that_was_stopped_never_begins(progress, administrator):
    request_cancel(progress=progress, by=administrator)
    with pytest.raises(Cancelled), tracked(progress.pk):
        pytest.fail("It began.")


def test_a_result_leads_nowhere_else(progress):
    with pytest.raises(ValueError, match="on this site"), tracked(progress.pk) as work:
        work.finish(result_url="//example.org/")


def test_only_its_owner_may_stop_it(progress, editor):
    with pytest.raises(PermissionError):
        request_cancel(progress=progress, by=editor)


class TestPage:
    def test_its_owner_sees_how_far_it_is(self, client, administrator, progress):
        client.force_login(administrator)
        page = client.get(progress_address(progress)).content.decode()
        assert "Importing" in page
        assert 'max="3"' in page
        assert f'href="{progress_address(progress)}"' in page  # looking again needs no script

    def test_its_owner_reads_it_as_json(self, client, administrator, progress):
        client.force_login(administrator)
        answer = client.get(reverse("clarion_progress_json", args=[progress.pk])).json()
        assert (answer["state"], answer["done"], answer["total"], answer["is_over"]) == ("waiting", 0, 3, False)

    def test_its_owner_stops_it(self, client, administrator, progress):
        client.force_login(administrator)
        answer = client.post(reverse("clarion_progress_stop", args=[progress.pk]))
        assert answer.status_code == 302
        progress.refresh_from_db()
        assert progress.state == State.CANCELLED

    @pytest.mark.parametrize("name", ["clarion_progress", "clarion_progress_json", "clarion_progress_stop"])
    def test_others_find_nothing(self, client, editor, progress, name):
        client.force_login(editor)
        address = reverse(name, args=[progress.pk])
        answer = client.post(address) if name.endswith("stop") else client.get(address)
        assert answer.status_code == 404
        progress.refresh_from_db()
        assert progress.state == State.WAITING


class TestLost:
    def gone_pid(self):
        pid = os.fork()
        if pid == 0:
            os._exit(0)
        os.waitpid(pid, 0)
        return pid

    def test_a_process_that_ended_is_gone(self):
        host = this_process().partition(":")[0]
        assert is_gone(f"{host}:{self.gone_pid()}")
        assert not is_gone(this_process())
        assert not is_gone("another-host:1")

    def test_work_of_a_process_that_ended_is_marked_failed(self, progress):
        host = this_process().partition(":")[0]
        TaskProgress.objects.update(state=State.RUNNING, holder=f"{host}:{self.gone_pid()}")
        job_named("clarion.fail_lost_progress").work()
        progress.refresh_from_db()
        assert progress.state == State.FAILED
        assert "please start again" in progress.message

    def test_work_that_lives_is_left_alone_until_an_hour_of_silence(self, progress):
        TaskProgress.objects.update(state=State.RUNNING, holder="another-host:1")
        assert fail_lost_progress() == 0
        TaskProgress.objects.update(updated_at=timezone.now() - timedelta(minutes=61))
        assert fail_lost_progress() == 1
