"""The same tour booked by several at once is booked once; two tours on one place get one of them."""

import datetime
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections

from campaigns.models import Event, Tour
from campaigns.touring import actions
from campaigns.touring.stops import stop_at
from tests.campaigns.events.test_concurrency import at_once
from tests.conftest import person
from tests.factories.partners import VenueFactory
from tests.factories.touring import TourFactory

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
