"""Many people book one hour at once: one of them gets it, the others are told why and what is free instead."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, connections

from campaigns.events import actions
from campaigns.events.attendance import record_attendance
from campaigns.events.choices import AgeBand, Sex
from campaigns.events.conflicts import DoubleBooking
from campaigns.models import AttendanceRecord, Event, EventFacilitator
from tests.conftest import person
from tests.factories.campaigns import EventFactory
from tests.factories.partners import FacilitatorFactory, VenueFactory

START = datetime(2026, 3, 10, 6, tzinfo=UTC)
real_postgres = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def at_once(tasks, prepare=lambda: None):
    """Runs the tasks in threads that start together, each with its own connection; what each gave or raised."""
    gate, outcomes = threading.Barrier(len(tasks)), [None] * len(tasks)

    def run(number, task):
        prepare()
        try:
            gate.wait(30)
            outcomes[number] = task()
        except Exception as error:
            outcomes[number] = error
        finally:
            connections["default"].close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(tasks)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)
    return outcomes


def booking(saved, by, *, number, venue=None, facilitators=()):
    event = Event(campaign=saved.campaign, activity=saved.activity, venue=venue or saved.venue, title=f"No. {number}")
    event.starts_at, event.ends_at, event.has_minors = START, START + timedelta(hours=2), True
    return lambda: actions.book_event(event=event, facilitators=facilitators, by=by)


def assert_one_wins(outcomes):
    won = [outcome for outcome in outcomes if isinstance(outcome, Event)]
    refused = [outcome for outcome in outcomes if isinstance(outcome, DoubleBooking)]
    assert (len(won), len(refused)) == (1, len(outcomes) - 1), outcomes
    assert all(refusal.clashes and len(refusal.free) == 3 for refusal in refused)


def rival_bookings(count):
    by, saved = person("coordinator"), EventFactory(starts_at=START - timedelta(days=9))
    assert_one_wins(at_once([booking(saved, by, number=number) for number in range(count)]))
    assert Event.objects.filter(starts_at=START).count() == 1


def rival_claims_on_one_person(count):
    by, saved = person("coordinator"), EventFactory(starts_at=START - timedelta(days=9))
    ada = FacilitatorFactory(vetting_valid_until="2027-01-01", conduct_signed_on="2025-01-01")
    ada.refresh_from_db()
    venues = VenueFactory.create_batch(count)
    tasks = [booking(saved, by, number=n, venue=venue, facilitators=[ada]) for n, venue in enumerate(venues)]
    assert_one_wins(at_once(tasks))
    assert EventFacilitator.objects.filter(facilitator=ada).count() == 1


@real_postgres
@pytest.mark.parametrize("rivals", [rival_bookings, rival_claims_on_one_person])
def test_eight_at_once(postgres, rivals):
    rivals(8)


@pytest.mark.deep
@real_postgres
@pytest.mark.parametrize("rivals", [rival_bookings, rival_claims_on_one_person])
def test_fifty_at_once(postgres, rivals):
    rivals(50)


@real_postgres
def test_headcounts_sent_at_once_are_numbered_as_they_are_kept(postgres):
    by = person("coordinator")
    events = EventFactory.create_batch(4, starts_at=START - timedelta(days=300))
    key = events[0].uid

    def count(event, client_uuid):
        counts = {(Sex.FEMALE, AgeBand.FROM_25): 5}
        return lambda: record_attendance(event=event, counts=counts, client_uuid=client_uuid, by=by)

    outcomes = at_once([*(count(event, event.uid) for event in events), *(count(events[0], key) for _ in range(4))])
    assert {type(outcome) for outcome in outcomes} == {AttendanceRecord}
    assert AttendanceRecord.objects.count() == 4


@pytest.mark.django_db
def test_sqlite_lets_one_booking_in_at_a_time(tmp_path):
    """A copy of the database in a file, opened by two connections with the settings of an installation."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its own test")
    by, saved = person("coordinator"), EventFactory(starts_at=START - timedelta(days=9))
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(connection.connection.serialize())
    settings = {**connections.settings["default"], "NAME": str(file)}
    assert settings["OPTIONS"]["transaction_mode"] == "IMMEDIATE"

    def own_connection():
        connections["default"] = type(connection._connections["default"])(settings, "default")

    assert_one_wins(at_once([booking(saved, by, number=number) for number in range(2)], own_connection))
