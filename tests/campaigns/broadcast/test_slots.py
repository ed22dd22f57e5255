"""What the media plan puts elsewhere: entries of the calendar, and lines on the first page."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.broadcast.choices import AiringState
from campaigns.broadcast.entries import airings_by_day
from campaigns.broadcast.home import airings_to_confirm
from campaigns.models import Airing
from clarion import slots
from clarion.calendar import Period
from tests.campaigns.queries import own_queries
from tests.factories.broadcast import AiringFactory, FlightFactory, StationFactory
from tests.factories.partners import region

pytestmark = pytest.mark.django_db

FEBRUARY = Period(datetime.date(2026, 2, 1), datetime.date(2026, 2, 28))


def many_airings(flight, days, a_day):
    """So many airings on each of so many days from 2 February on, written at once."""
    first = datetime.datetime(2026, 2, 2, 3, tzinfo=datetime.UTC)
    rows = []
    for day in range(days):
        for number in range(a_day):
            start = first + datetime.timedelta(days=day, minutes=5 * number)
            rows.append(Airing(flight=flight, station=flight.station, starts_at=start, day=start.date(), seconds=30))
    Airing.objects.bulk_create(rows)


def test_the_calendar_has_one_entry_for_each_run_and_day(coordinator):
    flight = FlightFactory(station__name="Radio X", station__coverage=[region()], activity__name="Spots")
    many_airings(flight, days=2, a_day=10)
    AiringFactory(
        flight=flight,
        state=AiringState.CANCELLED,
        reason="x",
        starts_at=datetime.datetime(2026, 2, 3, tzinfo=datetime.UTC),
    )
    entries = slots.collect("calendar_entries", None, coordinator, FEBRUARY)
    assert [(entry.title, entry.starts, entry.ends) for entry in entries] == [
        ("10 airings on Radio X", datetime.date(2026, 2, 2), datetime.date(2026, 2, 2)),
        ("10 airings on Radio X", datetime.date(2026, 2, 3), datetime.date(2026, 2, 3)),
    ]
    first = entries[0]
    assert (first.key, first.kind, first.note) == (f"airing:{flight.pk}-2026-02-02", "Airings", "Spots")
    assert (first.campaign_id, first.medium, first.area_paths) == (flight.campaign_id, "radio_spot", (region().path,))
    assert first.all_day
    assert (first.hours, first.campaign) == ("06:00–06:45", flight.campaign.name)


def test_the_hours_are_the_stations(coordinator):
    """22:30 UTC is 01:30 of the next day in Nairobi; what was cancelled does not widen the hours."""
    flight = FlightFactory()
    for hour, state, reason in ((1, "planned", ""), (22, "planned", ""), (20, "cancelled", "x")):
        starts = datetime.datetime(2026, 2, 4, hour, 30, tzinfo=datetime.UTC)
        AiringFactory(flight=flight, starts_at=starts, state=state, reason=reason)
    found = {entry.starts.day: entry.hours for entry in airings_by_day(None, coordinator, FEBRUARY)}
    assert found == {4: "04:30", 5: "01:30"}


def test_an_entry_leads_to_the_airings_of_its_day(client, coordinator):
    flight = FlightFactory()
    many_airings(flight, days=2, a_day=3)
    client.force_login(coordinator)
    address = airings_by_day(None, coordinator, FEBRUARY)[1].url
    assert {airing.day for airing in client.get(address).context["object_list"]} == {datetime.date(2026, 2, 3)}


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_asks_the_same_number_of_questions(coordinator, rows):
    for _number in range(rows):
        many_airings(FlightFactory(), days=rows, a_day=rows * 40)
    with own_queries(3):
        entries = airings_by_day(None, coordinator, FEBRUARY)
    assert len(entries) == rows * rows


def test_the_calendar_holds_only_the_period_and_the_campaigns_in_sight(partner, partner2, agency, organisation_a):
    own = AiringFactory(flight__activity__campaign__lead_organisation=organisation_a)
    AiringFactory()
    assert [entry.campaign_id for entry in airings_by_day(None, partner, FEBRUARY)] == [own.flight.campaign_id]
    assert airings_by_day(None, partner2, FEBRUARY) == []
    assert airings_by_day(None, agency, FEBRUARY) == []
    assert airings_by_day(None, partner, Period(datetime.date(2026, 3, 1), datetime.date(2026, 3, 2))) == []


def test_the_day_is_the_stations(coordinator):
    late = datetime.datetime(2026, 2, 28, 22, tzinfo=datetime.UTC)
    AiringFactory(starts_at=late)
    assert airings_by_day(None, coordinator, FEBRUARY) == []
    AiringFactory(starts_at=late, flight__station__time_zone="America/New_York")
    assert [entry.starts for entry in airings_by_day(None, coordinator, FEBRUARY)] == [datetime.date(2026, 2, 28)]


def ago(**span):
    return timezone.now() - datetime.timedelta(**span)


def test_the_first_page_names_each_station_that_has_not_confirmed(coordinator):
    one, other = StationFactory(name="Coast FM"), StationFactory(name="Radio X")
    early = AiringFactory(flight__station=one, starts_at=ago(days=6))
    AiringFactory(flight=early.flight, starts_at=ago(days=2), state=AiringState.CONFIRMED)
    AiringFactory(flight__station=other, starts_at=ago(hours=1))
    AiringFactory(flight__station=other, starts_at=ago(hours=1), state=AiringState.AIRED)
    AiringFactory(flight__station=other, starts_at=ago(days=8))
    AiringFactory(flight__station=other, starts_at=ago(days=-1))
    lines = airings_to_confirm(None, coordinator)
    assert [line.text for line in lines] == ["2 airings on Coast FM to confirm", "1 airing on Radio X to confirm"]
    assert lines[0].url.startswith(f"{reverse('airing:confirm')}?station={one.pk}&first={early.day.isoformat()}&last=")


@pytest.mark.parametrize("who", ["partner", "agency", "evaluator", "approver"])
def test_only_those_who_schedule_are_asked(who, request, organisation_a):
    AiringFactory(starts_at=ago(days=1), flight__activity__campaign__lead_organisation=organisation_a)
    assert airings_to_confirm(None, request.getfixturevalue(who)) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_first_page_asks_one_question(coordinator, rows):
    for _number in range(rows):
        AiringFactory(starts_at=ago(days=1))
    with own_queries(1):
        assert len(airings_to_confirm(None, coordinator)) == rows


def test_from_the_first_page_to_confirmed_in_two_clicks(client, coordinator):
    airing = AiringFactory(starts_at=ago(days=1))
    (line,) = airings_to_confirm(None, coordinator)
    client.force_login(coordinator)
    form = client.get(line.url).context["form"]
    client.post(reverse("airing:confirm"), {name: form[name].value() for name in form.fields})
    airing.refresh_from_db()
    assert airing.state == AiringState.AIRED
    assert airings_to_confirm(None, coordinator) == []
