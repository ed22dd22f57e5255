"""Counts only, after the start only, once each, with the former state kept."""

import uuid
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from campaigns.events.attendance import record_attendance
from campaigns.events.choices import AgeBand, EventStatus, Sex
from campaigns.events.queries import Attendance, attendance_since
from campaigns.models import AttendanceRecord, Event
from campaigns.planning.choices import Medium
from tests.factories.campaigns import EventFactory

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 10, 6, tzinfo=UTC)
GIRLS, BOYS = (Sex.FEMALE, AgeBand.FROM_10_TO_14), (Sex.MALE, AgeBand.FROM_10_TO_14)


@pytest.fixture
def event(db, organisation_a):
    return EventFactory(starts_at=START, campaign__lead_organisation=organisation_a)


@pytest.fixture(autouse=True)
def after_the_event():
    with time_machine.travel(START + timedelta(hours=3), tick=False):
        yield


def count(event, by, counts, client_uuid=None):
    return record_attendance(event=event, counts=counts, client_uuid=client_uuid or uuid.uuid4(), by=by)


def stored(event):
    return {(row.sex, row.age_band): row.count for row in event.headcounts.all()}


def test_counts_replace_the_former_and_history_keeps_both(event, coordinator, partner):
    count(event, coordinator, {GIRLS: 12, BOYS: 9})
    record = count(event, partner, {GIRLS: 14, BOYS: 0})
    assert stored(event) == {GIRLS: 14}
    assert (record.total, record.before, record.after) == (
        14,
        {"female/10_14": 12, "male/10_14": 9},
        {"female/10_14": 14},
    )
    event.refresh_from_db()
    assert event.status == EventStatus.HELD
    messages = [(entry.user, entry.message) for entry in ModelLogEntry.objects.for_instance(event)]
    assert messages == [
        (partner, "Attendance recorded: 21 → 14 people"),
        (coordinator, "Attendance recorded: 0 → 21 people"),
    ]


def test_sent_twice_it_counts_once(event, coordinator):
    key = uuid.uuid4()
    first = count(event, coordinator, {GIRLS: 12}, key)
    assert count(event, coordinator, {GIRLS: 99}, key) == first
    assert stored(event) == {GIRLS: 12}
    assert AttendanceRecord.objects.count() == 1
    other = EventFactory(starts_at=START)
    with pytest.raises(ValidationError):
        count(other, coordinator, {GIRLS: 1}, key)


@pytest.mark.parametrize(
    ("counts", "code"),
    [
        ({GIRLS: -1}, "out_of_range"),
        ({GIRLS: 100_001}, "out_of_range"),
        ({("other", "10_14"): 1}, "unknown_cell"),
        ({("female", "teen"): 1}, "unknown_cell"),
    ],
)
def test_impossible_counts_are_refused(event, coordinator, counts, code):
    with pytest.raises(ValidationError) as refusal:
        count(event, coordinator, counts)
    assert refusal.value.code == code
    assert AttendanceRecord.objects.count() == 0


def test_nobody_comes_before_the_start_or_to_what_was_cancelled(event, coordinator):
    with time_machine.travel(START - timedelta(seconds=1)), pytest.raises(ValidationError) as refusal:
        count(event, coordinator, {GIRLS: 1})
    assert refusal.value.code == "not_begun"
    Event.objects.filter(pk=event.pk).update(status=EventStatus.CANCELLED)
    with pytest.raises(ValidationError) as refusal:
        count(event, coordinator, {GIRLS: 1})
    assert refusal.value.code == "cancelled"


@pytest.mark.parametrize("who", ["partner2", "evaluator", "approver", "agency"])
def test_who_may_not_count(event, who, request):
    with pytest.raises(PermissionDenied):
        count(event, request.getfixturevalue(who), {GIRLS: 1})


def test_reach_pulls_each_event_once_and_corrections_again(event, coordinator, django_assert_num_queries):
    other = EventFactory(starts_at=datetime(2026, 3, 9, 21, 30, tzinfo=UTC), activity__medium=Medium.THEATRE)
    count(event, coordinator, {GIRLS: 12})
    count(other, coordinator, {GIRLS: 3})
    last = count(event, coordinator, {GIRLS: 12, BOYS: 4})
    with django_assert_num_queries(1):
        pulled = attendance_since()
    assert [(row.event_id, row.day.isoformat(), row.medium, row.total) for row in pulled] == [
        (other.pk, "2026-03-10", Medium.THEATRE, 3),
        (event.pk, "2026-03-10", Medium.SCHOOL_SEMINAR, 16),
    ]
    assert pulled[1] == Attendance(
        event_id=event.pk,
        campaign_code=event.campaign.code,
        area_code="XD-01",
        medium=Medium.SCHOOL_SEMINAR,
        day=event.day,
        total=16,
        revision=last.pk,
        is_demonstration=False,
    )
    assert attendance_since(pulled[1].revision) == []
    assert attendance_since(limit=1) == pulled[:1]
    assert attendance_since(pulled[0].revision, limit=1) == pulled[1:]
    assert count(other, coordinator, {}).total == 0
    assert [(row.event_id, row.total) for row in attendance_since(last.pk)] == [(other.pk, 0)]
