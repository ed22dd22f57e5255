"""Lists and pages of the media plan: who sees what, filters, exports, and the same number of questions for any rows."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.broadcast.choices import AiringState, FlightStatus, Format
from campaigns.models import Airing, Flight, Station, StationPrice
from campaigns.planning.choices import Medium
from tests.campaigns.queries import own_queries
from tests.factories.broadcast import AiringFactory, FlightFactory, StationPriceFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory, country, region
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db

LISTS = {"station": 4, "flight": 4, "airing": 5}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("space", LISTS)
def test_the_lists_ask_the_same_number_of_questions(client, editor, space, rows):
    for number in range(rows):
        AiringFactory(flight__station__coverage=[region(f"XD-0{number + 1}", f"Region {number}")])
    client.force_login(editor)
    client.get(reverse(f"{space}:index"))
    with own_queries(LISTS[space]):
        response = client.get(reverse(f"{space}:index"))
    assert len(listed(response)) == rows


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_run_asks_the_same_number_of_questions(client, editor, rows):
    flight = FlightFactory()
    for number in range(rows):
        AiringFactory(flight=flight, starts_at=timezone.now() + datetime.timedelta(days=number + 1))
    client.force_login(editor)
    with own_queries(4):
        response = client.get(reverse("flight:inspect", args=[flight.pk]))
    assert len(response.context["coming"]) == rows


def test_a_long_list_is_shown_in_pages(client, editor):
    flight, start = FlightFactory(), datetime.datetime(2026, 2, 2, tzinfo=datetime.UTC)
    Airing.objects.bulk_create(
        Airing(
            flight=flight,
            station=flight.station,
            starts_at=start + datetime.timedelta(minutes=20 * number),
            day=start,
            seconds=30,
        )
        for number in range(120)
    )
    client.force_login(editor)
    response = client.get(reverse("airing:index"), {"p": 3})
    assert len(listed(response)) == 20
    assert response.context["paginator"].count == 120


def test_airings_are_filtered_and_searched(client, editor):
    first = AiringFactory(flight__activity__campaign__name="Radio")
    second = AiringFactory(
        flight__station__name="Coast FM",
        starts_at=datetime.datetime(2026, 2, 3, 22, tzinfo=datetime.UTC),
        state=AiringState.AIRED,
    )
    assert second.day == datetime.date(2026, 2, 4)
    client.force_login(editor)

    def found(**query):
        return listed(client.get(reverse("airing:index"), query))

    assert found() == [second, first]
    assert found(campaign=first.flight.campaign_id) == [first]
    assert found(station=second.station_id) == [second]
    assert found(flight=first.flight_id) == [first]
    assert found(state="aired") == [second]
    assert found(day_from="2026-02-04", day_to="2026-02-04") == [second]
    assert found(q="Coast") == [second]


def test_runs_and_stations_are_filtered_and_searched(client, editor):
    here = FlightFactory(station__coverage=[region()], station__name="North FM")
    there = FlightFactory(
        station__coverage=[country("XXA", "Elsewhere")], station__is_active=False, status=FlightStatus.DRAFT
    )
    client.force_login(editor)

    def found(space, **query):
        return listed(client.get(reverse(f"{space}:index"), query))

    assert found("flight", status="draft") == [there]
    assert found("flight", day="2026-02-07") == []
    assert set(found("flight", day="2026-02-06")) == {here, there}
    assert found("flight", q="North") == [here]
    assert found("station", area=region().pk) == [here.station]
    assert found("station", is_active="false") == [there.station]
    assert found("station", q="north") == [here.station]


def test_exports_hold_what_the_list_shows_and_no_formula(client, editor):
    airing = AiringFactory(flight__station__name="=cmd()", flight__activity__campaign__code="one")
    AiringFactory(state=AiringState.AIRED)
    client.force_login(editor)
    rows = export_rows(client.get(reverse("airing:index"), {"export": "csv", "state": "planned"}))
    assert [(row["Campaign"], row["Day"], row["Hour, at the station"]) for row in rows] == [
        ("one", "2026-02-02", "09:00")
    ]
    assert not rows[0]["Station"].startswith("=")
    runs = export_rows(client.get(reverse("flight:index"), {"export": "csv", "station": airing.station_id}))
    assert [(row["Airings"], row["Price of one airing"]) for row in runs] == [("1", "12.00")]


@pytest.fixture
def seen_by_partner(organisation_a):
    """A run of the partner's own campaign on a station another organisation runs."""
    station = StationPriceFactory(
        station__organisation=OrganisationFactory(name="Another house"),
        station__notes="Pay in advance",
        station__contact_email="desk@station.example",
        price="98765.00",
    ).station
    flight = FlightFactory(activity__campaign__lead_organisation=organisation_a, station=station, price="4321.00")
    return AiringFactory(flight=flight)


HIDDEN = ("98,765", "98765", "4,321", "4321", "Advertising desk", "0000 000 002", "desk@", "Pay in", "Another house")


@pytest.mark.parametrize("who", ["partner", "approver"])
def test_prices_and_contacts_are_for_staff(client, who, request, seen_by_partner):
    flight, station = seen_by_partner.flight, seen_by_partner.station
    client.force_login(request.getfixturevalue(who))
    pages = [
        reverse("station:index"),
        reverse("station:index") + "?export=csv",
        reverse("station:index") + "?q=Advertising",
        reverse("station:inspect", args=[station.pk]),
        reverse("flight:index"),
        reverse("flight:index") + "?export=csv",
        reverse("flight:inspect", args=[flight.pk]),
        reverse("airing:index") + "?export=csv",
        reverse("airing:inspect", args=[seen_by_partner.pk]),
        reverse("campaign:inspect", args=[flight.campaign_id]),
    ]
    text = ""
    for page in pages:
        response = client.get(page)
        assert response.status_code == 200
        text += response.getvalue().decode() if response.streaming else response.content.decode()
    shown = {word for word in HIDDEN if word in text.replace("?q=Advertising", "")}
    if who == "partner":
        assert shown == set()
    else:
        assert {"98,765", "4,321", "Advertising desk", "Pay in", "Another house"} <= shown


DOORS = ("list", "run", "edit", "airing", "move", "confirm", "station", "keep")


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        ("editor", (200, 200, 200, 200, 200, 200, 200, 200)),
        ("coordinator", (200, 200, 200, 200, 200, 200, 200, 200)),
        ("approver", (200, 200, 302, 200, 404, 302, 200, 302)),
        ("partner", (200, 200, 302, 200, 404, 302, 200, 302)),
        ("partner2", (200, 404, 404, 404, 404, 302, 200, 302)),
        ("agency", (302, 404, 404, 404, 404, 302, 302, 302)),
    ],
)
def test_doors_by_role(client, who, expected, request, seen_by_partner):
    flight = seen_by_partner.flight
    client.force_login(request.getfixturevalue(who))
    pages = {
        "list": reverse("flight:index"),
        "run": reverse("flight:inspect", args=[flight.pk]),
        "edit": reverse("flight:edit", args=[flight.pk]),
        "airing": reverse("airing:inspect", args=[seen_by_partner.pk]),
        "move": reverse("airing:move", args=[seen_by_partner.pk]),
        "confirm": reverse("airing:confirm"),
        "station": reverse("station:inspect", args=[flight.station_id]),
        "keep": reverse("station:edit", args=[flight.station_id]),
    }
    assert {name: client.get(page).status_code for name, page in pages.items()} == dict(
        zip(DOORS, expected, strict=True)
    )


def test_a_partner_lists_the_airings_of_own_campaigns_alone(client, partner, partner2, seen_by_partner):
    AiringFactory()
    for who, expected in ((partner, [seen_by_partner]), (partner2, [])):
        client.force_login(who)
        assert listed(client.get(reverse("airing:index"))) == expected
        assert listed(client.get(reverse("flight:index"))) == [airing.flight for airing in expected]


def station_form(**fields):
    prices = {
        "prices-TOTAL_FORMS": 1,
        "prices-INITIAL_FORMS": 0,
        "prices-MIN_NUM_FORMS": 0,
        "prices-MAX_NUM_FORMS": 1000,
    }
    first = {"format": "spot", "seconds": 30, "price": "12.50", "currency": "KES", "valid_from": "2026-01-01"}
    own = {"name": "Coast FM", "kind": "community", "coverage": "XDM", "time_zone": "Africa/Nairobi", "is_active": "on"}
    return {
        **own,
        "languages": "sw, luo",
        **prices,
        **{f"prices-0-{name}": value for name, value in first.items()},
        **fields,
    }


def test_a_station_is_kept_with_its_prices(client, coordinator):
    country()
    client.force_login(coordinator)
    assert client.get(reverse("station:add")).status_code == 200
    response = client.post(reverse("station:add"), station_form())
    assert response.status_code == 302, response.context["form"].errors
    station = Station.objects.get()
    assert (station.languages, [area.code for area in station.coverage.all()]) == (["sw", "luo"], ["XDM"])
    price = StationPrice.objects.get()
    assert (price.format, price.seconds, str(price.price)) == (Format.SPOT, 30, "12.50")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"languages": "xyzzy"}, ["languages"]),
        ({"coverage": "ZZZ"}, ["coverage"]),
        ({"time_zone": "Mars/Olympus"}, ["time_zone"]),
        ({"contact_phone": "call Ada"}, ["contact_phone"]),
        ({"contact_email": "Ada"}, ["contact_email"]),
    ],
)
def test_mistakes_in_a_station_are_named_at_their_field(client, coordinator, fields, wrong):
    country()
    client.force_login(coordinator)
    response = client.post(reverse("station:add"), station_form(**fields))
    assert list(response.context["form"].errors) == wrong
    assert not Station.objects.exists()


def test_an_airing_is_moved_by_form_on_the_stations_clock(client, coordinator):
    airing = AiringFactory(flight__station__time_zone="America/New_York")
    client.force_login(coordinator)
    address = reverse("airing:move", args=[airing.pk])
    assert client.get(address).context["form"]["hour"].value() == datetime.time(1)
    skipped = client.post(address, {"day": "2026-03-08", "hour": "02:30", "reason": "News"})
    assert list(skipped.context["form"].errors) == ["hour"]
    response = client.post(address, {"day": "2026-03-09", "hour": "08:15", "reason": "News"})
    new = Airing.objects.get(moved_from=airing)
    assert response.url == reverse("airing:inspect", args=[new.pk])
    assert new.starts_at == datetime.datetime(2026, 3, 9, 12, 15, tzinfo=datetime.UTC)
    late = client.post(reverse("airing:move", args=[new.pk]), {"day": "2027-03-09", "hour": "08:15", "reason": "x"})
    assert late.context["form"].non_field_errors() == [
        "The day lies outside the activity's dates, 1 Jan 2026 to 31 Dec 2026."
    ]


def test_what_can_be_done_with_an_airing_depends_on_its_state(client, coordinator):
    now, hour = timezone.now(), datetime.timedelta(hours=1)
    client.force_login(coordinator)

    def offered(**fields):
        response = client.get(reverse("airing:inspect", args=[AiringFactory(**fields).pk]))
        return [verb.name for verb in response.context["verbs"]]

    assert offered(starts_at=now + hour) == ["move", "cancel"]
    assert offered(starts_at=now - hour) == ["move", "miss"]
    assert offered(starts_at=now - hour, state=AiringState.AIRED) == ["miss"]
    assert offered(starts_at=now - hour, state=AiringState.MISSED, reason="Power cut") == ["make_good"]
    assert offered(starts_at=now + hour, state=AiringState.CANCELLED, reason="Mourning") == []


def test_a_period_is_shown_before_it_is_confirmed(client, coordinator):
    airing = AiringFactory()
    fields = {"station": airing.station_id, "first": "2026-02-01", "last": "2026-02-07"}
    client.force_login(coordinator)
    assert client.get(reverse("airing:confirm")).context["days"] is None
    shown = client.get(reverse("airing:confirm"), fields)
    assert shown.context["days"] == [{"day": datetime.date(2026, 2, 2), "many": 1, "aired": 1}]
    assert Airing.objects.get().state == AiringState.PLANNED
    there = client.post(reverse("airing:confirm"), fields).url
    query = f"station={airing.station_id}&day_from=2026-02-01&day_to=2026-02-07"
    assert there == f"{reverse('airing:index')}?{query}"
    assert list(client.get(there).context["object_list"]) == [airing]
    page = client.get(reverse("flight:inspect", args=[airing.flight_id])).content.decode()
    assert "1 Feb 2026 to 7 Feb 2026: 1 aired, 0 confirmed" in page
    assert Airing.objects.get().state == AiringState.AIRED
    again = client.post(reverse("airing:confirm"), fields)
    assert list(again.context["form"].errors) == ["station"]
    wrong = client.get(reverse("airing:confirm"), {**fields, "last": "2026-01-01"})
    assert list(wrong.context["form"].errors) == ["last"]


def test_a_run_is_cancelled_with_its_reason(client, coordinator):
    airing = AiringFactory(starts_at=timezone.now() + datetime.timedelta(days=1))
    client.force_login(coordinator)
    address = reverse("flight:cancel", args=[airing.flight_id])
    assert client.get(address).status_code == 200
    assert client.post(address, {"reason": "The station closed"}).status_code == 302
    assert Flight.objects.get().status == FlightStatus.CANCELLED
    assert Airing.objects.get().reason == "The station closed"
    page = client.get(reverse("flight:inspect", args=[airing.flight_id])).content.decode()
    assert "Run cancelled · airings: 1 · The station closed" in page


def test_the_campaigns_page_shows_its_media_plan(client, coordinator, partner, seen_by_partner):
    flight = seen_by_partner.flight
    campaign = reverse("campaign:inspect", args=[flight.campaign_id])
    schedule = f"{reverse('flight:add')}?activity={flight.activity_id}"
    for who, offers in ((coordinator, True), (partner, False)):
        client.force_login(who)
        page = client.get(campaign).content.decode()
        assert reverse("flight:inspect", args=[flight.pk]) in page
        assert (schedule in page) is offers
    flight.activity.medium = Medium.WEB
    flight.activity.save()
    assert 'id="media-plan"' not in client.get(campaign).content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_media_plan_asks_the_same_number_of_questions(coordinator, rows):
    from campaigns.broadcast.tab import media_plan

    flight = FlightFactory()
    for _number in range(rows):
        AiringFactory(flight=FlightFactory(activity=flight.activity))
    with own_queries(2):
        (tab,) = media_plan(flight.campaign, coordinator)
    assert len(tab.context["activities"][0][1]) == rows + 1


def test_a_person_limited_to_an_area_sees_its_campaigns_airings_alone(client, coordinator):
    airing = AiringFactory()
    airing.flight.campaign.areas.set([country("XXA", "Elsewhere")])
    MembershipFactory(user=coordinator).areas.set([region()])
    client.force_login(coordinator)
    assert listed(client.get(reverse("airing:index"))) == []
    assert client.get(reverse("airing:inspect", args=[airing.pk])).status_code == 404
