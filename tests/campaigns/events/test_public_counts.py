"""Closed school events are public as counts by area and month alone, and never so few that one school shows."""

from datetime import UTC, datetime

import pytest

from campaigns.events.choices import EventStatus
from campaigns.events.queries import EventCount, public_event_counts
from campaigns.planning.choices import Status
from partners.venues.choices import VenueKind
from tests.factories.campaigns import CampaignFactory, EventFactory
from tests.factories.partners import VenueFactory, region

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(db):
    return CampaignFactory(status=Status.ACTIVE)


def hold(campaign, area, schools, *, month=3, events=1, **fields):
    """Events in so many different schools of an area, on different days of a month."""
    for number in range(schools):
        venue = VenueFactory(area=area)
        for again in range(events):
            start = datetime(2026, month, 1 + number + 5 * again, 9, tzinfo=UTC)
            EventFactory(campaign=campaign, venue=venue, starts_at=start, **fields)


def test_three_schools_are_named_by_area_fewer_go_to_the_country(campaign):
    hold(campaign, region("XD-01"), 3, events=2)
    hold(campaign, region("XD-02", "South"), 2)
    hold(campaign, region("XD-03", "East"), 1)
    assert public_event_counts() == [
        EventCount("XD-01", "2026-03", 6, 3),
        EventCount("XDM", "2026-03", 3, 3, rest_of_country=True),
    ]


def test_a_rest_of_fewer_than_three_schools_is_left_out(campaign):
    hold(campaign, region("XD-01"), 3)
    hold(campaign, region("XD-02", "South"), 2, events=3)
    assert public_event_counts() == [EventCount("XD-01", "2026-03", 3, 3)]


def test_months_stand_apart_and_follow_the_venues_clock(campaign):
    hold(campaign, region(), 3)
    hold(campaign, region(), 3, month=4)
    for venue in VenueFactory.create_batch(3):
        EventFactory(campaign=campaign, venue=venue, starts_at=datetime(2026, 4, 30, 22, tzinfo=UTC))
    assert public_event_counts() == [
        EventCount("XD-01", "2026-03", 3, 3),
        EventCount("XD-01", "2026-04", 3, 3),
        EventCount("XD-01", "2026-05", 3, 3),
    ]
    assert public_event_counts(month="2026-05") == [EventCount("XD-01", "2026-05", 3, 3)]


def test_open_cancelled_and_unpublished_events_are_not_counted(campaign):
    hold(campaign, region(), 3, status=EventStatus.CANCELLED)
    hold(CampaignFactory(), region(), 3)
    hall = VenueFactory(kind=VenueKind.COMMUNITY)
    EventFactory(campaign=campaign, venue=hall, is_open=True)
    assert public_event_counts() == []


def test_a_count_holds_neither_place_nor_hour(campaign):
    hold(campaign, region(), 3)
    assert set(EventCount.__dataclass_fields__) == {"area_code", "month", "events", "schools", "rest_of_country"}


def test_it_asks_the_same_number_of_questions_for_many_areas(campaign, django_assert_num_queries):
    hold(campaign, region(), 3)
    with django_assert_num_queries(2):
        public_event_counts()
    for number in range(2, 6):
        hold(campaign, region(f"XD-0{number}", f"Region {number}"), 3)
    with django_assert_num_queries(2):
        assert len(public_event_counts()) == 5
