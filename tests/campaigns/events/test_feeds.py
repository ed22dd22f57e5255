"""Calendar feeds: what is public, what is private, and that calendars understand them."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from icalendar import Calendar

from campaigns.events import actions, feeds
from campaigns.events.choices import EventStatus, Kind
from campaigns.models import Event, FeedToken
from campaigns.planning.choices import Status
from partners.venues.choices import VenueKind
from tests.factories.campaigns import EventFactory
from tests.factories.partners import RoomFactory, VenueFactory, country, region

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 10, 6, tzinfo=UTC)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 3, 1, tzinfo=UTC), tick=False):
        yield


def hall(**fields):
    return VenueFactory(kind=VenueKind.COMMUNITY, **fields)


def open_event(**fields):
    fields = {"starts_at": START, "status": EventStatus.CONFIRMED, "kind": Kind.THEATRE, **fields}
    return EventFactory(venue=fields.pop("venue", None) or hall(), is_open=True, **fields)


def entries(response):
    return {str(e["SUMMARY"]): e for e in Calendar.from_ical(response.content).walk("VEVENT")}


def summaries(response):
    return sorted(entries(response))


def test_an_entry_says_all_a_calendar_needs(client):
    venue = hall(name="Town hall", time_zone="Europe/Lisbon")
    event = open_event(title="Play", venue=venue, room=RoomFactory(venue=venue, name="Stage"), sequence=3)
    response = client.get("/events.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = Calendar.from_ical(response.content)
    assert [str(zone["TZID"]) for zone in calendar.walk("VTIMEZONE")] == ["Europe/Lisbon"]
    entry = entries(response)["Play"]
    assert str(entry["UID"]) == f"{event.uid}@127.0.0.1"
    assert (entry["SEQUENCE"], str(entry["STATUS"])) == (3, "CONFIRMED")
    assert entry["DTSTART"].params["TZID"] == "Europe/Lisbon"
    assert entry.decoded("DTSTART") == START
    assert entry.decoded("DTEND") == START + timedelta(hours=2)
    assert entry.decoded("LAST-MODIFIED") == event.updated_at
    assert str(entry["LOCATION"]) == "Stage, Town hall, North"


def test_only_open_events_of_public_campaigns_are_public(client):
    open_event(title="Open")
    EventFactory(title="School")
    EventFactory(title="Closed", venue=hall())
    open_event(title="Draft", campaign__status=Status.DRAFT)
    open_event(title="Never public", campaign__status=Status.CANCELLED)
    assert summaries(client.get("/events.ics")) == ["Open"]


def test_a_campaign_that_is_called_off_cancels_its_public_events(client):
    event = open_event(title="Open", campaign__status=Status.CANCELLED, campaign__activated_at=START, sequence=2)
    entry = entries(client.get("/events.ics"))["Open"]
    assert (str(entry["STATUS"]), entry["SEQUENCE"]) == ("CANCELLED", 3)
    assert event.sequence == 2


def test_filters_are_those_of_the_listing(client):
    north, south = region("XD-01", "North"), region("XD-02", "South")
    play = open_event(title="Play", venue=hall(area=north))
    open_event(title="Talk", venue=hall(area=south), kind=Kind.LECTURE, starts_at=datetime(2026, 5, 1, 6, tzinfo=UTC))

    def found(**query):
        return summaries(client.get("/events.ics", query))

    assert found() == ["Play", "Talk"]
    assert found(area="XD-01") == ["Play"]
    assert found(area=country().code) == ["Play", "Talk"]
    assert found(area="XX-99") == []
    assert found(campaign=play.campaign.code) == ["Play"]
    assert found(kind="lecture") == ["Talk"]
    assert found(month="2026-05") == ["Talk"]


def test_the_month_is_the_venues_own(client):
    late = datetime(2026, 4, 30, 22, tzinfo=UTC)
    open_event(title="May in Nairobi", starts_at=late)
    assert summaries(client.get("/events.ics", {"month": "2026-05"})) == ["May in Nairobi"]
    assert summaries(client.get("/events.ics", {"month": "2026-04"})) == []


@pytest.mark.parametrize("query", [{"month": "soon"}, {"kind": "party"}, {"month": "2026-13"}])
def test_a_filter_that_cannot_be_is_refused(client, query):
    assert client.get("/events.ics", query).status_code == 400


def test_an_unchanged_feed_is_not_sent_again(client, coordinator):
    event = open_event()
    first = client.get("/events.ics")
    assert client.get("/events.ics").content == first.content
    assert "max-age=240" in first["Cache-Control"]
    assert first.cookies == {}
    assert "Cookie" not in first.get("Vary", "")
    again = client.get("/events.ics", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    event.title = "Another name"
    actions.move_event(event=event, by=coordinator)
    changed = client.get("/events.ics", headers={"If-None-Match": first["ETag"]})
    assert (changed.status_code, summaries(changed)) == (200, ["Another name"])


def test_uid_stays_and_sequence_rises_through_its_life(client, coordinator):
    event = open_event(status=EventStatus.PLANNED, title="Play")

    def seen():
        entry = entries(client.get("/events.ics"))["Play"]
        return str(entry["UID"]), int(entry["SEQUENCE"]), str(entry["STATUS"])

    uid = f"{event.uid}@127.0.0.1"
    assert seen() == (uid, 0, "TENTATIVE")
    actions.confirm(event=event, by=coordinator)
    assert seen() == (uid, 1, "CONFIRMED")
    actions.cancel_event(event=event, reason="Storm", by=coordinator)
    assert seen() == (uid, 2, "CANCELLED")
    with time_machine.travel(datetime(2026, 5, 29, tzinfo=UTC), tick=False):
        assert seen() == (uid, 2, "CANCELLED")
    with time_machine.travel(datetime(2026, 5, 31, tzinfo=UTC), tick=False):
        assert summaries(client.get("/events.ics")) == []


def test_the_public_feed_costs_one_query_however_long(client, django_assert_num_queries):
    for rows in (1, 3):
        while Event.objects.count() < rows:
            open_event()
        with django_assert_num_queries(1):
            assert len(summaries(client.get("/events.ics"))) == rows


def test_the_private_feed_shows_what_its_owner_may_see(client, coordinator, partner, organisation_a):
    own = EventFactory(title="School", campaign__lead_organisation=organisation_a)
    EventFactory(title="Of others", starts_at=START + timedelta(days=1))
    everything = client.get(f"/feeds/{feeds.open_feed(by=coordinator)}/events.ics")
    assert summaries(everything) == ["Of others", "School"]
    assert "private" in everything["Cache-Control"]
    response = client.get(f"/feeds/{feeds.open_feed(by=partner)}/events.ics")
    assert summaries(response) == ["School"]
    assert own.venue.name in str(entries(response)["School"]["LOCATION"])
    etag = response["ETag"]
    address = f"/feeds/{feeds.open_feed(by=partner)}/events.ics"
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


def test_a_private_address_ends_when_replaced_withdrawn_or_its_owner_leaves(client, coordinator):
    first = f"/feeds/{feeds.open_feed(by=coordinator)}/events.ics"
    second = f"/feeds/{feeds.open_feed(by=coordinator)}/events.ics"
    assert [client.get(address).status_code for address in (first, second)] == [404, 200]
    type(coordinator).objects.filter(pk=coordinator.pk).update(is_active=False)
    assert client.get(second).status_code == 404
    type(coordinator).objects.filter(pk=coordinator.pk).update(is_active=True)
    feeds.close_feed(by=coordinator)
    assert client.get(second).status_code == 404
    assert client.get("/feeds/guess/events.ics").status_code == 404


def test_only_a_hash_of_the_address_is_kept(coordinator):
    token = feeds.open_feed(by=coordinator)
    row = FeedToken.objects.get()
    assert row.token_hash == feeds.digest(token)
    assert token not in str(vars(row))
