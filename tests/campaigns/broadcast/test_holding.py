"""What is booked holds its activity; nothing is booked twice."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from campaigns.broadcast import actions
from campaigns.broadcast.choices import AiringState, FlightStatus
from campaigns.models import Activity, Airing, Flight
from campaigns.planning.actions import save_activity
from campaigns.planning.choices import Medium, Status
from tests.campaigns.events.test_concurrency import at_once, real_postgres
from tests.conftest import person
from tests.factories.broadcast import AiringFactory, FlightFactory, StationFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory

pytestmark = pytest.mark.django_db


def refused(activity, by, **fields):
    for name, value in fields.items():
        setattr(activity, name, value)
    with pytest.raises(ValidationError) as error:
        save_activity(activity=activity, by=by)
    return error.value.message_dict


@pytest.fixture
def flight():
    return FlightFactory(station__name="Radio X")


@pytest.fixture
def activity(flight):
    return Activity.objects.get(pk=flight.activity_id)


def test_an_activity_stays_in_its_campaign(coordinator):
    other = CampaignFactory()
    wrong = refused(ActivityFactory(campaign=CampaignFactory()), coordinator, campaign=other)
    assert wrong == {"campaign": ["An activity stays in its campaign."]}


def test_the_form_does_not_move_an_activity(client, coordinator):
    activity = ActivityFactory(campaign=CampaignFactory())
    client.force_login(coordinator)
    fields = {"campaign": CampaignFactory().pk, "name": "New", "medium": "poster", "areas": ""}
    days = {"starts_on": activity.starts_on, "ends_on": activity.ends_on}
    client.post(reverse("activity:edit", args=[activity.pk]), {**fields, **days})
    stands = Activity.objects.get(pk=activity.pk)
    assert (stands.campaign, stands.name) == (activity.campaign, "New")


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"starts_on": datetime.date(2026, 2, 3)}, "starts_on"),
        ({"ends_on": datetime.date(2026, 2, 5)}, "ends_on"),
        ({"medium": Medium.POSTER}, "medium"),
        ({"medium": Medium.TV_SPOT}, "medium"),
    ],
)
def test_dates_and_medium_keep_what_is_booked(coordinator, activity, fields, where):
    wrong = refused(activity, coordinator, **fields)
    assert list(wrong) == [where]
    assert "Radio X, 2 Feb 2026 – 6 Feb 2026" in wrong[where][0]


def test_what_excludes_no_run_is_saved(coordinator, flight, activity):
    activity.starts_on, activity.ends_on, activity.medium = flight.starts_on, flight.ends_on, Medium.RADIO_SHOW
    save_activity(activity=activity, by=coordinator)
    flight.status = FlightStatus.CANCELLED
    flight.save()
    activity.starts_on, activity.medium = flight.ends_on, Medium.POSTER
    save_activity(activity=activity, by=coordinator)


def test_a_confirmed_airing_of_a_cancelled_run_holds_the_dates(coordinator, flight, activity):
    AiringFactory(flight=flight, state=AiringState.CONFIRMED)
    flight.status = FlightStatus.CANCELLED
    flight.save()
    assert list(refused(activity, coordinator, starts_on=flight.ends_on)) == ["starts_on"]


def written_anew(flight, **fields):
    flight.pk = None
    for name, value in fields.items():
        setattr(flight, name, value)
    return flight


def test_the_same_run_is_booked_once(coordinator, flight):
    for verb in (actions.book_flight, actions.draft_flight):
        with pytest.raises(ValidationError) as error:
            verb(flight=written_anew(flight), by=coordinator)
        assert error.value.messages == [
            "This run exists already: Radio X, 2 Feb 2026 – 6 Feb 2026 (Booked). "
            "Change that one, or choose other days or times."
        ]
    actions.book_flight(flight=written_anew(flight, language="luo"), by=coordinator)
    assert Flight.objects.count() == 2


def test_the_same_draft_is_kept_once_and_booked_beside_none(coordinator, flight):
    Flight.objects.update(status=FlightStatus.DRAFT)
    with pytest.raises(ValidationError, match="exists already"):
        actions.draft_flight(flight=written_anew(flight), by=coordinator)
    Flight.objects.update(status=FlightStatus.CANCELLED)
    actions.draft_flight(flight=written_anew(flight), by=coordinator)
    assert actions.book_flight(flight=flight, by=coordinator) == 50
    assert actions.change_flight(flight=flight, by=coordinator) is not None


def test_sending_the_form_twice_books_once(client, coordinator):
    activity = ActivityFactory(
        campaign=CampaignFactory(status=Status.ACTIVE),
        medium=Medium.RADIO_SPOT,
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 12, 31),
    )
    fields = {"activity": activity.pk, "station": StationFactory(name="Radio X").pk, "preset": "three"}
    fields |= {"starts_on": "2026-03-02", "ends_on": "2026-03-04", "format": "spot", "seconds": 30, "language": "sw"}
    client.force_login(coordinator)
    assert client.post(reverse("flight:add"), {**fields, "save": "1"}).status_code == 302
    again = client.post(reverse("flight:add"), {**fields, "save": "1"})
    assert "This run exists already: Radio X, 2 Mar 2026 – 4 Mar 2026 (Booked)." in again.content.decode()
    assert (Flight.objects.count(), Airing.objects.count()) == (1, 9)


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("zone", ["Africa/Nairobi", "America/New_York"])
def test_days_at_the_ends_of_the_calendar_are_refused_at_their_field(client, coordinator, day, zone):
    airing = AiringFactory(flight__station__time_zone=zone)
    client.force_login(coordinator)
    known = {"activity": airing.flight.activity_id, "station": airing.station_id, "preset": "three", "seconds": 30}
    pages = (
        (reverse("airing:move", args=[airing.pk]), {"day": day, "hour": "23:00", "reason": "x"}, ["day"]),
        (reverse("airing:move", args=[airing.pk]), {"day": day, "hour": "01:00", "reason": "x"}, ["day"]),
        (reverse("flight:add"), {**known, "starts_on": day, "ends_on": "", "format": "spot"}, ["starts_on"]),
        (
            reverse("flight:add"),
            {**known, "starts_on": day, "ends_on": day, "format": "spot"},
            ["starts_on", "ends_on"],
        ),
        (reverse("airing:confirm"), {"station": airing.station_id, "first": day, "last": day}, ["first", "last"]),
    )
    for address, fields, wrong in pages:
        errors = client.post(address, fields).context["form"].errors
        assert errors == {name: ["Choose a day between 1990 and 2100."] for name in wrong}


@pytest.mark.parametrize(("preset", "many"), [("three", 42), ("drive", 60)])
def test_a_run_without_a_last_day_lasts_two_weeks(client, coordinator, flight, preset, many):
    fields = {"activity": flight.activity_id, "station": flight.station_id, "preset": preset, "seconds": 30}
    client.force_login(coordinator)
    page = client.post(reverse("flight:add"), {**fields, "starts_on": "2026-03-02", "ends_on": "", "format": "spot"})
    assert (page.context["flight"].ends_on, page.context["preview"].count) == (datetime.date(2026, 3, 15), many)


@real_postgres
def test_the_same_run_booked_at_once_is_booked_once(postgres):
    by, saved = person("coordinator"), FlightFactory(status=FlightStatus.CANCELLED)

    def booking():
        same = Flight.objects.select_related("activity__campaign", "campaign", "station").get(pk=saved.pk)
        return actions.book_flight(flight=written_anew(same), by=by)

    outcomes = at_once([booking] * 4)
    assert sorted(map(type, outcomes), key=str) == [ValidationError] * 3 + [int], outcomes
    assert Airing.objects.count() == 50
