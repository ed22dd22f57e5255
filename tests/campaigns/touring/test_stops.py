"""Stops as people write them: by name or code, with a room, faults by line."""

from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override

from campaigns.broadcast.forms import TimesField
from campaigns.touring.forms import DaysField, StopsField
from campaigns.touring.stops import LONGEST, MOST_STOPS, read_stops, written
from tests.campaigns.queries import own_queries
from tests.factories.partners import MembershipFactory, RoomFactory, VenueFactory, region

pytestmark = pytest.mark.django_db


def faults(text, user):
    with pytest.raises(ValidationError) as error:
        read_stops(text, user)
    return error.value.messages


def test_a_venue_is_found_by_name_or_code_in_the_order_written(coordinator):
    north = VenueFactory(name="North School", code="N1", names={"fr": "École du Nord"})
    south = VenueFactory(name="South School", code="S1")
    hall = RoomFactory(venue=south, name="Hall", seats=100)
    room = RoomFactory(venue=south, name="Room 2", seats=30)
    stops = read_stops("south school\n\n n1 \nS1; room 2", coordinator)
    assert [(stop.venue, stop.room) for stop in stops] == [(south, hall), (north, None), (south, room)]
    assert written(stops) == "S1; Hall\nN1\nS1; Room 2"
    assert read_stops(written(stops), coordinator) == stops
    with override("fr"):
        assert read_stops("École du nord", coordinator)[0].venue == north


def test_each_fault_names_its_line(coordinator):
    VenueFactory(name="Twin", code="T1")
    VenueFactory(name="Twin", code="T2")
    text = "Nowhere\nTwin\nT1; Attic\n; Hall\nT1; Hall; more"
    found = faults(text, coordinator)
    assert [line.partition(":")[0] for line in found] == ["Line 1", "Line 2", "Line 3", "Line 4", "Line 5"]
    assert "T1, T2" in found[1]
    assert faults("T1\n" * (MOST_STOPS + 1), coordinator) == [f"A tour has at most {MOST_STOPS} stops."]


def test_a_venue_out_of_sight_is_not_known(coordinator):
    VenueFactory(code="S1", area=region("XD-02", "South"))
    MembershipFactory(user=coordinator).areas.set([region()])
    assert "No venue you may see is called “S1”" in faults("S1", coordinator)[0]


@pytest.mark.parametrize("many", [1, 3])
def test_reading_asks_the_same_number_of_questions(coordinator, many):
    codes = [VenueFactory().code for _number in range(many)]
    with own_queries(2):
        assert len(read_stops("\n".join(codes), coordinator)) == many


def test_the_separators_of_other_keyboards_are_read(coordinator):
    venue = VenueFactory(code="S1")
    hall = RoomFactory(venue=venue, name="Hall", seats=1)
    stops = read_stops("S1\u061b Hall\nS1\tHall\nS1\uff1bHall", coordinator)
    assert [stop.room for stop in stops] == [hall] * 3
    assert DaysField().clean("2026-03-03\u060c 2026-03-02\u061b") == [date(2026, 3, 2), date(2026, 3, 3)]
    assert TimesField().clean("13:00\u060c 9:00") == [time(9), time(13)]


def test_a_word_longer_than_any_name_is_not_looked_up(coordinator):
    with own_queries(0):
        (fault,) = faults("x" * 60_000, coordinator)
    assert fault.startswith("Line 1: No venue you may see is called “xxx")
    with pytest.raises(ValidationError):
        StopsField().clean("x" * (MOST_STOPS * LONGEST + 1))
