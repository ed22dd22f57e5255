"""Tours booked and moved by several at once: one of two stands, none is booked twice, and nobody waits for ever."""

import datetime
import threading
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from campaigns.events import actions as events
from campaigns.models import Event, Performance, Tour
from campaigns.touring import actions, moving
from campaigns.touring.stops import stop_at
from tests.campaigns.events.test_concurrency import at_once
from tests.conftest import person
from tests.factories.partners import OrganisationFactory, VenueFactory
from tests.factories.touring import PerformanceFactory, TourFactory

MOST_AT_ONCE = 4
real = pytest.mark.django_db(transaction=True, serialized_rollback=True)


def book(activity, by, name, places):
    tour = TourFactory.build(activity=activity, campaign=activity.campaign, name=name)
    return actions.book_tour(tour=tour, stops=places, by=by)


def outcomes_of(names, turned=False):
    """The same two stops for each name; every second tour the other way round where ``turned``."""
    by, activity = person("coordinator"), TourFactory(name="sketch", starts_on=datetime.date(2026, 6, 1)).activity
    places = [stop_at(VenueFactory()) for _number in range(2)]
    orders = [places[::-1] if turned and number % 2 else places for number in range(len(names))]
    return at_once([partial(book, activity, by, *pair) for pair in zip(names, orders, strict=True)])


def assert_one_stands(outcomes, performances):
    won = [one for one in outcomes if one == performances]
    refused = [one for one in outcomes if isinstance(one, ValidationError)]
    assert (len(won), len(refused)) == (1, len(outcomes) - 1), outcomes
    assert Event.objects.count() == performances
    assert Tour.objects.exclude(name="sketch").count() == 1


@real
def test_the_same_tour_booked_at_once_is_booked_once(postgres):
    assert_one_stands(outcomes_of(["One"] * MOST_AT_ONCE), 2)


@real
def test_two_tours_on_the_same_places_get_one_of_them_and_no_deadlock(postgres):
    assert_one_stands(outcomes_of([f"No. {number}" for number in range(MOST_AT_ONCE)]), 2)


@real
def test_the_other_way_round_both_fit_and_neither_waits_for_ever(postgres):
    outcomes = outcomes_of(["One", "Two"], turned=True)
    assert outcomes == [2, 2]
    assert connection.vendor == "postgresql"


@pytest.mark.django_db
def test_sqlite_lets_one_tour_in_at_a_time(tmp_path):
    """A copy of the database in a file, opened by two connections with the settings of an installation."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has its own test")
    by, activity = person("coordinator"), TourFactory(name="sketch").activity
    places = [stop_at(VenueFactory()) for _number in range(2)]
    file = tmp_path / "copy.sqlite3"
    file.write_bytes(connection.connection.serialize())
    settings = {**connections.settings["default"], "NAME": str(file)}

    def own_connection():
        connections["default"] = type(connection._connections["default"])(settings, "default")

    outcomes = at_once([partial(book, activity, by, "One", places) for _number in range(2)], own_connection)
    assert sorted(type(one).__name__ for one in outcomes) == ["ValidationError", "int"], outcomes


@pytest.mark.django_db
def test_one_after_the_other_the_second_is_told(coordinator):
    activity = TourFactory(name="sketch", starts_on=datetime.date(2026, 6, 1)).activity
    places = [stop_at(VenueFactory())]
    assert book(activity, coordinator, "One", places) == 1
    with pytest.raises(ValidationError, match="exists already"):
        book(activity, coordinator, "One", places)
    with pytest.raises(ValidationError, match="is taken by"):
        book(activity, coordinator, "Two", places)
    assert Tour.objects.count() == 2


@real
def test_a_stop_and_its_event_changed_at_once_do_not_wait_for_each_other(postgres, monkeypatch):
    """Each has what it holds first before the other goes on; in two orders this would be a deadlock."""
    by = person("coordinator")
    stop = PerformanceFactory(event__starts_at=datetime.datetime(2026, 6, 1, 6, tzinfo=datetime.UTC))
    page_began, stop_held = threading.Event(), threading.Event()
    lock, moved = events._lock, moving.proposing.moved

    def on_the_page():
        event = Event.objects.get(pk=stop.event_id)
        event.title = "Changed on the page of the event"
        return events.move_event(event=event, by=by).title

    def on_the_tour():
        performance = Performance.objects.get(pk=stop.pk)
        return moving.move_stop(performance=performance, local=datetime.datetime(2026, 6, 2, 9), by=by).moment

    def lock_after_the_stop(*given):
        page_began.set()
        stop_held.wait(5)
        return lock(*given)

    def moved_after_the_page(*given):
        stop_held.set()
        page_began.wait(5)
        return moved(*given)

    monkeypatch.setattr(events, "_lock", lock_after_the_stop)
    monkeypatch.setattr(moving.proposing, "moved", moved_after_the_page)
    outcomes = at_once([on_the_page, on_the_tour])
    assert "deadlock" not in str(outcomes), outcomes
    assert "Tue 2 Jun 2026, 09:00" in outcomes, outcomes


@real
def test_two_events_of_one_company_moved_to_one_hour_at_once_do_not_both_go_there(postgres):
    by, company = person("coordinator"), OrganisationFactory()
    tour = TourFactory(company=company)
    stops = [
        PerformanceFactory(tour=tour, event__starts_at=datetime.datetime(2026, 6, day, 6, tzinfo=datetime.UTC))
        for day in (1, 2, 3, 4)
    ]

    def to_one_hour(key):
        event = Event.objects.get(pk=key)
        event.starts_at = datetime.datetime(2026, 6, 9, 6, tzinfo=datetime.UTC)
        event.ends_at = event.starts_at + datetime.timedelta(hours=1)
        return events.move_event(event=event, by=by).day

    outcomes = at_once([partial(to_one_hour, stop.event_id) for stop in stops])
    refused = [one for one in outcomes if isinstance(one, ValidationError)]
    assert len(refused) == len(stops) - 1, outcomes
    assert all("performs elsewhere" in str(one) for one in refused)
