"""Booking a tour, moving it, swapping, adding and calling off: all performances or none, and the record stays."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django.utils.translation import override
from wagtail.models import ModelLogEntry

from campaigns.events.actions import book_event
from campaigns.events.choices import EventStatus, Kind
from campaigns.models import Event, Performance, Tour
from campaigns.planning.choices import Medium, Status
from campaigns.touring import actions, moving
from campaigns.touring.choices import TourStatus
from campaigns.touring.recording import record_performance
from campaigns.touring.stops import Stop, stop_at
from partners.venues.choices import VenueKind
from tests.factories.campaigns import ActivityFactory, EventFactory
from tests.factories.partners import (
    FacilitatorFactory,
    MembershipFactory,
    OrganisationFactory,
    RoomFactory,
    VenueFactory,
    country,
    region,
)
from tests.factories.touring import PerformanceFactory, TourFactory

pytestmark = pytest.mark.django_db

MONDAY = datetime.date(2026, 3, 2)


def stops(many: int) -> list[Stop]:
    return [stop_at(VenueFactory()) for _number in range(many)]


def booked(coordinator, many=3, **fields) -> Tour:
    tour = TourFactory.build(campaign=None, activity=None, **fields)
    made = TourFactory(name="sketch")  # for its activity
    tour.activity, tour.campaign = made.activity, made.campaign
    made.delete()
    actions.book_tour(tour=tour, stops=stops(many), by=coordinator)
    return tour


def moments(tour) -> list[str]:
    return [performance.moment for performance in tour.performances.select_related("event__venue")]


def messages(error) -> list[str]:
    return [text for texts in error.value.message_dict.values() for text in texts]


def test_a_tour_books_an_event_for_each_performance(coordinator):
    tour = booked(coordinator)
    assert moments(tour) == ["Mon 2 Mar 2026, 09:00", "Mon 2 Mar 2026, 13:00", "Tue 3 Mar 2026, 09:00"]
    events = Event.objects.all()
    assert {event.kind for event in events} == {Kind.PUPPET_SHOW}
    assert {(event.title, event.status, event.has_minors, event.is_open) for event in events} == {
        (tour.name, EventStatus.PLANNED, True, False)
    }
    assert ModelLogEntry.objects.filter(action="touring.book").count() == 2
    assert ModelLogEntry.objects.filter(action="events.book").count() == 3


def test_weekends_days_of_rest_and_skipped_days_are_left_out(coordinator):
    fields = {"times": "10:00", "rest_after": 3, "skipped": "2026-03-03", "per_stop": 2}
    tour = booked(coordinator, many=3, **fields)
    days = [performance.event.day.isoformat()[5:] for performance in tour.performances.select_related("event__venue")]
    assert days == ["03-02", "03-04", "03-05", "03-06", "03-09", "03-10"]
    assert Performance.objects.values("event__venue").distinct().count() == 3


def test_the_room_with_the_most_seats_is_taken(coordinator):
    venue = VenueFactory()
    RoomFactory(venue=venue, name="Small", seats=20)
    hall = RoomFactory(venue=venue, name="Hall", seats=200)
    assert stop_at(venue).room == hall


def test_one_stop_that_cannot_be_leaves_nothing_booked(coordinator):
    places = stops(3)
    other = EventFactory(
        venue=places[2].venue, starts_at=datetime.datetime(2026, 3, 3, 6, 30, tzinfo=datetime.UTC), title="Seminar"
    )
    sketch = TourFactory()
    tour = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign)
    with pytest.raises(ValidationError) as error:
        actions.book_tour(tour=tour, stops=places, by=coordinator)
    assert "is taken by “Seminar”, 3 March 2026, 09:30–11:30 (EAT)." in messages(error)[0]
    assert list(Event.objects.all()) == [other]
    assert list(Tour.objects.all()) == [sketch]


def refusals(coordinator, places=None, **fields):
    sketch = TourFactory(name="sketch", **{"activity__ends_on": datetime.date(2026, 3, 31)})
    activity = fields.pop("activity", sketch.activity)
    tour = TourFactory.build(activity=activity, campaign=activity.campaign, **fields)
    with pytest.raises(ValidationError) as error:
        actions.book_tour(tour=tour, stops=stops(1) if places is None else places, by=coordinator)
    assert not Event.objects.exists()
    return error.value.message_dict


@pytest.mark.parametrize(
    ("fields", "where", "text"),
    [
        ({"starts_on": datetime.date(2026, 4, 1)}, "stops", "outside the activity's dates, 1 Jan 2026 to 31 Mar 2026."),
        ({"name": " "}, "name", "Give the tour a name."),
        ({"times": "23:30"}, "times", "end after midnight"),
        ({"times": "09:00 09:30"}, "times", "A performance of 60 minutes is still on when the next one begins."),
        ({"times": ""}, "times", "at least one start time"),
        ({"people": None}, "people", "Say how many people travel"),
        ({"currency": ""}, "currency", "A cost needs its currency"),
        ({"fee": None, "daily_cost": None}, "currency", "A cost needs its currency"),
        ({"notes": "Call 0712 345 678"}, "notes", "phone number"),
        ({"notes": "Sleep at the women's shelter"}, "notes", "sounds like a shelter"),
        ({"name": "ada@example.org"}, "name", "e-mail"),
        ({"is_open": True, "for_minors": True}, "is_open", "never be open to everyone"),
    ],
)
def test_mistakes_are_named_at_their_field(coordinator, fields, where, text):
    found = refusals(coordinator, **fields)
    assert list(found) == [where]
    assert text in " ".join(found[where])


def test_a_stop_is_needed_and_within_the_areas(coordinator):
    assert refusals(coordinator, places=[]) == {"stops": ["Write at least one stop."]}
    far = stop_at(VenueFactory(area=country("XXA", "Elsewhere")))
    assert "Elsewhere is not among the areas of the activity." in refusals(coordinator, [far])["stops"][0]


def test_only_media_that_travel_and_campaigns_that_run(coordinator):
    radio = ActivityFactory(medium=Medium.RADIO_SPOT, campaign__status=Status.ACTIVE)
    assert "does not go on tour" in refusals(coordinator, activity=radio)["activity"][0]
    over = ActivityFactory(medium=Medium.THEATRE, campaign__status=Status.COMPLETED)
    assert "The campaign is over" in refusals(coordinator, activity=over)["activity"][0]


def test_a_company_performs_in_one_place_at_a_time(coordinator):
    company = OrganisationFactory(name="Youth Stage")
    booked(coordinator, company=company)
    with pytest.raises(ValidationError) as error:
        booked(coordinator, company=company, name="Another")
    assert "The company performs elsewhere then, 2 March 2026, 09:00–10:00 (EAT)." in messages(error)[0]


def test_another_company_may_not_be_elsewhere_either(coordinator):
    company, first, other = OrganisationFactory(), coming(coordinator), coming(coordinator)
    first.company = other.company = company
    actions.change_tour(tour=first, by=coordinator)
    with pytest.raises(ValidationError) as error:
        actions.change_tour(tour=other, by=coordinator)
    assert list(error.value.message_dict) == ["company"]
    actions.call_off_tour(tour=first, reason="The van broke down", by=coordinator)
    actions.change_tour(tour=other, by=coordinator)


def test_people_lead_every_stop_and_are_in_one_place(coordinator):
    person = FacilitatorFactory()
    sketch = TourFactory(name="sketch")
    tour = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign)
    actions.book_tour(tour=tour, stops=stops(2), people=[person], by=coordinator)
    assert person.assignments.count() == 2
    again = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign, name="Again")
    with pytest.raises(ValidationError) as error:
        actions.book_tour(tour=again, stops=stops(1), people=[person], by=coordinator)
    assert f"{person} leads another event then." in messages(error)[0]
    unvetted = FacilitatorFactory(vetting_valid_until=None)
    with pytest.raises(ValidationError) as error:
        actions.book_tour(tour=again, stops=stops(1), people=[unvetted], by=coordinator)
    assert "no vetting check" in messages(error)[0]


def test_the_same_tour_is_not_written_twice(coordinator):
    tour = booked(coordinator, many=1)
    same = TourFactory.build(activity=tour.activity, campaign=tour.campaign, name=tour.name)
    with pytest.raises(ValidationError, match="This tour exists already"):
        actions.book_tour(tour=same, stops=stops(1), by=coordinator)


def test_open_tours_are_closed_in_schools(coordinator):
    school, hall = VenueFactory(), VenueFactory(kind=VenueKind.COMMUNITY)
    sketch = TourFactory(name="sketch")
    tour = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign, is_open=True)
    actions.book_tour(tour=tour, stops=[stop_at(school), stop_at(hall)], by=coordinator)
    assert {event.venue: (event.is_open, event.has_minors) for event in Event.objects.all()} == {
        school: (False, True),
        hall: (True, False),
    }
    one, two = tour.performances.all()
    moving.swap_stops(performance=one, other=two, by=coordinator)
    assert [(event.venue, event.is_open) for event in Event.objects.order_by("starts_at")] == [
        (hall, False),
        (school, False),
    ]
    assert Event.objects.get(venue=hall).has_minors


def test_the_rest_moves_at_the_same_hours(coordinator):
    tour = booked(coordinator, many=4)
    Event.objects.filter(performance=tour.performances.first()).update(status=EventStatus.HELD)
    assert moving.move_rest(tour=tour, first=MONDAY, days=1, reason="A holiday", by=coordinator) == 3
    assert [text[:10] + text[-5:] for text in moments(tour)] == [
        "Mon 2 Mar 09:00",
        "Tue 3 Mar 13:00",
        "Wed 4 Mar 09:00",
        "Wed 4 Mar 13:00",
    ]
    with pytest.raises(ValidationError, match="performs elsewhere then"):
        moving.move_rest(tour=tour, first=datetime.date(2026, 3, 4), days=-1, by=coordinator)
    assert moving.move_rest(tour=tour, first=MONDAY, days=-1, by=coordinator) == 3


def test_the_rest_is_not_moved_where_one_cannot(coordinator):
    tour = booked(coordinator, many=3)
    before = moments(tour)
    last = tour.performances.last().event
    EventFactory(venue=last.venue, starts_at=last.starts_at + datetime.timedelta(days=7), title="Exam")
    with pytest.raises(ValidationError) as error:
        moving.move_rest(tour=tour, first=MONDAY, days=7, by=coordinator)
    assert "“Exam”" in messages(error)[0]
    assert moments(tour) == before
    for days, field in ((0, "days"), (400, "days"), (310, "stops")):
        with pytest.raises(ValidationError) as error:
            moving.move_rest(tour=tour, first=MONDAY, days=days, by=coordinator)
        assert list(error.value.message_dict) == [field]
    with pytest.raises(ValidationError) as error:
        moving.move_rest(tour=tour, first=datetime.date(2026, 6, 1), days=1, by=coordinator)
    assert list(error.value.message_dict) == ["first"]


def test_a_stop_is_moved_and_keeps_its_people(coordinator):
    tour, person = booked(coordinator), FacilitatorFactory()
    performance = tour.performances.first()
    performance.event.assignments.create(
        facilitator=person, starts_at=performance.event.starts_at, ends_at=performance.event.ends_at
    )
    elsewhere = stop_at(VenueFactory(name="New place"))
    moving.move_stop(
        performance=performance, local=datetime.datetime(2026, 3, 5, 15), stop=elsewhere, reason="Flood", by=coordinator
    )
    moved = Performance.objects.get(pk=performance.pk)
    assert (moved.moment, moved.event.venue) == ("Thu 5 Mar 2026, 15:00", elsewhere.venue)
    assert moved.event.assignments.get().starts_at == moved.event.starts_at
    told = ModelLogEntry.objects.filter(action="touring.move_stop")
    assert [entry.message for entry in told] == [
        "Stop moved · Mon 2 Mar 2026, 09:00 → Thu 5 Mar 2026, 15:00 · Flood"
    ] * 2
    with override("fr"):
        assert "jeu 5 mar 2026, 15:00" in told.all()[0].message.lower()
    assert "New place" not in str([entry.data for entry in told])
    with pytest.raises(ValidationError):
        moving.move_stop(performance=moved, local=datetime.datetime(2026, 3, 3, 9, 30), by=coordinator)


def test_two_stops_are_swapped_with_the_same_people(coordinator):
    person, sketch, places = FacilitatorFactory(), TourFactory(name="sketch"), stops(2)
    tour = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign)
    actions.book_tour(tour=tour, stops=places, people=[person], by=coordinator)
    one, two = tour.performances.all()
    moving.swap_stops(performance=one, other=two, by=coordinator)
    assert [p.event.venue for p in tour.performances.all()] == [places[1].venue, places[0].venue]
    assert moments(tour) == ["Mon 2 Mar 2026, 09:00", "Mon 2 Mar 2026, 13:00"]
    with pytest.raises(ValidationError, match="another stop of the same tour"):
        moving.swap_stops(performance=one, other=PerformanceFactory(), by=coordinator)


def test_a_stop_is_added_with_the_people_of_the_latest(coordinator):
    person, sketch = FacilitatorFactory(), TourFactory(name="sketch")
    tour = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign)
    actions.book_tour(tour=tour, stops=stops(1), people=[person], by=coordinator)
    made = moving.add_stop(tour=tour, stop=stops(1)[0], local=datetime.datetime(2026, 3, 9, 9), by=coordinator)
    assert (made.moment, made.event.assignments.get().facilitator) == ("Mon 9 Mar 2026, 09:00", person)
    with pytest.raises(ValidationError):
        moving.add_stop(tour=tour, stop=stops(1)[0], local=datetime.datetime(2026, 3, 9, 9, 30), by=coordinator)


def coming(coordinator) -> Tour:
    """A tour of tomorrow's, with one performance of yesterday's."""
    day = timezone.localdate() + datetime.timedelta(days=1)
    sketch = TourFactory(
        name="sketch",
        activity__starts_on=day - datetime.timedelta(days=9),
        activity__ends_on=day + datetime.timedelta(days=60),
    )
    tour = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign, starts_on=day, weekdays=127)
    actions.book_tour(tour=tour, stops=stops(3), by=coordinator)
    begun = timezone.now() - datetime.timedelta(days=2)
    PerformanceFactory(tour=tour, event__starts_at=begun)
    return tour


def test_a_tour_is_called_off_and_stays_on_record(coordinator):
    tour = coming(coordinator)
    with pytest.raises(ValidationError, match="Say why"):
        actions.call_off_tour(tour=tour, reason=" ", by=coordinator)
    with pytest.raises(ValidationError, match="phone number"):
        actions.call_off_tour(tour=tour, reason="Ask 0712 345 678", by=coordinator)
    assert actions.call_off_tour(tour=tour, reason="The van broke down", by=coordinator) == 3
    tour.refresh_from_db()
    assert (tour.status, tour.cancel_reason) == (TourStatus.CALLED_OFF, "The van broke down")
    assert tour.performances.count() == 4
    cancelled = Event.objects.filter(status=EventStatus.CANCELLED)
    assert {event.cancel_reason for event in cancelled} == {"The van broke down"}
    with pytest.raises(ValidationError, match="already"):
        actions.call_off_tour(tour=tour, reason="Again", by=coordinator)
    with pytest.raises(ValidationError, match="cancelled"):
        moving.add_stop(tour=tour, stop=stops(1)[0], local=datetime.datetime(2026, 3, 9, 9), by=coordinator)


def test_one_stop_is_called_off(coordinator):
    tour = booked(coordinator)
    performance = tour.performances.first()
    moving.call_off_stop(performance=performance, reason="Exams", by=coordinator)
    assert list(tour.performances.values_list("event__status", flat=True)) == ["cancelled", "planned", "planned"]
    with pytest.raises(ValidationError, match="recorded or cancelled"):
        moving.call_off_stop(performance=performance, reason="Exams", by=coordinator)
    with pytest.raises(ValidationError, match="recorded or cancelled"):
        moving.move_stop(performance=performance, local=datetime.datetime(2026, 3, 9, 9), by=coordinator)


def test_how_it_went_is_recorded_in_choices(coordinator):
    performance = PerformanceFactory(event__starts_at=timezone.now() - datetime.timedelta(days=1))

    def record(**given):
        fields = {"script_version": "2.1", "talk_held": True, "incidents": ["weather", "late"], **given}
        return record_performance(performance=performance, by=coordinator, **fields)

    for wrong in (
        {"talk_held": None},
        {"script_version": "by Ada"},
        {"script_version": "0712345678"},
        {"incidents": ["Ada fell"]},
    ):
        with pytest.raises(ValidationError) as error:
            record(**wrong)
        assert list(error.value.message_dict) == list(wrong)
    assert record().incidents == ["late", "weather"]
    assert Performance.objects.without_record().count() == 0


def test_nothing_is_recorded_before_or_of_what_was_called_off(coordinator):
    later = PerformanceFactory(event__starts_at=timezone.now() + datetime.timedelta(days=1))
    off = PerformanceFactory(
        event__starts_at=timezone.now() - datetime.timedelta(days=1), event__status=EventStatus.CANCELLED
    )
    for performance in (later, off):
        with pytest.raises(ValidationError):
            record_performance(performance=performance, script_version="", talk_held=True, by=coordinator)
    assert list(Performance.objects.without_record()) == []


@pytest.mark.parametrize("who", ["partner", "agency", "evaluator", "approver"])
def test_others_book_and_move_nothing(who, request, organisation_a, coordinator):
    person = request.getfixturevalue(who)
    tour = booked(coordinator)
    tour.campaign.partner_organisations.add(organisation_a)
    one, two, _three = tour.performances.all()
    at = datetime.datetime(2026, 3, 9, 9)
    for refused in (
        lambda: actions.book_tour(
            tour=TourFactory.build(activity=tour.activity, campaign=tour.campaign), stops=stops(1), by=person
        ),
        lambda: actions.change_tour(tour=tour, by=person),
        lambda: actions.call_off_tour(tour=tour, reason="No", by=person),
        lambda: moving.move_rest(tour=tour, first=MONDAY, days=1, by=person),
        lambda: moving.move_stop(performance=one, local=at, by=person),
        lambda: moving.swap_stops(performance=one, other=two, by=person),
        lambda: moving.add_stop(tour=tour, stop=stops(1)[0], local=at, by=person),
        lambda: moving.call_off_stop(performance=one, reason="No", by=person),
    ):
        with pytest.raises(PermissionDenied):
            refused()


def test_partners_record_what_their_organisation_performs(partner, partner2, organisation_a, coordinator):
    performance = PerformanceFactory(event__starts_at=timezone.now() - datetime.timedelta(days=1))
    performance.tour.campaign.partner_organisations.add(organisation_a)
    record_performance(performance=performance, script_version="1", talk_held=False, by=partner)
    with pytest.raises(PermissionDenied):
        record_performance(performance=performance, script_version="2", talk_held=False, by=partner2)
    assert list(Tour.objects.visible_to(partner)) == [performance.tour]
    assert list(Tour.objects.visible_to(partner2)) == []
    assert list(Performance.objects.visible_to(partner2)) == []


def test_who_sees_a_part_of_the_tour_does_not_move_the_whole(coordinator):
    south = region("XD-02", "South")
    far, sketch = stop_at(VenueFactory(area=south)), TourFactory(name="sketch")
    sketch.campaign.areas.set([region(), south])
    tour = TourFactory.build(activity=sketch.activity, campaign=sketch.campaign)
    actions.book_tour(tour=tour, stops=[*stops(1), far], by=coordinator)
    MembershipFactory(user=coordinator).areas.set([region()])
    del coordinator._clarion_scope
    assert Performance.objects.visible_to(coordinator).count() == 1
    with pytest.raises(PermissionDenied, match="outside your areas"):
        moving.move_rest(tour=tour, first=MONDAY, days=1, by=coordinator)
    soon = timezone.now() + datetime.timedelta(days=1)
    Event.objects.update(starts_at=soon, ends_at=soon + datetime.timedelta(hours=1))
    with pytest.raises(PermissionDenied, match="outside your areas"):
        actions.call_off_tour(tour=tour, reason="No", by=coordinator)


def test_the_events_stay_events(coordinator):
    """A stop is taken for every other event, too."""
    tour = booked(coordinator, many=1)
    event = tour.performances.get().event
    other = EventFactory.build(
        campaign=tour.campaign, activity=tour.activity, venue=event.venue, starts_at=event.starts_at
    )
    with pytest.raises(ValidationError) as error:
        book_event(event=other, by=coordinator)
    assert "venue" in error.value.message_dict
