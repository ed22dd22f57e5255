"""Nothing and nobody is booked twice, minors are met by vetted adults alone, and every refusal is explained."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from wagtail.models import ModelLogEntry

from campaigns.events import actions
from campaigns.events.choices import EventStatus
from campaigns.events.conflicts import DoubleBooking
from campaigns.models import Event, EventFacilitator
from campaigns.planning.choices import Status
from partners.venues.choices import VenueKind
from tests.factories.campaigns import EventFacilitatorFactory, EventFactory
from tests.factories.partners import FacilitatorFactory, RoomFactory, VenueFactory

pytestmark = pytest.mark.django_db
NINE = datetime(2026, 3, 10, 6, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
def booked(coordinator):
    """A seminar from nine to eleven local time, with one vetted facilitator."""
    event = EventFactory.build(**places(), starts_at=NINE, title="First")
    return actions.book_event(event=event, facilitators=[facilitator("Ada")], by=coordinator)


def facilitator(name, **fields):
    fields = {"vetting_valid_until": date(2027, 1, 1), "conduct_signed_on": date(2025, 1, 1), **fields}
    return FacilitatorFactory(name=name, **fields)


def places(**fields):
    """Saved campaign, activity and venue for an event that is not saved yet."""
    saved = EventFactory(starts_at=NINE - timedelta(days=30), **fields)
    return {
        "campaign": saved.campaign,
        "activity": saved.activity,
        "venue": saved.venue,
        "has_minors": saved.has_minors,
    }


def another(booked, **fields):
    same = {"campaign": booked.campaign, "activity": booked.activity, "venue": booked.venue, "title": "Second"}
    same |= {"starts_at": booked.starts_at, "ends_at": booked.ends_at, "has_minors": booked.has_minors}
    return Event(**{**same, **fields})


@pytest.mark.parametrize(
    ("start", "end", "clashes"),
    [
        (0, 120, True),
        (-60, 1, True),
        (119, 180, True),
        (30, 60, True),
        (-60, 180, True),
        (-60, 0, False),
        (120, 180, False),
    ],
)
def test_the_same_place_only_where_hours_overlap(booked, coordinator, start, end, clashes):
    minute = timedelta(minutes=1)
    event = another(booked, starts_at=booked.starts_at + start * minute, ends_at=booked.starts_at + end * minute)
    if not clashes:
        actions.book_event(event=event, by=coordinator)
        assert Event.objects.filter(pk=event.pk).exists()
        return
    with pytest.raises(DoubleBooking) as refusal:
        actions.book_event(event=event, by=coordinator)
    assert refusal.value.message_dict == {
        "venue": [f"{booked.venue} is taken by “First”, 10 March 2026, 09:00–11:00 (EAT)."]
    }
    assert not Event.objects.filter(title="Second").exists()


def test_an_overlap_of_one_second_is_one(booked, coordinator):
    event = another(booked, starts_at=booked.ends_at - timedelta(seconds=1), ends_at=booked.ends_at + HOUR)
    with pytest.raises(DoubleBooking):
        actions.book_event(event=event, by=coordinator)


def test_the_refusal_offers_the_next_free_hours(booked, coordinator):
    with pytest.raises(DoubleBooking) as refusal:
        actions.book_event(event=another(booked), by=coordinator)
    start = booked.ends_at
    assert refusal.value.free == [(start + 2 * n * HOUR, start + 2 * (n + 1) * HOUR) for n in range(3)]


def test_rooms_of_a_venue_are_booked_apart(booked, coordinator):
    one, two = RoomFactory(venue=booked.venue, name="One"), RoomFactory(venue=booked.venue, name="Two")
    for room in (one, two):
        actions.book_event(event=another(booked, room=room, title=room.name), by=coordinator)
    with pytest.raises(DoubleBooking) as refusal:
        actions.book_event(event=another(booked, room=one), by=coordinator)
    assert list(refusal.value.message_dict) == ["room"]


def test_a_facilitator_is_in_one_place_at_a_time(booked, coordinator):
    ada = booked.assignments.get().facilitator
    elsewhere = another(booked, venue=VenueFactory(), starts_at=NINE + HOUR, ends_at=NINE + 3 * HOUR)
    with pytest.raises(DoubleBooking) as refusal:
        actions.book_event(event=elsewhere, facilitators=[ada], by=coordinator)
    assert refusal.value.message_dict == {"facilitators": ["Ada leads “First” then, 10 March 2026, 09:00–11:00 (EAT)."]}
    assert refusal.value.free[0] == (NINE + 2 * HOUR, NINE + 4 * HOUR)


def test_moving_into_a_clash_is_refused_and_changes_nothing(booked, coordinator):
    second = actions.book_event(
        event=another(booked, starts_at=NINE + 4 * HOUR, ends_at=NINE + 6 * HOUR), by=coordinator
    )
    second.starts_at, second.ends_at = NINE + HOUR, NINE + 3 * HOUR
    with pytest.raises(DoubleBooking):
        actions.move_event(event=second, by=coordinator)
    second.refresh_from_db()
    assert (second.starts_at, second.sequence) == (NINE + 4 * HOUR, 0)


def test_moving_takes_the_facilitators_along_and_raises_the_sequence(booked, coordinator):
    booked.starts_at, booked.ends_at = NINE + HOUR, NINE + 3 * HOUR
    actions.move_event(event=booked, by=coordinator)
    booked.refresh_from_db()
    row = booked.assignments.get()
    assert (row.starts_at, row.ends_at) == (NINE + HOUR, NINE + 3 * HOUR)
    assert booked.sequence == 1
    booked.expected_people = 40
    actions.move_event(event=booked, by=coordinator)
    booked.refresh_from_db()
    assert (booked.sequence, booked.expected_people) == (1, 40)


def test_a_facilitator_is_freed_by_reassigning(booked, coordinator):
    ada, eve = booked.assignments.get().facilitator, facilitator("Eve")
    actions.assign_facilitator(event=booked, facilitator=eve, by=coordinator)
    assert {row.facilitator for row in booked.assignments.all()} == {ada, eve}
    actions.move_event(event=booked, facilitators=[eve], by=coordinator)
    elsewhere = another(booked, venue=VenueFactory())
    actions.book_event(event=elsewhere, facilitators=[ada], by=coordinator)
    assert elsewhere.assignments.get().facilitator == ada


def test_a_cancelled_slot_can_be_booked_again(booked, coordinator):
    ada = booked.assignments.get().facilitator
    actions.cancel_event(event=booked, reason="School closed", by=coordinator)
    booked.refresh_from_db()
    assert (booked.status, booked.sequence, booked.cancel_reason) == (EventStatus.CANCELLED, 1, "School closed")
    again = actions.book_event(event=another(booked), facilitators=[ada], by=coordinator)
    assert again.pk != booked.pk
    assert [row.cancelled for row in ada.assignments.order_by("pk")] == [True, False]


def test_a_cancelled_or_held_event_is_not_changed(booked, coordinator):
    for status in (EventStatus.CANCELLED, EventStatus.HELD):
        Event.objects.filter(pk=booked.pk).update(status=status)
        for verb in (
            lambda: actions.move_event(event=booked, by=coordinator),
            lambda: actions.cancel_event(event=booked, reason="x", by=coordinator),
            lambda: actions.confirm(event=booked, by=coordinator),
        ):
            with pytest.raises(ValidationError):
                verb()


@pytest.mark.parametrize(
    "fields",
    [{"vetting_valid_until": None}, {"vetting_valid_until": date(2026, 3, 9)}, {"conduct_signed_on": None}],
)
def test_minors_are_met_by_vetted_adults_alone(booked, coordinator, fields):
    unfit = facilitator("Max", **fields)
    with pytest.raises(ValidationError) as refusal:
        actions.assign_facilitator(event=booked, facilitator=unfit, by=coordinator)
    assert refusal.value.message_dict == {
        "facilitators": ["Max has no vetting check in date or no signed code of conduct for 10 Mar 2026."]
    }
    assert booked.assignments.count() == 1


def test_adults_may_be_met_by_anyone(coordinator):
    event = EventFactory.build(**places(venue__kind=VenueKind.UNIVERSITY), starts_at=NINE)
    actions.book_event(event=event, facilitators=[facilitator("Max", vetting_valid_until=None)], by=coordinator)
    assert event.assignments.count() == 1


def test_minors_are_not_met_without_a_safeguarding_contact(coordinator):
    event = EventFactory.build(**places(venue__safeguarding_contact=""), starts_at=NINE)
    with pytest.raises(ValidationError) as refusal:
        actions.book_event(event=event, facilitators=[facilitator("Ada")], by=coordinator)
    assert list(refusal.value.message_dict) == ["venue"]
    actions.book_event(event=event, by=coordinator)
    with pytest.raises(ValidationError) as refusal:
        actions.confirm(event=event, by=coordinator)
    assert refusal.value.message_dict == {"status": ["Not yet true: The venue has named a safeguarding contact."]}


def test_a_school_event_is_never_open(booked, coordinator):
    event = another(booked, venue=VenueFactory(), has_minors=False, is_open=True)
    with pytest.raises(ValidationError) as refusal:
        actions.book_event(event=event, by=coordinator)
    assert refusal.value.message_dict == {"is_open": ["An event with minors can never be open to everyone."]}
    with pytest.raises(IntegrityError), transaction.atomic():
        Event.objects.filter(pk=booked.pk).update(is_open=True)


def test_what_contradicts_is_named_at_its_field(booked, coordinator):
    stranger = EventFactory(starts_at=NINE - timedelta(days=20))
    event = another(booked, room=RoomFactory(), activity=stranger.activity, ends_at=booked.starts_at)
    with pytest.raises(ValidationError) as refusal:
        actions.book_event(event=event, by=coordinator)
    assert refusal.value.message_dict == {
        "room": ["The room belongs to another venue."],
        "activity": ["The activity belongs to another campaign."],
        "ends_at": ["It must end after it begins."],
    }


def test_the_day_lies_within_the_activity(booked, coordinator):
    event = another(booked, starts_at=datetime(2027, 1, 1, 6, tzinfo=UTC), ends_at=datetime(2027, 1, 1, 8, tzinfo=UTC))
    with pytest.raises(ValidationError) as refusal:
        actions.book_event(event=event, by=coordinator)
    assert list(refusal.value.message_dict) == ["starts_at"]


def test_nothing_is_booked_for_a_campaign_that_is_over(booked, coordinator):
    booked.campaign.status = Status.CANCELLED
    booked.campaign.save()
    with pytest.raises(ValidationError) as refusal:
        actions.book_event(event=another(booked, starts_at=NINE + 5 * HOUR, ends_at=NINE + 6 * HOUR), by=coordinator)
    assert list(refusal.value.message_dict) == ["campaign"]


@pytest.mark.parametrize("who", ["evaluator", "approver", "partner", "agency"])
def test_only_coordinators_and_editors_book(booked, who, request):
    user = request.getfixturevalue(who)
    later = {"starts_at": NINE + 5 * HOUR, "ends_at": NINE + 6 * HOUR}
    for verb in (
        lambda: actions.book_event(event=another(booked, **later), by=user),
        lambda: actions.move_event(event=booked, by=user),
        lambda: actions.confirm(event=booked, by=user),
        lambda: actions.cancel_event(event=booked, reason="x", by=user),
    ):
        with pytest.raises(PermissionDenied):
            verb()


def test_history_reads_as_sentences(booked, coordinator):
    actions.confirm(event=booked, by=coordinator)
    booked.starts_at += HOUR
    booked.title, booked.room = "20260310", None
    actions.move_event(event=booked, by=coordinator)
    actions.cancel_event(event=booked, reason="Flood", by=coordinator)
    entries = list(ModelLogEntry.objects.for_instance(booked))
    assert [entry.user for entry in entries] == [coordinator] * 4
    assert [entry.message for entry in entries] == [
        "Cancelled: Flood",
        "Changed. title: First → 20260310. starts: 10 Mar 2026, 09:00 → 10 Mar 2026, 10:00. Facilitators: Ada",
        "Confirmed",
        "Booked. Facilitators: Ada",
    ]


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_days_on_which_clocks_change(coordinator, day):
    """Local hours that touch do not clash, whatever the clocks do in between."""
    venue = VenueFactory(time_zone="Europe/Lisbon", kind=VenueKind.UNIVERSITY)
    given = {**places(), "venue": venue, "has_minors": False}
    night = datetime(day.year, day.month, day.day, 0, tzinfo=UTC)
    first = Event(**given, title="Night", starts_at=night, ends_at=night + 2 * HOUR)
    actions.book_event(event=first, by=coordinator)
    second = Event(**given, title="Morning", starts_at=night + 2 * HOUR, ends_at=night + 3 * HOUR)
    actions.book_event(event=second, by=coordinator)
    third = Event(**given, title="Between", starts_at=night + HOUR, ends_at=night + 2 * HOUR)
    with pytest.raises(DoubleBooking):
        actions.book_event(event=third, by=coordinator)


def test_the_database_itself_refuses(booked, postgres):
    """Past every verb: rows written straight into the tables."""
    with pytest.raises(IntegrityError), transaction.atomic():
        another(booked).save()
    ada = booked.assignments.get().facilitator
    elsewhere = another(booked, venue=VenueFactory(), starts_at=NINE + HOUR, ends_at=NINE + 3 * HOUR)
    elsewhere.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        EventFacilitatorFactory(event=elsewhere, facilitator=ada)
    EventFacilitatorFactory(event=elsewhere, facilitator=ada, cancelled=True)
    another(booked, starts_at=booked.ends_at, ends_at=booked.ends_at + HOUR).save()
    another(booked, status=EventStatus.CANCELLED).save()
    assert EventFacilitator.objects.count() == 2


def test_a_refusal_of_the_database_is_explained_too(booked, coordinator, postgres, monkeypatch):
    """As if another booking had slipped in after the check."""
    monkeypatch.setattr(actions, "refuse_double_booking", lambda event, facilitators=(): None)
    with pytest.raises(DoubleBooking) as refusal:
        actions.book_event(event=another(booked), by=coordinator)
    assert list(refusal.value.message_dict) == ["venue"]
