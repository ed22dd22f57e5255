"""The verbs of the media plan: what they write, what they refuse, and for whom."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from wagtail.models import ModelLogEntry

from campaigns.broadcast import actions, airing_actions
from campaigns.broadcast.choices import AiringState, FlightStatus, Format, StationKind
from campaigns.models import Activity, Airing, Campaign, Flight, StationPrice
from campaigns.planning.choices import Medium, Status
from tests.factories.broadcast import AiringFactory, FlightFactory, StationFactory, StationPriceFactory
from tests.factories.campaigns import ActivityFactory
from tests.factories.partners import MembershipFactory, country

pytestmark = pytest.mark.django_db

NOW = datetime.datetime(2026, 2, 4, 9, tzinfo=datetime.UTC)
"""Wednesday noon at the station: of ten a day 24 airings have begun (06:00, 07:36, 09:12, 10:48 that day)."""


@pytest.fixture
def noon(monkeypatch):
    """Stops the clock at noon of the third day of the run that the factory makes."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: NOW)


def unsaved(**fields):
    """A run that was never saved, of an activity and a station that were."""
    flight = FlightFactory(**fields)
    flight.delete()
    flight.pk = None
    return flight


def booked(by, **fields):
    flight = unsaved(**fields)
    actions.book_flight(flight=flight, by=by)
    return flight


def states(flight):
    counts = {}
    for state in flight.airings.values_list("state", flat=True):
        counts[state] = counts.get(state, 0) + 1
    return counts


def refused(call, **given):
    with pytest.raises(ValidationError) as error:
        call(**given)
    return error.value.message_dict


def test_booking_puts_all_airings_on_the_plan_at_the_stations_hours(coordinator):
    flight = unsaved()
    assert actions.book_flight(flight=flight, by=coordinator) == 50
    assert flight.status == FlightStatus.BOOKED
    assert states(flight) == {"planned": 50}
    first = flight.airings.earliest("starts_at")
    assert first.starts_at == datetime.datetime(2026, 2, 2, 3, tzinfo=datetime.UTC)
    assert (first.day, first.seconds) == (datetime.date(2026, 2, 2), 30)
    for record in (flight, flight.campaign):
        assert [entry.action for entry in ModelLogEntry.objects.for_instance(record)] == ["broadcast.book"]


@pytest.mark.parametrize("a_day", [1, 20])
def test_all_airings_are_written_at_once(coordinator, a_day):
    flight = unsaved(per_day=a_day)
    with CaptureQueriesContext(connection) as captured:
        assert actions.book_flight(flight=flight, by=coordinator) == 5 * a_day
    writes = [query for query in captured if 'INTO "campaigns_airing"' in query["sql"]]
    assert len(writes) == 1


def test_a_draft_books_nothing_until_it_is_booked(coordinator):
    flight = unsaved()
    actions.draft_flight(flight=flight, by=coordinator)
    assert (flight.status, flight.airings.count()) == (FlightStatus.DRAFT, 0)
    actions.book_flight(flight=flight, by=coordinator)
    assert flight.airings.count() == 50
    assert refused(actions.book_flight, flight=flight, by=coordinator) == {"status": ["Only a draft can be booked."]}


def test_where_clocks_go_forward_no_airing_is_lost_or_doubled(coordinator):
    sunday = datetime.date(2026, 3, 8)
    flight = booked(
        coordinator,
        station=StationFactory(time_zone="America/New_York"),
        starts_on=sunday - datetime.timedelta(days=1),
        ends_on=sunday,
        weekdays=127,
        times="02:30 07:00",
        per_day=None,
        opens=None,
        closes=None,
    )
    utc = [f"{airing.starts_at:%d %H:%M}" for airing in flight.airings.order_by("starts_at")]
    assert utc == ["07 07:30", "07 12:00", "08 07:30", "08 11:00"]
    assert [airing.hour for airing in flight.airings.order_by("starts_at")] == ["02:30", "07:00", "03:30", "07:00"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"starts_on": datetime.date(2025, 12, 31)}, "starts_on"),
        ({"ends_on": datetime.date(2027, 1, 1)}, "ends_on"),
        ({"ends_on": datetime.date(2026, 2, 1)}, "ends_on"),
        ({"language": "fr"}, "language"),
        ({"currency": ""}, "currency"),
        ({"rating_source": ""}, "rating_source"),
        ({"times": "07:00"}, "preset"),
        ({"per_day": None}, "preset"),
        ({"starts_on": datetime.date(2026, 2, 6), "weekdays": 1}, "weekdays"),
        ({"ends_on": datetime.date(2026, 12, 31), "weekdays": 127, "per_day": 100}, "ends_on"),
    ],
)
def test_a_run_that_cannot_be_is_refused_at_its_field(coordinator, fields, expected):
    flight = unsaved()
    for name, value in fields.items():
        setattr(flight, name, value)
    for verb in (actions.book_flight, actions.draft_flight):
        assert list(refused(verb, flight=flight, by=coordinator)) == [expected]
    assert not Flight.objects.exists()


def test_station_activity_and_campaign_fit_each_other(coordinator):
    def wrong(**fields):
        return refused(actions.book_flight, flight=unsaved(**fields), by=coordinator)

    assert wrong(station=StationFactory(kind=StationKind.TV, name="Highland TV")) == {
        "station": ["Highland TV does not carry this medium: Radio spot."]
    }
    assert list(wrong(station=StationFactory(is_active=False), status=FlightStatus.DRAFT)) == ["station"]
    assert list(wrong(activity__medium=Medium.WEB)) == ["activity"]
    assert list(wrong(activity__campaign__status=Status.COMPLETED)) == ["activity"]
    other = unsaved()
    other.activity = ActivityFactory(medium=Medium.RADIO_SPOT)
    assert refused(actions.book_flight, flight=other, by=coordinator)["activity"] == [
        "The activity belongs to another campaign."
    ]


def test_a_new_pattern_replaces_only_planned_airings_to_come(coordinator, noon):
    flight = booked(coordinator)
    coming = flight.airings.filter(starts_at__gt=NOW).order_by("starts_at")
    confirmed, moved = coming[0], coming[1]
    Airing.objects.filter(pk=confirmed.pk).update(state=AiringState.CONFIRMED)
    new = airing_actions.move_airing(
        airing=moved, starts_at=moved.starts_at + datetime.timedelta(minutes=7), reason="News", by=coordinator
    )
    past = set(flight.airings.filter(starts_at__lte=NOW).values_list("pk", flat=True))
    assert len(past) == 24
    flight.per_day = 2
    assert actions.change_flight(flight=flight, by=coordinator) == 4  # none in place of the one moved from 14:00
    kept = set(flight.airings.values_list("pk", flat=True))
    assert past | {confirmed.pk, moved.pk, new.pk} <= kept
    assert states(flight) == {"planned": 24 + 4 + 1, "confirmed": 1, "moved": 1}


def test_changing_nothing_changes_no_time(coordinator, noon):
    flight = booked(coordinator)
    before = sorted(flight.airings.values_list("starts_at", flat=True))
    assert actions.change_flight(flight=flight, by=coordinator) == 26
    assert sorted(flight.airings.values_list("starts_at", flat=True)) == before


def test_a_booked_run_keeps_its_station(coordinator):
    flight = booked(coordinator)
    flight.station = StationFactory()
    assert list(refused(actions.change_flight, flight=flight, by=coordinator)) == ["station"]


def test_cancelling_a_run_leaves_what_was_aired_or_confirmed(coordinator, noon):
    flight = booked(coordinator)
    last = flight.airings.latest("starts_at")
    Airing.objects.filter(pk=last.pk).update(state=AiringState.CONFIRMED)
    assert list(refused(actions.cancel_flight, flight=flight, reason=" ", by=coordinator)) == ["reason"]
    assert actions.cancel_flight(flight=flight, reason="The station closed", by=coordinator) == 25
    assert states(flight) == {"planned": 24, "confirmed": 1, "cancelled": 25}
    assert Flight.objects.get().cancel_reason == "The station closed"
    for verb in (actions.change_flight, lambda **given: actions.cancel_flight(reason="Again", **given)):
        assert list(refused(verb, flight=flight, by=coordinator)) == ["status"]


def test_confirming_a_period_tells_aired_from_promised(coordinator, noon):
    flight, elsewhere = booked(coordinator), booked(coordinator)
    day = datetime.date(2026, 2, 4)
    given = {"station": flight.station, "first": day, "last": day, "by": coordinator}
    done = airing_actions.confirm_airings(**given)
    assert done == airing_actions.Confirmed(aired=4, confirmed=6)
    assert states(flight) == {"planned": 40, "aired": 4, "confirmed": 6}
    assert states(elsewhere) == {"planned": 50}
    assert list(refused(airing_actions.confirm_airings, **given)) == ["station"]
    days = {"first": "2026-02-04", "last": "2026-02-04"}
    assert ModelLogEntry.objects.for_instance(flight.station).get().data == days
    entry = ModelLogEntry.objects.for_instance(flight).get(action="broadcast.confirm_run")
    assert entry.data == {**days, "aired": 4, "confirmed": 6}
    assert entry.message == "4 Feb 2026 to 4 Feb 2026: 4 aired, 6 confirmed"
    station = ModelLogEntry.objects.for_instance(flight.station).get()
    assert station.message == "Confirm airings · 4 Feb 2026 to 4 Feb 2026"


def test_who_writes_an_airing_holds_its_run_first(coordinator, noon, monkeypatch):
    locked, lock = [], QuerySet.select_for_update

    def noted(rows, *args, **kwargs):
        locked.append(rows.model)
        return lock(rows, *args, **kwargs)

    monkeypatch.setattr(QuerySet, "select_for_update", noted)
    flight = booked(coordinator)
    airing = flight.airings.latest("starts_at")
    later = airing.starts_at + datetime.timedelta(hours=1)
    given = {"station": flight.station, "first": later.date(), "last": later.date(), "by": coordinator}
    for call, expected in (
        (
            lambda: airing_actions.move_airing(airing=airing, starts_at=later, reason="x", by=coordinator),
            [Campaign, Activity, Flight, Airing],
        ),
        (lambda: airing_actions.confirm_airings(**given), [Flight]),
    ):
        locked.clear()
        call()
        assert locked == expected


def test_an_airing_that_a_changed_run_replaced_meanwhile_is_refused_in_words(coordinator, noon, monkeypatch):
    flight = booked(coordinator)
    airing = flight.airings.latest("starts_at")
    gone = Airing.objects.filter(pk=airing.pk)
    monkeypatch.setattr(airing_actions, "hold", lambda flight: gone.delete())
    given = {"airing": airing, "reason": "x", "by": coordinator}
    assert list(refused(airing_actions.cancel_airing, **given)) == ["state"]


def test_a_period_to_confirm_is_in_order_and_not_endless(coordinator):
    station, first = StationFactory(), datetime.date(2026, 2, 1)
    for last in (datetime.date(2026, 1, 31), datetime.date(2026, 6, 1)):
        given = {"station": station, "first": first, "last": last, "by": coordinator}
        assert list(refused(airing_actions.confirm_airings, **given)) == ["last"]


def test_an_airing_is_moved_and_the_old_time_stays_on_record(coordinator, noon):
    airing = AiringFactory(starts_at=NOW + datetime.timedelta(hours=1))
    later = airing.starts_at + datetime.timedelta(hours=20)
    new = airing_actions.move_airing(airing=airing, starts_at=later, reason="Football", by=coordinator)
    airing.refresh_from_db()
    assert (airing.state, airing.reason) == (AiringState.MOVED, "Football")
    assert (new.moved_from, new.state, new.day) == (airing, AiringState.PLANNED, datetime.date(2026, 2, 5))
    again = {"airing": airing, "starts_at": later, "reason": "x", "by": coordinator}
    assert list(refused(airing_actions.move_airing, **again)) == ["state"]


def test_a_time_outside_the_activity_or_taken_by_the_run_is_refused(coordinator):
    airing = AiringFactory()
    other = AiringFactory(flight=airing.flight, starts_at=airing.starts_at + datetime.timedelta(hours=1))
    year_on = airing.starts_at + datetime.timedelta(days=365)
    for wrong in (airing.starts_at, other.starts_at, year_on):
        given = {"airing": airing, "starts_at": wrong, "reason": "x", "by": coordinator}
        found = refused(airing_actions.move_airing, **given)
        assert list(found) == ["starts_at"]
    assert found["starts_at"] == ["The day lies outside the activity's dates, 1 Jan 2026 to 31 Dec 2026."]
    given = {"airing": airing, "starts_at": year_on, "reason": " ", "by": coordinator}
    assert list(refused(airing_actions.move_airing, **given)) == ["reason"]


def test_a_missed_airing_is_made_good_once(coordinator, noon):
    airing = AiringFactory(starts_at=NOW - datetime.timedelta(hours=1), state=AiringState.AIRED)
    later = NOW + datetime.timedelta(days=1)
    given = {"airing": airing, "starts_at": later, "by": coordinator}
    assert list(refused(airing_actions.make_good, **given)) == ["state"]
    airing_actions.miss_airing(airing=airing, reason="Power cut", by=coordinator)
    new = airing_actions.make_good(**given)
    airing.refresh_from_db()
    assert (airing.state, airing.reason, new.moved_from) == (AiringState.MISSED, "Power cut", airing)
    assert list(refused(airing_actions.make_good, **given)) == ["starts_at"]


def test_only_what_has_begun_is_missed_and_only_what_is_to_come_cancelled(coordinator, noon):
    past = AiringFactory(starts_at=NOW - datetime.timedelta(hours=1))
    coming = AiringFactory(starts_at=NOW + datetime.timedelta(hours=1))
    assert list(refused(airing_actions.miss_airing, airing=coming, reason="x", by=coordinator)) == ["state"]
    assert list(refused(airing_actions.cancel_airing, airing=past, reason="x", by=coordinator)) == ["state"]
    airing_actions.cancel_airing(airing=coming, reason="Mourning", by=coordinator)
    assert Airing.objects.get(pk=coming.pk).state == AiringState.CANCELLED


def test_the_database_keeps_an_airing_once(coordinator):
    airing = AiringFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        AiringFactory(flight=airing.flight, starts_at=airing.starts_at)


@pytest.mark.parametrize(
    "fields",
    [
        {"times": "07:00"},
        {"weekdays": 0},
        {"currency": ""},
        {"rating_source": ""},
        {"ends_on": datetime.date(2026, 1, 1)},
    ],
)
def test_the_database_refuses_half_a_run(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        FlightFactory(**fields)


def test_two_prices_never_hold_on_one_day(coordinator):
    station = StationPriceFactory(valid_until=datetime.date(2026, 6, 30)).station
    later = {"format": Format.SPOT, "seconds": 30, "price": 15, "currency": "KES"}
    station.prices.add(StationPrice(**later, valid_from=datetime.date(2026, 6, 30)))
    assert list(refused(actions.save_station, station=station, by=coordinator)) == ["prices"]
    fresh = type(station).objects.get(pk=station.pk)
    fresh.prices.add(StationPrice(**later, valid_from=datetime.date(2026, 7, 1)))
    fresh.prices.add(StationPrice(**{**later, "seconds": 60}, valid_from=datetime.date(2026, 1, 1)))
    actions.save_station(station=fresh, by=coordinator)
    assert StationPrice.objects.count() == 3


@pytest.mark.parametrize("who", ["partner", "partner2", "agency", "evaluator", "approver"])
def test_nobody_else_writes(who, request, organisation_a):
    user = request.getfixturevalue(who)
    airing = AiringFactory(flight__activity__campaign__lead_organisation=organisation_a)
    flight, later = airing.flight, airing.starts_at + datetime.timedelta(hours=1)
    day = airing.day
    for verb, given in (
        (actions.save_station, {"station": flight.station}),
        (actions.draft_flight, {"flight": unsaved(activity=flight.activity)}),
        (actions.book_flight, {"flight": unsaved(activity=flight.activity)}),
        (actions.change_flight, {"flight": flight}),
        (actions.cancel_flight, {"flight": flight, "reason": "x"}),
        (airing_actions.confirm_airings, {"station": flight.station, "first": day, "last": day}),
        (airing_actions.move_airing, {"airing": airing, "starts_at": later, "reason": "x"}),
        (airing_actions.make_good, {"airing": airing, "starts_at": later}),
        (airing_actions.miss_airing, {"airing": airing, "reason": "x"}),
        (airing_actions.cancel_airing, {"airing": airing, "reason": "x"}),
    ):
        with pytest.raises(PermissionDenied):
            verb(**given, by=user)
    assert Airing.objects.get().state == AiringState.PLANNED


def test_a_coordinator_of_another_place_confirms_only_what_is_in_sight(coordinator, noon):
    near = booked(coordinator)
    far = booked(coordinator, station=near.station)
    far.campaign.areas.set([country("XXA", "Elsewhere")])
    MembershipFactory(user=coordinator).areas.set([country()])
    someone = type(coordinator).objects.get(pk=coordinator.pk)
    day = datetime.date(2026, 2, 2)
    done = airing_actions.confirm_airings(station=near.station, first=day, last=day, by=someone)
    assert done.aired == 10
    assert states(Flight.objects.get(pk=far.pk)) == {"planned": 50}
    with pytest.raises(PermissionDenied):
        actions.cancel_flight(flight=far, reason="x", by=someone)
