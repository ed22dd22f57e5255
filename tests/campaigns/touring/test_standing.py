"""What stands of a tour stays: the protection of minors, what was recorded, its rules wherever an event is changed."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from campaigns.discussion import feed
from campaigns.events.actions import cancel_event, move_event
from campaigns.models import Campaign, Event, Performance, Tour
from campaigns.planning.actions import change_campaign
from campaigns.planning.choices import Medium, Status
from campaigns.touring import actions, moving
from campaigns.touring.recording import record_performance
from campaigns.touring.stops import Stop, stop_at
from partners.people.choices import Role
from partners.venues.choices import VenueKind
from tests.factories.campaigns import EventFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory, UserFactory, VenueFactory, country, region
from tests.factories.touring import PerformanceFactory, TourFactory
from tests.partners.admin import listed

pytestmark = pytest.mark.django_db

TUESDAY = datetime.datetime(2026, 3, 3, 6, tzinfo=datetime.UTC)


def hall(**fields):
    return VenueFactory(kind=VenueKind.COMMUNITY, **fields)


def limited_to(area):
    who = UserFactory(username="limited", role=Role.COORDINATOR)
    MembershipFactory(user=who, organisation=OrganisationFactory()).areas.set([area])
    return who


def of_two_areas() -> tuple[Tour, object, object]:
    """A tour with a stop in each of two areas."""
    here, there = region(), region("XD-02", "South")
    tour = TourFactory(activity__campaign__areas=[here, there])
    PerformanceFactory(tour=tour, event__venue=hall(area=here))
    PerformanceFactory(tour=tour, event__venue=hall(area=there), event__starts_at=TUESDAY)
    return tour, here, there


@pytest.mark.parametrize("closed", [{"event__has_minors": True}, {}])
def test_what_was_closed_stays_closed_wherever_it_moves(coordinator, closed):
    tour = TourFactory(is_open=True)
    one = PerformanceFactory(tour=tour, event__venue=hall(), event__is_open=False, **closed)
    two = PerformanceFactory(tour=tour, event__venue=hall(), event__is_open=False, event__starts_at=TUESDAY, **closed)
    moving.move_stop(performance=one, local=datetime.datetime(2026, 3, 4, 9), stop=Stop(hall()), by=coordinator)
    moving.swap_stops(performance=one, other=two, by=coordinator)
    assert list(Event.objects.values_list("is_open", "has_minors")) == [(False, bool(closed))] * 2


def test_what_was_recorded_can_neither_move_nor_be_called_off(coordinator, after_the_tour):
    stop = PerformanceFactory()
    record_performance(performance=stop, script_version="2.1", talk_held=True, by=coordinator)
    at = datetime.datetime(2026, 4, 9, 9)
    with pytest.raises(ValidationError, match="held, recorded or cancelled"):
        moving.move_stop(performance=stop, local=at, by=coordinator)
    with pytest.raises(ValidationError, match="held, recorded or cancelled"):
        moving.call_off_stop(performance=stop, reason="Rain", by=coordinator)
    assert Performance.objects.get().event.starts_at == stop.event.starts_at


def test_of_what_has_begun_one_is_moved_or_called_off_but_the_rest_stays(coordinator, after_the_tour):
    stop = PerformanceFactory()
    other = PerformanceFactory(tour=stop.tour, event__starts_at=TUESDAY)
    with pytest.raises(ValidationError, match="No performance that can be moved"):
        moving.move_rest(tour=stop.tour, first=datetime.date(2026, 3, 1), days=30, by=coordinator)
    with pytest.raises(ValidationError, match="not begun can be swapped"):
        moving.swap_stops(performance=stop, other=other, by=coordinator)
    moving.move_stop(performance=stop, local=datetime.datetime(2026, 4, 9, 9), reason="Rain", by=coordinator)
    moving.call_off_stop(performance=other, reason="Rain", by=coordinator)
    assert [one.event.status for one in stop.tour.performances.all()] == ["cancelled", "planned"]


def test_what_is_to_come_is_not_moved_into_the_past(client, coordinator):
    stop = PerformanceFactory()
    with pytest.raises(ValidationError, match=r"9 February 2026, 09:00–10:00 \(EAT\) has passed"):
        moving.move_stop(performance=stop, local=datetime.datetime(2026, 2, 9, 9), by=coordinator)
    with pytest.raises(ValidationError, match="has passed"):
        moving.move_rest(tour=stop.tour, first=datetime.date(2026, 3, 1), days=-21, by=coordinator)
    client.force_login(coordinator)
    page = client.post(reverse("performance:move", args=[stop.pk]), {"day": "2026-02-09", "hour": "09:00"})
    assert page.context["form"].errors["day"] == [
        "9 February 2026, 09:00–10:00 (EAT) has passed. Choose a day and hour to come."
    ]
    assert Event.objects.get().starts_at == stop.event.starts_at


def test_nothing_moves_in_a_tour_that_was_called_off(coordinator):
    stop = PerformanceFactory()
    stale = Tour.objects.get()
    Tour.objects.update(status="called_off", cancel_reason="A storm")
    calls = (
        lambda: moving.move_rest(tour=stale, first=datetime.date(2026, 3, 1), days=7, by=coordinator),
        lambda: moving.move_stop(performance=stop, local=datetime.datetime(2026, 3, 9, 9), by=coordinator),
        lambda: moving.add_stop(
            tour=stale, stop=stop_at(hall()), local=datetime.datetime(2026, 3, 9, 9), by=coordinator
        ),
    )
    for call in calls:
        with pytest.raises(ValidationError, match="The tour is cancelled"):
            call()
    assert Event.objects.get().starts_at == stop.event.starts_at


@pytest.mark.parametrize("field", ["name", "notes"])
def test_no_place_of_shelter_is_named(coordinator, field):
    tour = PerformanceFactory().tour
    setattr(tour, field, "Puppets at the women's shelter in Ngara")
    with pytest.raises(ValidationError) as error:
        actions.change_tour(tour=tour, by=coordinator)
    assert list(error.value.message_dict) == [field]


def test_no_reason_names_a_place_of_shelter(coordinator):
    stop = PerformanceFactory()
    reason = "The women's shelter in Ngara asked us not to come"
    for call in (
        lambda: actions.call_off_tour(tour=stop.tour, reason=reason, by=coordinator),
        lambda: moving.call_off_stop(performance=stop, reason=reason, by=coordinator),
        lambda: moving.move_stop(
            performance=stop, local=datetime.datetime(2026, 3, 9, 9), reason=reason, by=coordinator
        ),
    ):
        with pytest.raises(ValidationError) as error:
            call()
        assert list(error.value.message_dict) == ["reason"]


def test_who_sees_a_part_of_the_tour_does_not_change_what_is_true_of_all(coordinator):
    tour, here, _there = of_two_areas()
    tour.fee = 999
    with pytest.raises(PermissionDenied):
        actions.change_tour(tour=tour, by=limited_to(here))
    actions.change_tour(tour=tour, by=coordinator)


def test_who_sees_a_part_of_the_tour_is_told_that_the_cost_is_of_that_part(client, coordinator):
    tour, here, _there = of_two_areas()
    Tour.objects.update(daily_cost=None, people=None)

    def said(who):
        client.force_login(who)
        return client.get(reverse("tour:inspect", args=[tour.pk])).context["cost_words"]

    assert said(coordinator) == "fees 200\u00a0KES"
    part = limited_to(here)
    assert said(part) == "of the stops in your areas: fees 100\u00a0KES"
    stop = tour.performances.get(event__venue__area=here)
    preview = client.post(reverse("performance:move", args=[stop.pk]), {"day": "2026-03-05", "hour": "09:00"})
    assert preview.context["cost_words"] == "of the stops in your areas: fees 100\u00a0KES"


def test_the_page_of_an_event_keeps_the_company_in_one_place(coordinator):
    tour = TourFactory(company=OrganisationFactory())
    one = PerformanceFactory(tour=tour, event__venue=hall()).event
    two = PerformanceFactory(tour=tour, event__venue=hall(), event__starts_at=TUESDAY).event
    two.starts_at, two.ends_at = one.starts_at, one.ends_at
    with pytest.raises(ValidationError) as error:
        move_event(event=two, by=coordinator)
    assert list(error.value.message_dict) == ["starts_at"]


def test_the_page_of_an_event_keeps_it_in_the_areas_of_its_activity(coordinator):
    event = PerformanceFactory(tour__activity__campaign__areas=[region()], event__venue=hall(area=region())).event
    event.venue = hall(area=country("UGA"))
    with pytest.raises(ValidationError) as error:
        move_event(event=event, by=coordinator)
    assert list(error.value.message_dict) == ["venue"]
    event.venue = hall(area=region())
    move_event(event=event, by=coordinator)


def test_days_are_those_at_the_venue(client, coordinator):
    """Tuesday 10 March in Auckland begins while it is Monday in the clock of the server."""
    venue = hall(time_zone="Pacific/Auckland")
    late = datetime.datetime(2026, 3, 9, 20, tzinfo=datetime.UTC)
    stop = PerformanceFactory(event__venue=venue, event__starts_at=late)
    client.force_login(coordinator)

    def found(space, **query):
        return len(listed(client.get(reverse(f"{space}:index"), query)))

    days = ("2026-03-09", "2026-03-10", "2026-03-11")
    assert [found("tour", day=day) for day in days] == [0, 1, 0]
    for space, name in (("performance", "day"), ("event", "starts_at")):
        assert [found(space, **{f"{name}_from": day, f"{name}_to": day}) for day in days] == [0, 1, 0]
    page = client.get(reverse("campaign:inspect", args=[stop.tour.campaign_id])).content.decode()
    assert "10 Mar 2026 – 10 Mar 2026" in page


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_first_and_the_last_day_there_are_can_be_asked_for(client, coordinator, day):
    PerformanceFactory()
    client.force_login(coordinator)
    for space, names in (("performance", ("day_from", "day_to")), ("event", ("starts_at_from", "starts_at_to"))):
        for name in names:
            assert client.get(reverse(f"{space}:index"), {name: day}).status_code == 200
    assert client.get(reverse("tour:index"), {"day": day}).status_code == 200


def test_an_activity_among_the_parts_of_its_campaign_keeps_its_tours(editor):
    stop = PerformanceFactory(tour__activity__campaign__status=Status.DRAFT)
    campaign = Campaign.objects.get()
    (activity,) = campaign.activities.all()
    activity.medium, activity.ends_on = Medium.RADIO_SPOT, datetime.date(2026, 3, 1)
    campaign.activities = [activity]
    with pytest.raises(ValidationError) as error:
        change_campaign(campaign=campaign, by=editor)
    texts = error.value.message_dict["activities"]
    assert len(texts) == 2
    assert all(text.startswith(f"{activity.name}: ") and stop.tour.name in text for text in texts)


def test_what_a_tour_does_to_its_events_is_told_once(coordinator, editor):
    stop, single = PerformanceFactory(), EventFactory(title="Seminar")
    feed.entries(editor).delete()
    moving.move_stop(performance=stop, local=datetime.datetime(2026, 3, 9, 9), by=coordinator)
    moving.call_off_stop(performance=stop, reason="Rain", by=coordinator)
    cancel_event(event=single, reason="Strike", by=coordinator)
    told = [entry.action for entry in feed.entries(editor)]
    assert told == ["events.cancel", "touring.call_off_stop", "touring.move_stop"]
    own = ModelLogEntry.objects.for_instance(stop.event).values_list("action", flat=True)
    assert set(own) == {"events.cancel", "events.move"}
