"""Scheduling a run by form alone: from the campaign's page to booked airings in six clicks, without a script."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.broadcast.choices import FlightStatus, Format, StationKind
from campaigns.models import Airing, Flight
from campaigns.planning.choices import Medium, Status
from tests.campaigns.queries import own_queries
from tests.factories.broadcast import FlightFactory, StationFactory, StationPriceFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import MembershipFactory, country, region

pytestmark = pytest.mark.django_db

TODAY = datetime.date(2026, 3, 2)
"""A Monday."""
TOMORROW = datetime.date(2026, 3, 3)


@pytest.fixture
def monday(monkeypatch):
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *zone: TODAY)


@pytest.fixture
def campaign():
    made = CampaignFactory(status=Status.ACTIVE, areas=[region()])
    ActivityFactory(
        campaign=made,
        name="Spots",
        medium=Medium.RADIO_SPOT,
        starts_on=datetime.date(2026, 2, 1),
        ends_on=datetime.date(2026, 8, 31),
    )
    return made


def values_of(form):
    """What a browser would send for a form as it is shown."""
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def hidden_values(response):
    """The hidden fields of the second step, as a browser sends them back."""
    found = {}
    for field in response.context["hidden"]:
        value = field.value()
        found[field.html_name] = "" if value is None else value
    assert all(f'name="{name}"' in response.content.decode() for name, value in found.items() if value not in ("", []))
    return found


def test_from_the_campaign_to_booked_airings_in_six_clicks(client, coordinator, campaign, monday):
    station = StationPriceFactory(station__coverage=[country()], price="12.50").station
    client.force_login(coordinator)
    overview = client.get(reverse("campaign:inspect", args=[campaign.pk]))
    clicks = 1  # Schedule a run
    address = f"{reverse('flight:add')}?activity={campaign.activities.get().pk}"
    assert f'href="{address}"' in overview.content.decode()
    first = client.get(address)
    given = values_of(first.context["form"])
    assert given["activity"] == campaign.activities.get().pk
    assert (given["preset"], given["starts_on"], given["seconds"]) == ("ten", TOMORROW, 30)
    given |= {"station": station.pk}
    clicks += 2  # open the list of stations, choose one; the pattern is chosen already
    second = client.post(address, given)
    clicks += 1  # Preview
    assert second.templates[0].name == "campaigns/broadcast/preview.html"
    assert (second.context["preview"].count, second.context["cost"]) == (100, "1,250 KES")
    assert second.context["preview"].points is None
    assert not Flight.objects.exists()
    last = client.post(address, {**hidden_values(second), "save": "1"})
    clicks += 1  # Save
    flight = Flight.objects.get()
    assert last.url == reverse("flight:inspect", args=[flight.pk])
    assert clicks <= 6
    assert (flight.status, flight.language, flight.format) == (FlightStatus.BOOKED, "sw", Format.SPOT)
    assert (flight.starts_on, flight.ends_on) == (TOMORROW, datetime.date(2026, 3, 16))
    assert Airing.objects.filter(flight=flight).count() == 100
    assert "100 airings are on the plan." in client.get(last.url).content.decode()


def sent(campaign, station, **fields):
    """What a person fills in for three a day."""
    known = {"activity": campaign.activities.first().pk, "station": station.pk, "preset": "three"}
    return {**known, "starts_on": "2026-03-02", "ends_on": "2026-03-04", "format": "spot", "seconds": 30, **fields}


def test_an_own_pattern_survives_the_second_step(client, coordinator, campaign):
    own = {"preset": "own", "weekdays": [0, 2], "times": "18:45, 7:00", "language": "luo"}
    client.force_login(coordinator)
    second = client.post(reverse("flight:add"), sent(campaign, StationFactory(), **own))
    assert second.context["pattern"] == "Mon, Wed: 07:00, 18:45"
    assert client.post(reverse("flight:add"), {**hidden_values(second), "save": "1"}).status_code == 302
    flight = Flight.objects.get()
    assert (flight.weekdays, flight.times, flight.per_day, flight.language) == (0b101, "07:00 18:45", None, "luo")
    assert [airing.hour for airing in flight.airings.order_by("starts_at")] == ["07:00", "18:45"] * 2


def test_going_back_keeps_what_was_filled_in_and_a_draft_books_nothing(client, coordinator, campaign):
    client.force_login(coordinator)
    second = client.post(reverse("flight:add"), sent(campaign, StationFactory(), seconds=45))
    back = client.post(reverse("flight:add"), {**hidden_values(second), "change": "1"})
    assert back.templates[0].name == "campaigns/broadcast/schedule.html"
    assert back.context["form"]["seconds"].value() == "45"
    client.post(reverse("flight:add"), {**hidden_values(second), "draft": "1"})
    flight = Flight.objects.get()
    assert (flight.status, flight.airings.count()) == (FlightStatus.DRAFT, 0)
    change = reverse("flight:edit", args=[flight.pk])
    form = client.get(change).context["form"]
    second = client.post(change, {**values_of(form), "activity": flight.activity_id, "station": flight.station_id})
    client.post(change, {**hidden_values(second), "save": "1"})
    flight.refresh_from_db()
    assert (flight.status, flight.airings.count()) == (FlightStatus.BOOKED, 9)


def test_a_booked_run_is_changed_and_says_what_stays(client, coordinator, campaign):
    today = timezone.localdate()
    activity = campaign.activities.get()
    type(activity).objects.update(
        starts_on=today - datetime.timedelta(days=9), ends_on=today + datetime.timedelta(days=9)
    )
    day = (today - datetime.timedelta(days=2)).isoformat()
    given = sent(campaign, StationFactory(), starts_on=day, ends_on=(today + datetime.timedelta(days=2)).isoformat())
    client.force_login(coordinator)
    client.post(reverse("flight:add"), {**given, "save": "1"})
    flight = Flight.objects.get()
    begun = flight.airings.filter(starts_at__lte=timezone.now()).count()
    change = reverse("flight:edit", args=[flight.pk])
    form = client.get(change).context["form"]
    assert form.fields["station"].disabled
    fields = {**values_of(form), "preset": "own", "times": "", "per_day": 5, "opens": "06:00", "closes": "21:00"}
    second = client.post(change, fields)
    assert second.context["preview"].kept == begun
    client.post(change, {**hidden_values(second), "save": "1"})
    flight.refresh_from_db()
    assert flight.per_day == 5
    assert flight.airings.count() == begun + second.context["preview"].count


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"station": ""}, {"station": ["This field is required."]}),
        (
            {"ends_on": "2027-01-01"},
            {"ends_on": ["The day lies outside the activity's dates, 1 Feb 2026 to 31 Aug 2026."]},
        ),
        ({"ends_on": "2026-03-01"}, {"ends_on": ["The last day is before the first."]}),
        ({"price": "5"}, {"currency": ["A price needs its currency, and a currency its price."]}),
        ({"price": "5", "currency": "kes"}, {"currency": ["Give three capital letters (ISO 4217), for example KES."]}),
        ({"rating": "2"}, {"rating_source": ["A rating needs its source, and a source its rating."]}),
        ({"language": "fr"}, {"language": ["Select a valid choice. fr is not one of the available choices."]}),
        ({"seconds": "0"}, {"seconds": ["Ensure this value is greater than or equal to 1."]}),
        ({"preset": "own"}, {"per_day": ["Give times, or a number a day with the hours it is spread over."]}),
        ({"preset": "own", "times": "25:00"}, {"times": ["Not a time such as 18:45: 25:00"]}),
        (
            {"preset": "own", "times": "7:00", "per_day": "3"},
            {"times": ["Give times, or a number a day with its hours; not both."]},
        ),
        (
            {"preset": "own", "per_day": "3", "opens": "22:00", "closes": "06:00"},
            {"closes": ["The hours must end after they begin, on the same day."]},
        ),
        (
            {"preset": "own", "per_day": "31", "opens": "06:00", "closes": "06:30"},
            {"preset": ["Choose weekdays, and give times or a number a day with its hours."]},
        ),
        (
            {"preset": "own", "times": "7:00", "weekdays": ["6"]},
            {"weekdays": ["None of these weekdays lies between the first and the last day."]},
        ),
    ],
)
@pytest.mark.parametrize("button", [{}, {"save": "1"}])
def test_mistakes_are_named_at_their_field(client, coordinator, campaign, fields, expected, button):
    client.force_login(coordinator)
    response = client.post(reverse("flight:add"), {**sent(campaign, StationFactory()), **fields, **button})
    assert response.status_code == 200
    assert response.context["form"].errors == expected
    assert not Flight.objects.exists()


def test_stations_received_there_stand_first_and_only_those_of_the_medium(client, coordinator, campaign):
    far = StationFactory(name="A far station", coverage=[country("XXA", "Elsewhere")])
    near = StationFactory(name="Z near station", coverage=[region()], kind=StationKind.COMMUNITY_RADIO)
    StationFactory(kind=StationKind.TV)
    StationFactory(is_active=False)
    client.force_login(coordinator)
    address = f"{reverse('flight:add')}?campaign={campaign.pk}"
    choices = client.get(address).context["form"].fields["station"].choices
    assert [[pk for pk, _label in group] for _heading, group in list(choices)[1:]] == [[near.pk], [far.pk]]


def test_only_one_activity_is_filled_in_and_several_are_asked_for(client, coordinator, campaign):
    client.force_login(coordinator)
    address = f"{reverse('flight:add')}?campaign={campaign.pk}"
    assert client.get(address).context["form"]["activity"].value() == campaign.activities.get().pk
    ActivityFactory(campaign=campaign, medium=Medium.WEB)
    assert client.get(address).context["form"]["activity"].value() is not None
    ActivityFactory(campaign=campaign, medium=Medium.TV_SPOT)
    assert client.get(address).context["form"]["activity"].value() is None


def test_the_price_is_the_one_valid_on_the_first_day(client, coordinator, campaign):
    station = StationPriceFactory(price=10, valid_until=datetime.date(2026, 3, 1)).station
    StationPriceFactory(station=station, price=20, valid_from=datetime.date(2026, 3, 2))
    StationPriceFactory(station=station, price=99, seconds=60)
    client.force_login(coordinator)

    def cost(**fields):
        return client.post(reverse("flight:add"), sent(campaign, station, **fields)).context["cost"]

    assert cost() == "180 KES"
    assert cost(starts_on="2026-03-01") == "120 KES"
    assert cost(seconds=45) is None
    assert cost(price="1.25", currency="EUR") == "11.25 EUR"


def test_rating_points_stand_only_where_a_study_gives_a_rating(client, coordinator, campaign):
    client.force_login(coordinator)
    fields = sent(campaign, StationFactory(), rating="2.5", rating_source="Audience survey 2025")
    assert client.post(reverse("flight:add"), fields).context["preview"].points == 9 * 2.5


def test_the_preview_names_what_is_in_the_way_but_no_campaign_out_of_sight(client, coordinator, campaign):
    station = StationFactory()
    client.force_login(coordinator)
    client.post(reverse("flight:add"), sent(campaign, station, save="1"))
    again = client.post(reverse("flight:add"), sent(campaign, station))
    found = again.context["preview"].found
    assert (len(found.clashes), found.close) == (9, ())
    assert again.context["clashes"][0] == ("Mon 2 Mar 2026, 06:00", campaign.name)
    other = FlightFactory(station=station, activity__campaign__name="Secret plan").campaign
    other.areas.set([country("XXA", "Elsewhere")])
    Flight.objects.exclude(campaign=other).update(campaign=other)
    MembershipFactory(user=coordinator).areas.set([country()])
    unseen = client.post(reverse("flight:add"), sent(campaign, station))
    assert unseen.context["clashes"][0] == ("Mon 2 Mar 2026, 06:00", "")
    assert "another booking" in unseen.content.decode()
    assert "Secret plan" not in unseen.content.decode()


def test_spots_within_fifteen_minutes_are_pointed_out(client, coordinator, campaign):
    client.force_login(coordinator)
    own = {"preset": "own", "times": "7:00 7:10 7:25 9:00", "ends_on": "2026-03-02"}
    found = client.post(reverse("flight:add"), sent(campaign, StationFactory(), **own)).context["preview"].found
    assert [f"{local:%H:%M}" for local in found.close] == ["07:10"]
    assert found.clashes == ()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_asks_the_same_number_of_questions(client, coordinator, campaign, rows):
    station = StationFactory()
    client.force_login(coordinator)
    for number in range(rows):
        client.post(reverse("flight:add"), sent(campaign, station, ends_on=f"2026-03-0{number + 4}", save="1"))
    fields = sent(campaign, station)
    with own_queries(PREVIEW):
        client.post(reverse("flight:add"), fields)


PREVIEW = 12


@pytest.mark.parametrize("who", ["partner", "partner2", "agency", "evaluator", "approver"])
def test_nobody_else_schedules(client, who, request, campaign, organisation_a):
    campaign.partner_organisations.add(organisation_a)
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("flight:add")).status_code == 302
    assert client.post(reverse("flight:add"), sent(campaign, StationFactory(), save="1")).status_code == 302
    assert not Flight.objects.exists()
