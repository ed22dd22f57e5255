"""What stands in the ledger: headcounts and their corrections, scans of codes, and bounds the database keeps."""

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.db import DatabaseError, IntegrityError, transaction

from campaigns.events.attendance import record_attendance
from campaigns.events.choices import AgeBand, Sex
from campaigns.planning.choices import Medium, Status
from clarion.figures import Interval
from clarion.jobs.registry import job_named
from evaluation.models import Cursor, ReachEntry
from evaluation.reach import attendance
from evaluation.reach.attendance import pull_attendance
from evaluation.reach.choices import Measure
from evaluation.reach.folding import fold_spool
from tests.factories.campaigns import ActivityFactory, EventFactory, ShortLinkFactory
from tests.factories.partners import region
from tests.factories.reach import ReachEntryFactory

from .conftest import BROWSER, spooled

AFTER = datetime(2026, 3, 11, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(AFTER, tick=False):
        yield


class TestAttendance:
    def record(self, event, count, by):
        return record_attendance(
            event=event, counts={(Sex.FEMALE, AgeBand.values[0]): count}, client_uuid=uuid4(), by=by
        )

    def test_a_headcount_becomes_one_line(self, coordinator):
        event = EventFactory()
        self.record(event, 41, coordinator)
        job_named("reach.pull_attendance").work()
        (entry,) = ReachEntry.objects.all()
        assert (entry.campaign, entry.area, entry.medium) == (event.campaign, event.venue.area, Medium.SCHOOL_SEMINAR)
        assert (entry.measure, entry.value, entry.confidence) == (Measure.ATTENDANCE, Interval(41, 41), "A")
        assert entry.starts_on == entry.ends_on == date(2026, 3, 10)

    def test_pulling_again_adds_nothing(self, coordinator):
        self.record(EventFactory(), 41, coordinator)
        assert [pull_attendance(), pull_attendance()] == [1, 0]
        assert ReachEntry.objects.count() == 1

    def test_a_correction_replaces_what_it_corrects(self, coordinator):
        event = EventFactory()
        self.record(event, 41, coordinator)
        pull_attendance()
        self.record(event, 39, coordinator)
        assert pull_attendance() == 1
        assert [entry.value for entry in ReachEntry.objects.all()] == [Interval(39, 39)]

    def test_an_interrupted_pull_is_repeated(self, coordinator, monkeypatch):
        for _ in range(3):
            self.record(EventFactory(), 10, coordinator)
        real = attendance.write_entries

        def killed(entries):
            real(entries)
            raise DatabaseError("killed")

        monkeypatch.setattr(attendance, "write_entries", killed)
        with pytest.raises(DatabaseError):
            pull_attendance()
        assert ReachEntry.objects.count() == 0
        assert not Cursor.objects.filter(position__gt=0).exists()
        monkeypatch.undo()
        assert pull_attendance() == 3

    def test_many_come_page_by_page(self, coordinator, monkeypatch):
        monkeypatch.setattr(attendance, "PAGE", 2)
        for _ in range(5):
            self.record(EventFactory(), 10, coordinator)
        assert pull_attendance() == 5
        assert ReachEntry.objects.count() == 5


class TestScans:
    @pytest.fixture
    def link(self, campaign):
        activity = ActivityFactory(campaign=campaign, medium=Medium.POSTER)
        return ShortLinkFactory(code="abc", campaign=campaign, activity=activity, area=region("XD-01"))

    def test_a_scan_is_counted_and_redirects(self, client, link, own_spool):
        answer = client.get("/q/abc", headers={"user-agent": BROWSER})
        assert (answer.status_code, answer["Location"]) == (302, "/en/campaigns/")
        assert not answer.cookies
        assert spooled(own_spool) == [["2026-03-11T12", "scan", "check-first", "poster", "XD-01", "link", "abc"]]
        fold_spool()
        (entry,) = ReachEntry.objects.all()
        assert (entry.measure, entry.source, entry.lower) == ("scans", "short_link", 1)

    @pytest.mark.parametrize("header", ["DNT", "Sec-GPC"])
    def test_who_asks_not_to_be_counted_is_only_redirected(self, client, link, own_spool, header):
        assert client.get("/q/abc", headers={"user-agent": BROWSER, header: "1"}).status_code == 302
        assert not own_spool.exists()

    def test_a_robot_is_counted_apart(self, client, link, own_spool):
        client.get("/q/abc", headers={"user-agent": "Googlebot/2.1"})
        assert [line[1] for line in spooled(own_spool)] == ["robot"]

    def test_beyond_the_limit_it_still_redirects(self, client, link, own_spool):
        for _ in range(61):
            answer = client.get("/q/abc", headers={"user-agent": BROWSER})
        assert answer.status_code == 302
        assert len(spooled(own_spool)) == 60

    def test_a_full_disk_keeps_nobody_from_the_page(self, client, link, own_spool):
        own_spool.write_text("in the way")
        assert client.get("/q/abc", headers={"user-agent": BROWSER}).status_code == 302

    def test_a_link_without_activity_or_area(self, client, campaign, own_spool):
        ShortLinkFactory(code="bare", campaign=campaign)
        client.get("/q/bare", headers={"user-agent": BROWSER})
        assert spooled(own_spool)[0][2:5] == ["check-first", "poster", "-"]


class TestBounds:
    @pytest.mark.parametrize(
        "wrong",
        [
            {"lower": 5, "upper": 4},
            {"starts_on": date(2026, 3, 2), "ends_on": date(2026, 3, 1)},
            {"measure": Measure.NET_REACH, "universe": None},
            {"measure": Measure.NET_REACH, "universe": 9, "lower": 5, "upper": 10},
        ],
    )
    def test_the_database_refuses_what_cannot_be(self, campaign, wrong):
        with pytest.raises(IntegrityError), transaction.atomic():
            ReachEntryFactory(campaign=campaign, **wrong)

    def test_a_fact_is_entered_once(self, campaign):
        ReachEntryFactory(campaign=campaign, key="same")
        with pytest.raises(IntegrityError), transaction.atomic():
            ReachEntryFactory(campaign=campaign, key="same")

    def test_a_campaign_with_reach_is_not_deleted(self, campaign):
        from django.db.models import ProtectedError

        ReachEntryFactory(campaign=campaign)
        with pytest.raises(ProtectedError):
            campaign.delete()
        assert campaign.status == Status.ACTIVE
