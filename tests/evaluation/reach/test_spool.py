"""The files events are written to: whole lines, one write each, one writer each."""

import os
import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from evaluation.reach import spool
from evaluation.reach.spool import Event, read_line

from .conftest import spooled

EVENT = Event("2026-11-23T04", "view", "check-first", "web", "XD-01", "campaigns")


def test_a_line_is_read_as_it_was_written():
    assert read_line(EVENT.line().rstrip(b"\n")) == EVENT
    robot = Event("2026-11-23T04", "robot")
    assert read_line(robot.line().rstrip(b"\n")) == robot
    scan = Event("2026-11-23T04", "scan", "check-first", "poster", path_class="link", link="abc2345")
    assert read_line(scan.line().rstrip(b"\n")) == scan


@pytest.mark.parametrize("line", [b"x", b"2026-11-23T04\tview", b"2026-13-23T04\tview\ta\tb\tc\td", b"\xff", b"a" * 90])
def test_what_was_cut_short_is_no_event(line):
    assert read_line(line) is None


def test_threads_never_mix_their_lines(own_spool):
    def writer(number):
        for _ in range(200):
            spool.append(Event("2026-11-23T04", "view", f"campaign-{number}", "web", "XD-01", "campaigns"))

    threads = [threading.Thread(target=writer, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = spooled(own_spool)
    assert len(lines) == 800
    assert {line[2] for line in lines} == {f"campaign-{n}" for n in range(4)}
    assert {len(line) for line in lines} == {6}


def test_processes_write_files_of_their_own(own_spool):
    spool.append(EVENT)
    pid = os.fork()
    if pid == 0:
        try:
            spool.append(EVENT)
        finally:
            os._exit(0)
    os.waitpid(pid, 0)
    spool.append(EVENT)
    assert sorted(len(path.read_bytes().splitlines()) for path in own_spool.iterdir()) == [1, 2]


def test_each_hour_has_its_file(own_spool):
    with time_machine.travel(datetime(2026, 11, 23, 4, 59, tzinfo=UTC), tick=False) as clock:
        spool.append(Event(spool.hour_of(), "view"))
        clock.shift(timedelta(minutes=2))
        spool.append(Event(spool.hour_of(), "view"))
    assert sorted(path.name[:13] for path in own_spool.iterdir()) == ["2026-11-23T04", "2026-11-23T05"]


def test_an_accepted_line_survives_kill_9(own_spool):
    pid = os.fork()
    if pid == 0:
        spool.append(EVENT)
        os.kill(os.getpid(), 9)
    os.waitpid(pid, 0)
    assert len(spooled(own_spool)) == 1


def test_after_a_cut_line_the_next_one_begins_anew(own_spool, monkeypatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, line: write(descriptor, line[:10]))
    with pytest.raises(OSError, match="part of a line"):
        spool.append(EVENT)
    monkeypatch.undo()
    spool.append(EVENT)
    lines = next(own_spool.iterdir()).read_bytes().splitlines()
    assert [read_line(line) for line in lines] == [None, EVENT]


def test_strangers_on_the_machine_cannot_read_it(own_spool):
    spool.append(EVENT)
    (path,) = own_spool.iterdir()
    assert path.stat().st_mode & 0o007 == 0
