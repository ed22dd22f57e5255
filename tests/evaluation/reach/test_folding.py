"""Every line is counted once, whatever is killed when."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError

from clarion.jobs.registry import job_named
from evaluation.models import Cursor, DailyTotal, ReachCount, ReachEntry, SpoolFile
from evaluation.reach import folding, spool
from evaluation.reach.folding import fold_spool
from evaluation.reach.spool import Event
from tests.factories.campaigns import ShortLinkFactory
from tests.factories.partners import region
from tests.factories.printing import PlacementFactory

from .conftest import BROWSER

NOW = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(NOW, tick=False) as clock:
        yield clock


def count(number=1, kind="view", campaign="check-first", area="XD-01", medium="web"):
    for _ in range(number):
        spool.append(Event(spool.hour_of(), kind, campaign, medium, area, "campaigns"))


def counted():
    return sum(ReachCount.objects.values_list("count", flat=True))


def test_lines_become_counters_and_ledger_lines(campaign):
    count(3)
    count(2, "play", medium="short_video")
    count(1, "scan", area="")
    assert fold_spool() == 6
    assert sorted(ReachCount.objects.values_list("kind", "medium", "area__code", "day", "count")) == [
        ("play", "short_video", "XD-01", date(2026, 11, 23), 2),
        ("scan", "web", None, date(2026, 11, 23), 1),
        ("view", "web", "XD-01", date(2026, 11, 23), 3),
    ]
    assert sorted(ReachEntry.objects.values_list("measure", "source", "lower", "upper", "confidence")) == [
        ("impressions", "web", 3, 3, "A"),
        ("plays", "web", 2, 2, "A"),
        ("scans", "short_link", 1, 1, "A"),
    ]


def test_a_scan_reaches_the_place_its_code_hangs_in_once(client, campaign):
    placement, link = PlacementFactory(batch__campaign=campaign), ShortLinkFactory(campaign=campaign)
    for code in (placement.short_link.code, placement.short_link.code, link.code):
        client.get(f"/q/{code}", HTTP_USER_AGENT=BROWSER)
    client.get(f"/q/{placement.short_link.code}", HTTP_USER_AGENT=BROWSER, HTTP_DNT="1")
    client.get(f"/q/{placement.short_link.code}", HTTP_USER_AGENT="Googlebot/2.1")
    assert [fold_spool(), fold_spool()] == [4, 0]
    placement.refresh_from_db()
    assert (placement.scans, counted()) == (2, 3)


def test_folding_again_adds_nothing(campaign):
    count(3)
    assert [fold_spool(), fold_spool()] == [3, 0]
    assert counted() == 3


def test_later_lines_of_the_same_file_are_added(campaign):
    count(3)
    fold_spool()
    count(4)
    assert fold_spool() == 4
    assert counted() == 7
    assert ReachEntry.objects.get().lower == 7


def test_counters_and_ledger_always_agree(campaign):
    for number in (1, 2, 3):
        count(number)
        count(number, "download", area="")
        fold_spool()
    assert sorted(ReachCount.objects.values_list("count", flat=True)) == sorted(
        ReachEntry.objects.values_list("lower", flat=True)
    )


class TestKilled:
    """An exception where a kill -9 would strike; what is not committed is not there."""

    @pytest.mark.parametrize("place", ["_read", "_sorted_out", "add_counts", "add_totals"])
    def test_between_reading_and_commit_nothing_is_lost_or_doubled(self, campaign, monkeypatch, place):
        count(5)
        spool.append(Event(spool.hour_of(), "help"))
        real = getattr(folding, place)

        def killed(*arguments):
            real(*arguments)
            raise DatabaseError("killed")

        monkeypatch.setattr(folding, place, killed)
        with pytest.raises(DatabaseError):
            fold_spool()
        assert counted() == 0
        assert ReachEntry.objects.count() == DailyTotal.objects.count() == 0
        assert SpoolFile.objects.get().offset == 0
        monkeypatch.undo()
        assert fold_spool() == 6
        assert counted() == 5

    def test_after_a_commit_and_before_the_next_piece_nothing_is_doubled(self, campaign, monkeypatch):
        monkeypatch.setattr(folding, "PIECE", 200)
        count(20)
        real, calls = folding._fold_piece, []

        def killed(*arguments):
            calls.append(arguments)
            if len(calls) == 3:
                raise DatabaseError("killed")
            return real(*arguments)

        monkeypatch.setattr(folding, "_fold_piece", killed)
        with pytest.raises(DatabaseError):
            fold_spool()
        assert 0 < counted() < 20
        monkeypatch.setattr(folding, "_fold_piece", real)
        fold_spool()
        assert counted() == 20

    def test_of_two_loaders_one_gives_way(self, campaign, monkeypatch):
        count(5)
        real = folding._whole_lines

        def overtaken(path, offset):
            piece = real(path, offset)
            if piece:
                monkeypatch.setattr(folding, "_whole_lines", real)
                assert fold_spool() == 5
            return piece

        monkeypatch.setattr(folding, "_whole_lines", overtaken)
        assert fold_spool() == 0
        assert counted() == 5


def test_a_line_still_being_written_waits(campaign, own_spool):
    count(2)
    (path,) = own_spool.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-7])
    assert fold_spool() == 1
    path.write_bytes(whole)
    assert fold_spool() == 1
    assert counted() == 2


def test_damaged_lines_are_skipped_and_noted(campaign, own_spool, caplog):
    count(1)
    (path,) = own_spool.iterdir()
    with path.open("ab") as file:
        file.write(b"2026-11-23T04\tvi\n\xff\xff\n\n2026-11-23T04\tbuy\tcheck-first\tweb\tXD-01\thome\n")
    count(1)
    assert fold_spool() == 2
    assert SpoolFile.objects.get().damaged == 3
    assert "3 lines could not be read" in caplog.text


def test_robots_and_pages_of_no_campaign_stand_in_the_totals_alone(campaign):
    spool.append(Event(spool.hour_of(), "robot"))
    spool.append(Event(spool.hour_of(), "view", "", "web", "", "home"))
    spool.append(Event(spool.hour_of(), "download", "deleted-since", "web", "", "materials"))
    fold_spool()
    assert sorted(DailyTotal.objects.values_list("what", "count")) == [("download", 1), ("robot", 1), ("view", 1)]
    assert ReachCount.objects.count() == 0


def test_days_are_days_of_utc(campaign, clock):
    count(1)
    clock.move_to(datetime(2026, 11, 24, 0, 0, 1, tzinfo=UTC))
    count(1)
    fold_spool()
    assert sorted(ReachCount.objects.values_list("day", flat=True)) == [date(2026, 11, 23), date(2026, 11, 24)]


def test_many_cells_take_few_queries(campaign, django_assert_max_num_queries):
    for number in range(1, 25):
        region(f"XD-{number:02}", f"Region {number}")
        count(2, area=f"XD-{number:02}")
    with django_assert_max_num_queries(20):
        fold_spool()
    assert ReachCount.objects.count() == 24


class TestFiles:
    def test_a_file_is_deleted_when_it_is_folded_and_has_no_writer(self, campaign, own_spool, clock):
        count(1)
        fold_spool()
        assert len(list(own_spool.iterdir())) == 1
        clock.shift(timedelta(hours=2))
        fold_spool()
        assert list(own_spool.iterdir()) == []
        fold_spool()
        assert SpoolFile.objects.count() == 0
        assert counted() == 1

    def test_nothing_is_kept_over_seven_days(self, campaign, own_spool, clock):
        count(1)
        (path,) = own_spool.iterdir()
        path.write_bytes(path.read_bytes()[:-1])  # a last line that never ends
        clock.shift(timedelta(days=6))
        fold_spool()
        assert path.exists()
        clock.shift(timedelta(days=1, hours=1))
        fold_spool()
        assert not path.exists()

    def test_other_files_are_left_alone(self, campaign, own_spool):
        own_spool.mkdir()
        (own_spool / "notes.spool").write_text("mine")
        fold_spool()
        assert (own_spool / "notes.spool").exists()

    def test_without_a_spool_there_is_nothing_to_do(self):
        assert fold_spool() == 0


def test_the_job_and_the_command_fold(campaign, capsys):
    count(2)
    job_named("reach.fold_spool").work()
    count(3)
    call_command("load_reach", "--json")
    assert capsys.readouterr().out == '{"events": 3, "headcounts": 0}\n'
    assert counted() == 5


def test_a_cursor_is_made_once():
    assert Cursor.locked("test").position == 0
    Cursor.objects.filter(name="test").update(position=7)
    assert Cursor.locked("test").position == 7
