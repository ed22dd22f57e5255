"""Events in the admin: booking in two steps, counting on a phone, each role its own."""

import re
import uuid
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from campaigns.events.choices import EventStatus
from campaigns.models import Event, FeedToken
from campaigns.planning.choices import Medium
from partners.venues.choices import VenueKind
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EventFacilitatorFactory, EventFactory
from tests.factories.partners import FacilitatorFactory, RoomFactory, VenueFactory, region
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 10, 6, tzinfo=UTC)
LIST_QUERIES = 6


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel(datetime(2026, 3, 1, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def activity(db):
    whole_year = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 12, 31)}
    return ActivityFactory(campaign=CampaignFactory(status="active"), medium=Medium.SCHOOL_SEMINAR, **whole_year)


def vetted(**fields):
    return FacilitatorFactory(vetting_valid_until=date(2027, 1, 1), conduct_signed_on=date(2025, 1, 1), **fields)


def form(**fields):
    return {"title": "Seminar", "kind": "seminar", "day": "2026-03-10", "starts": "09:00", "ends": "11:00", **fields}


def test_a_seminar_is_booked_in_two_steps_in_local_time(client, coordinator, activity):
    venue, ada = VenueFactory(), vetted(name="Ada")
    client.force_login(coordinator)
    step = client.post(reverse("event:add"), {"activity": activity.pk, "venue": venue.pk})
    page = client.get(step.url)
    assert "Hours are those on the clock at the venue: Kenya Time." in page.content.decode()
    assert not {"is_open", "has_minors"} & set(page.context["form"].fields)
    response = client.post(step.url, form(facilitators=[ada.pk], expected_people="40"))
    event = Event.objects.get()
    assert response.url == reverse("event:inspect", args=[event.pk])
    assert (event.starts_at, event.ends_at) == (START, START + timedelta(hours=2))
    assert (event.campaign, event.has_minors, event.is_open) == (activity.campaign, True, False)
    assert [row.facilitator for row in event.assignments.all()] == [ada]


def test_what_is_posted_cannot_open_a_school_event(client, coordinator, activity):
    venue = VenueFactory()
    client.force_login(coordinator)
    address = f"{reverse('event:book')}?activity={activity.pk}&venue={venue.pk}"
    client.post(address, form(is_open="on"))
    assert Event.objects.get().is_open is False


def test_a_clash_is_explained_and_a_free_hour_is_one_click_away(client, coordinator, activity):
    first = EventFactory(starts_at=START, title="First")
    client.force_login(coordinator)
    address = f"{reverse('event:book')}?activity={activity.pk}&venue={first.venue.pk}"
    response = client.post(address, form())
    html = response.content.decode()
    assert "is taken by “First”, 10 March 2026, 09:00–11:00 (EAT)." in html
    slots = re.findall(r'name="slot" value="([^"]+)"', html)
    assert slots == [
        "2026-03-10T11:00/2026-03-10T13:00",
        "2026-03-10T13:00/2026-03-10T15:00",
        "2026-03-10T15:00/2026-03-10T17:00",
    ]
    assert Event.objects.count() == 1
    client.post(address, form(slot=slots[0]))
    assert Event.objects.exclude(pk=first.pk).get().starts_at == START + timedelta(hours=2)


def test_an_hour_that_does_not_exist_is_refused_at_its_field(client, coordinator, activity):
    venue = VenueFactory(time_zone="Europe/Lisbon", kind=VenueKind.COMMUNITY)
    client.force_login(coordinator)
    address = f"{reverse('event:book')}?activity={activity.pk}&venue={venue.pk}"
    response = client.post(address, form(day="2026-03-29", starts="01:30", ends="03:00"))
    assert list(response.context["form"].errors) == ["starts"]


def test_an_event_is_changed_and_moved_to_another_venue(client, coordinator):
    event = EventFactory(starts_at=START, title="First")
    elsewhere = VenueFactory(time_zone="Africa/Dakar")
    RoomFactory(venue=elsewhere, name="Hall")
    client.force_login(coordinator)
    page = client.get(reverse("event:edit", args=[event.pk]))
    assert page.context["form"]["starts"].value().isoformat() == "09:00:00"
    step = client.post(reverse("event:place", args=[event.pk]), {"venue": elsewhere.pk})
    response = client.post(step.url, form(title="Moved", room=elsewhere.rooms.get().pk))
    assert response.status_code == 302
    event.refresh_from_db()
    assert (event.title, event.venue, event.room.name) == ("Moved", elsewhere, "Hall")
    assert event.starts_at == datetime(2026, 3, 10, 9, tzinfo=UTC)


def test_people_the_editor_cannot_see_stay_assigned(client, coordinator):
    event = EventFactory(starts_at=START)
    hidden = vetted(base_area=region("XD-09", "Far"))
    EventFacilitatorFactory(event=event, facilitator=hidden)
    from tests.factories.partners import MembershipFactory

    membership = MembershipFactory(user=coordinator)
    membership.areas.add(region())
    event.campaign.areas.set([region()])
    client.force_login(coordinator)
    assert client.post(reverse("event:edit", args=[event.pk]), form(title="Kept")).status_code == 302
    assert [row.facilitator for row in event.assignments.all()] == [hidden]


def test_headcounts_are_typed_into_a_grid(client, partner, organisation_a):
    event = EventFactory(starts_at=START - timedelta(days=30), campaign__lead_organisation=organisation_a)
    client.force_login(partner)
    address = reverse("event:count", args=[event.pk])
    page = client.get(address)
    assert page.content.decode().count('inputmode="numeric"') == 15
    key = page.context["form"]["client_uuid"].value()
    given = {"client_uuid": key, "female-10_14": "14", "male-10_14": "11", "female-25_plus": "2"}
    for _twice in range(2):
        assert client.post(address, given).url == reverse("event:inspect", args=[event.pk])
    assert sum(row.count for row in event.headcounts.all()) == 27
    assert event.attendance_records.count() == 1
    overview = client.get(reverse("event:inspect", args=[event.pk]))
    assert overview.context["grid"]["total"] == [16, 11, 0]
    assert client.get(address).context["form"]["female-10_14"].value() == 14


def test_the_grid_explains_what_it_refuses(client, coordinator):
    event = EventFactory(starts_at=START)
    client.force_login(coordinator)
    address = reverse("event:count", args=[event.pk])
    response = client.post(address, {"client_uuid": uuid.uuid4(), "female-10_14": "14"})
    assert response.context["form"].non_field_errors() == ["The event has not begun; count people once it has."]
    response = client.post(address, {"client_uuid": uuid.uuid4(), "female-10_14": "-1"})
    assert list(response.context["form"].errors) == ["female-10_14"]


def test_confirming_and_cancelling_ask_first(client, coordinator):
    event = EventFactory(starts_at=START)
    client.force_login(coordinator)
    for name, data, status in (
        ("confirm", {}, EventStatus.CONFIRMED),
        ("cancel", {"reason": "Flood"}, EventStatus.CANCELLED),
    ):
        address = reverse(f"event:{name}", args=[event.pk])
        assert client.get(address).status_code == 200
        assert client.post(address, data).status_code == 302
        event.refresh_from_db()
        assert event.status == status


def test_coming_events_stand_first_then_the_newest_past(client, coordinator):
    days = {"past": -10, "older": -30, "soon": 2, "later": 20}
    today = datetime(2026, 3, 1, 8, tzinfo=UTC)
    made = {name: EventFactory(title=name, starts_at=today + timedelta(days=n)) for name, n in days.items()}
    client.force_login(coordinator)

    def found(**query):
        return [event.title for event in listed(client.get(reverse("event:index"), query))]

    assert found() == ["soon", "later", "past", "older"]
    assert found(when="coming") == ["soon", "later"]
    assert found(when="to_count") == ["past", "older"]
    assert found(campaign=made["past"].campaign.pk) == ["past"]
    assert found(q="old") == ["older"]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, coordinator, rows):
    for number in range(rows):
        EventFactory(starts_at=START + timedelta(days=number))
    client.force_login(coordinator)
    client.get(reverse("event:index"))
    with own_queries(LIST_QUERIES):
        response = client.get(reverse("event:index"))
    assert len(listed(response)) == rows


def test_the_export_follows_the_filters(client, coordinator):
    EventFactory(title="One", starts_at=START)
    EventFactory(title="Two", starts_at=START - timedelta(days=30))
    client.force_login(coordinator)
    rows = export_rows(client.get(reverse("event:index"), {"export": "csv", "when": "past"}))
    assert [row["Title"] for row in rows] == ["Two"]


def test_the_agenda_shows_days_in_the_venues_time(client, coordinator):
    event = EventFactory(starts_at=datetime(2026, 3, 10, 22, tzinfo=UTC))
    ada, eve = vetted(name="Ada"), vetted(name="Eve")
    for person in (ada, eve):
        EventFacilitatorFactory(event=event, facilitator=person)
    client.force_login(coordinator)
    response = client.get(reverse("event:agenda"), {"facilitator": ada.pk})
    days = response.context["days"]
    assert "01:00–03:00</bdi></strong>" in response.content.decode()
    assert [(day.isoformat(), [row.facilitator for row in rows]) for day, rows in days] == [("2026-03-11", [ada])]


def test_the_calendar_address_is_shown_once(client, coordinator):
    client.force_login(coordinator)
    address = reverse("event:feed")
    made = client.post(address, {"make": ""}).context["address"]
    assert client.get(made.removeprefix("http://testserver")).status_code == 200
    assert made not in client.get(address).content.decode()
    client.post(address, {"withdraw": ""})
    assert FeedToken.objects.filter(revoked_at__isnull=True).count() == 0


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("coordinator", {"inspect": 200, "edit": 200, "confirm": 200, "cancel": 200, "count": 200, "place": 200}),
        ("editor", {"inspect": 200, "edit": 200, "confirm": 200, "cancel": 200, "count": 200, "place": 200}),
        ("evaluator", {"inspect": 200, "edit": 302, "confirm": 404, "cancel": 404, "count": 302, "place": 302}),
        ("partner", {"inspect": 200, "edit": 302, "confirm": 404, "cancel": 404, "count": 200, "place": 302}),
        ("partner2", {"inspect": 404, "edit": 404, "confirm": 404, "cancel": 404, "count": 404, "place": 404}),
    ],
)
def test_doors_by_role(client, who, expected, request, organisation_a):
    event = EventFactory(starts_at=START, campaign__lead_organisation=organisation_a)
    client.force_login(request.getfixturevalue(who))
    found = {name: client.get(reverse(f"event:{name}", args=[event.pk])).status_code for name in expected}
    assert found == expected


def test_a_partner_lists_events_of_own_campaigns_alone(client, partner, organisation_a):
    own = EventFactory(campaign__lead_organisation=organisation_a)
    EventFactory(starts_at=START + timedelta(days=1))
    client.force_login(partner)
    assert listed(client.get(reverse("event:index"))) == [own]
