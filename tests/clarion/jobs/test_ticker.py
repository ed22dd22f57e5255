"""Each job runs when it is due, once, whatever happens to the others."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from clarion.jobs.models import JobRun, TickBeat
from clarion.jobs.registry import job, registered_jobs
from clarion.jobs.ticker import run_due_jobs

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def counted(name, every=timedelta(hours=1), **options):
    """A job that notes each of its runs."""
    runs = []

    def work():
        """Notes that it ran."""
        runs.append(timezone.now())

    work.__qualname__ = name
    job(name, every=every, **options)(work)
    return runs


@pytest.mark.django_db
class TestDue:
    def test_runs_at_once_and_then_after_its_period(self, own_jobs):
        runs = counted("test.hourly")
        with time_machine.travel(START, tick=False) as clock:
            run_due_jobs()
            run_due_jobs()
            clock.shift(timedelta(minutes=59))
            run_due_jobs()
            clock.shift(timedelta(minutes=1))
            run_due_jobs()
        assert runs == [START, START + timedelta(hours=1)]

    def test_after_a_long_rest_it_catches_up_once(self, own_jobs):
        runs = counted("test.hourly")
        with time_machine.travel(START, tick=False) as clock:
            run_due_jobs()
            clock.shift(timedelta(days=9))
            run_due_jobs()
            run_due_jobs()
        assert len(runs) == 2

    def test_a_tick_that_comes_a_little_early_still_runs_a_job_of_one_minute(self, own_jobs):
        runs = counted("test.minutely", timedelta(minutes=1))
        with time_machine.travel(START, tick=False) as clock:
            for _ in range(5):
                run_due_jobs()
                clock.shift(timedelta(seconds=59.5))
        assert len(runs) == 5

    def test_only_one_job_runs_when_named(self, own_jobs):
        first, second = counted("test.first"), counted("test.second")
        run_due_jobs(only="test.second")
        assert (len(first), len(second)) == (0, 1)

    def test_each_tick_beats(self, own_jobs):
        with time_machine.travel(START, tick=False) as clock:
            run_due_jobs()
            clock.shift(60)
            run_due_jobs()
        assert TickBeat.objects.get().at == START + timedelta(minutes=1)


@pytest.mark.django_db
class TestErrors:
    def failing(self, name="test.failing"):
        def work():
            """Fails."""
            raise RuntimeError("the disk is full")

        work.__qualname__ = name
        job(name, every=timedelta(days=1))(work)

    def test_an_error_is_kept_and_stops_no_other(self, own_jobs):
        self.failing("test.a_failing")
        runs = counted("test.b_works")
        outcomes = run_due_jobs()
        assert [(o.name, o.error) for o in outcomes] == [
            ("test.a_failing", "RuntimeError: the disk is full"),
            ("test.b_works", ""),
        ]
        assert len(runs) == 1
        assert JobRun.objects.get(name="test.a_failing").last_error == "RuntimeError: the disk is full"

    def test_a_failed_job_is_tried_again_after_ten_minutes_not_after_a_day(self, own_jobs):
        self.failing()
        with time_machine.travel(START, tick=False) as clock:
            assert len(run_due_jobs()) == 1
            clock.shift(timedelta(minutes=5))
            assert len(run_due_jobs()) == 0
            clock.shift(timedelta(minutes=5))
            assert len(run_due_jobs()) == 1

    def test_success_clears_the_error(self, own_jobs):
        counted("test.works")
        JobRun.objects.create(
            name="test.works", last_started_at=START, last_finished_at=START, last_error="RuntimeError: before"
        )
        run_due_jobs()
        assert JobRun.objects.get().last_error == ""


@pytest.mark.django_db
class TestLock:
    def test_a_job_that_runs_elsewhere_is_left_alone(self, own_jobs):
        runs = counted("test.locked")
        with time_machine.travel(START, tick=False):
            JobRun.objects.create(
                name="test.locked",
                last_started_at=START - timedelta(hours=2),
                locked_until=START + timedelta(minutes=1),
            )
            run_due_jobs()
        assert runs == []

    def test_a_run_that_was_killed_is_repeated_when_its_lock_ends(self, own_jobs):
        runs = counted("test.lost", timedelta(days=1), lock=timedelta(minutes=10))
        with time_machine.travel(START, tick=False):
            JobRun.objects.create(
                name="test.lost",
                last_started_at=START - timedelta(minutes=11),
                last_finished_at=START - timedelta(days=1),
                locked_until=START - timedelta(minutes=1),
            )
            run_due_jobs()
        assert len(runs) == 1

    def test_a_run_that_outlived_its_lock_does_not_release_the_next_one(self, own_jobs):
        def work():
            """Takes so long that another run has begun."""
            JobRun.objects.update(locked_until=START + timedelta(hours=5))

        job("test.slow", every=timedelta(hours=1))(work)
        run_due_jobs()
        assert JobRun.objects.get().locked_until == START + timedelta(hours=5)


@pytest.mark.django_db
def test_a_ticker_that_begins_meanwhile_does_not_run_the_same_job(own_jobs):
    runs = []

    def work():
        """Is still running when the next tick comes."""
        runs.append("began")
        run_due_jobs()

    job("test.slow", every=timedelta(minutes=1))(work)
    run_due_jobs()
    assert runs == ["began"]


class TestRegistration:
    def test_two_jobs_cannot_share_a_name(self, own_jobs):
        counted("test.name")

        def other():
            """Another one."""

        with pytest.raises(ValueError, match="Two jobs are named"):
            job("test.name", every=timedelta(hours=1))(other)

    def test_a_job_says_what_it_does(self, own_jobs):
        def mute():
            return None

        with pytest.raises(ValueError, match="no docstring"):
            job("test.mute", every=timedelta(hours=1))(mute)

    def test_a_job_runs_at_most_once_a_minute(self, own_jobs):
        with pytest.raises(ValueError, match="once a minute"):
            job("test.often", every=timedelta(seconds=30))

    def test_the_jobs_of_every_room_are_found(self):
        assert {"clarion.send_waiting_mail", "reach.fold_spool"} <= {one.name for one in registered_jobs()}


@pytest.mark.django_db
class TestCommand:
    def test_json_says_what_ran(self, own_jobs, capsys):
        counted("test.works")
        call_command("tick", "--json")
        answer = json.loads(capsys.readouterr().out)
        assert [one["name"] for one in answer["ran"]] == ["test.works"]
        assert answer["failed"] == 0

    def test_a_failure_makes_the_command_fail(self, own_jobs):
        TestErrors().failing()
        with pytest.raises(CommandError) as raised:
            call_command("tick")
        assert raised.value.returncode == 1

    def test_an_unknown_name_is_a_usage_fault(self, own_jobs):
        with pytest.raises(CommandError) as raised:
            call_command("tick", "--only", "test.unknown")
        assert raised.value.returncode == 2

    def test_the_list_runs_nothing(self, own_jobs, capsys):
        runs = counted("test.works")
        call_command("tick", "--list", "--json")
        (listed,) = json.loads(capsys.readouterr().out)["jobs"]
        assert (listed["name"], listed["due"], listed["every_seconds"]) == ("test.works", True, 3600)
        assert runs == []
