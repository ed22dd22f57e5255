"""What is booked holds its activity; nothing is booked twice."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from campaigns.broadcast import actions
from campaigns.broadcast.choices import AiringState, FlightStatus
from campaigns.models import Activity
from campaigns.planning.actions import save_activity
from campaigns.planning.choices import Medium, Status
from tests.factories.broadcast import AiringFactory, FlightFactory
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
