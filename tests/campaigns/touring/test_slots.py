"""What tours show elsewhere: on the campaign's page, on the first page, and to whoever changes their activity."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from campaigns.events.choices import EventStatus
from campaigns.planning.actions import save_activity
from campaigns.planning.choices import Medium, Status
from campaigns.touring.home import performances_to_record
from campaigns.touring.tab import tours_tab
from clarion import slots
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import ActivityFactory, HeadcountFactory
from tests.factories.partners import MembershipFactory, region
from tests.factories.touring import PerformanceFactory, TourFactory

pytestmark = pytest.mark.django_db


def test_the_panel_counts_stops_and_people(editor):
    tour = TourFactory()
    for status in (EventStatus.PLANNED, EventStatus.CONFIRMED, EventStatus.HELD, EventStatus.CANCELLED):
        performance = PerformanceFactory(tour=tour, event__status=status)
        if status == EventStatus.HELD:
            HeadcountFactory(event=performance.event, sex="female", age_band="10_14", count=30)
            HeadcountFactory(event=performance.event, sex="male", age_band="10_14", count=12)
    (tab,) = tours_tab(tour.campaign, editor)
    ((row, _days),) = tab.context["tours"]
    assert (row.planned, row.held, row.called_off, row.came) == (2, 1, 1, 42)


@pytest.mark.parametrize("rows", [1, 3])
def test_the_panel_asks_the_same_number_of_questions(editor, rows):
    tour = TourFactory()
    for _number in range(rows):
        PerformanceFactory(tour=TourFactory(activity=tour.activity))
    with own_queries(2):
        tours_tab(tour.campaign, editor)


def test_the_panel_is_for_those_who_may_and_counts_what_they_see(partner, agency, organisation_a, coordinator):
    performance = PerformanceFactory()
    south = region("XD-02", "South")
    PerformanceFactory(tour=performance.tour, event__venue__area=south)
    campaign = performance.tour.campaign
    campaign.partner_organisations.add(organisation_a)
    campaign.areas.set([region(), south])
    assert tours_tab(campaign, agency) == []
    (tab,) = tours_tab(campaign, partner)
    assert tab.context["activities"] == []
    MembershipFactory(user=coordinator).areas.set([region()])
    (tab,) = tours_tab(campaign, coordinator)
    assert tab.context["tours"][0][0].planned == 1
    assert tab.context["activities"] == [performance.tour.activity]


def test_no_panel_where_nothing_can_go_on_tour(editor):
    activity = ActivityFactory(medium=Medium.RADIO_SPOT)
    assert tours_tab(activity.campaign, editor) == []
    play = ActivityFactory(medium=Medium.THEATRE, campaign__status=Status.COMPLETED)
    (tab,) = tours_tab(play.campaign, editor)
    assert tab.context == {"tours": [], "activities": []}


def test_the_first_page_names_performances_without_a_record(coordinator, partner, agency, organisation_a):
    now = timezone.now()
    tour = TourFactory(name="Red thread")
    for hours, status in ((-30, "held"), (-60, "planned"), (-90, "cancelled"), (30, "planned")):
        starts = now + datetime.timedelta(hours=hours)
        PerformanceFactory(tour=tour, event__starts_at=starts, event__status=status)
    (entry,) = performances_to_record(None, coordinator)
    assert entry.text == "2 performances of “Red thread” without a record"
    assert performances_to_record(None, partner) == []
    tour.campaign.partner_organisations.add(organisation_a)
    assert len(performances_to_record(None, partner)) == 1
    assert performances_to_record(None, agency) == []


def test_the_calendar_shows_each_performance_once(editor):
    from clarion.calendar import Period

    performance = PerformanceFactory()
    period = Period(performance.event.day, performance.event.day)
    entries = slots.collect("calendar_entries", None, editor, period)
    assert [entry.key for entry in entries if "event" in entry.key] == [f"event:{performance.event_id}"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"starts_on": datetime.date(2026, 3, 3)}, "starts_on"),
        ({"ends_on": datetime.date(2026, 3, 1)}, "ends_on"),
        ({"medium": Medium.RADIO_SPOT}, "medium"),
        ({"medium": Medium.THEATRE}, "medium"),
    ],
)
def test_an_activity_keeps_its_tours(editor, change, field):
    performance = PerformanceFactory(tour__name="Red thread")
    activity = performance.tour.activity
    for name, value in change.items():
        setattr(activity, name, value)
    with pytest.raises(ValidationError) as error:
        save_activity(activity=activity, by=editor)
    assert list(error.value.message_dict) == [field]
    assert "Red thread" in error.value.message_dict[field][0]
    performance.event.status = EventStatus.CANCELLED
    performance.event.save()
    save_activity(activity=activity, by=editor)
