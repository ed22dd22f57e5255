"""Lists and pages of tours: who sees what, filters, exports, and the same number of questions for any rows."""

import datetime
import io

import openpyxl
import pytest
from django.urls import reverse
from django.utils import timezone

from campaigns.events.choices import EventStatus
from campaigns.models import Activity, Event, Performance, Tour
from campaigns.planning.choices import Medium, Status
from campaigns.touring.choices import TourStatus
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EventFactory, HeadcountFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory, RoomFactory, VenueFactory, region
from tests.factories.touring import PerformanceFactory, TourFactory
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db

LISTS = {"tour": 5, "performance": 6}
PAGES = {"tour:inspect": 4, "tour:sheet": 4, "tour:xlsx": 4}
PREVIEW = 12


@pytest.fixture
def activity():
    campaign = CampaignFactory(status=Status.ACTIVE, areas=[region()], code="one", languages=["sw"])
    return ActivityFactory(
        campaign=campaign,
        name="Puppets",
        medium=Medium.PUPPET_SHOW,
        starts_on=datetime.date(2026, 1, 1),
        ends_on=datetime.date(2026, 12, 31),
    )


def values_of(form):
    """What a browser would send for a form as it is shown."""
    return {name: form[name].value() for name in form.fields if form[name].value() is not None}


def hidden_values(response):
    """The hidden fields of the second step, as a browser sends them back."""
    return {field.html_name: "" if field.value() is None else field.value() for field in response.context["hidden"]}


def sent(activity, **fields):
    """What a person fills in for two schools on one day."""
    known = {"activity": activity.pk, "name": "Puppets", "starts_on": "2026-03-02", "times": "9:00, 13:00"}
    return {**known, "minutes": 60, "per_stop": 1, "stops": "", **fields}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("space", LISTS)
def test_the_lists_ask_the_same_number_of_questions(client, editor, space, rows):
    for _number in range(rows):
        HeadcountFactory(event=PerformanceFactory().event, sex="female", age_band="10_14", count=9)
    client.force_login(editor)
    client.get(reverse(f"{space}:index"))
    with own_queries(LISTS[space]):
        response = client.get(reverse(f"{space}:index"))
    assert len(listed(response)) == rows


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("name", PAGES)
def test_the_pages_of_a_tour_ask_the_same_number_of_questions(client, editor, name, rows):
    tour = TourFactory()
    for _number in range(rows):
        PerformanceFactory(tour=tour)
    client.force_login(editor)
    with own_queries(PAGES[name]):
        assert client.get(reverse(name, args=[tour.pk])).status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_preview_asks_the_same_number_of_questions(client, coordinator, activity, rows):
    codes = [VenueFactory().code for _number in range(rows)]
    for code in codes:
        EventFactory(venue__code=f"other-{code}")
    fields = sent(activity, stops="\n".join(codes))
    client.force_login(coordinator)
    with own_queries(PREVIEW):
        response = client.post(reverse("tour:add"), fields)
    assert len(response.context["preview"].rows) == rows


def test_from_the_campaign_to_a_booked_tour_in_three_clicks(client, coordinator, activity, organisation_a):
    schools = [VenueFactory(name=f"School {number}") for number in range(3)]
    RoomFactory(venue=schools[0], name="Hall", seats=90)
    client.force_login(coordinator)
    overview = client.get(reverse("campaign:inspect", args=[activity.campaign_id]))
    clicks = 1  # Plan a tour
    address = f"{reverse('tour:add')}?activity={activity.pk}"
    assert f'href="{address}"' in overview.content.decode()
    given = values_of(client.get(address).context["form"])
    assert (given["activity"], given["name"], given["language"]) == (activity.pk, "Puppets", "sw")
    given |= {
        "starts_on": "2026-03-02",
        "times": "9:00 13:00",
        "stops": "School 0\nSchool 1\nSchool 2; ",
        "fee": "150",
        "people": "4",
        "daily_cost": "20.50",
        "currency": "KES",
    }
    second = client.post(address, given)
    clicks += 1  # Preview
    assert not Tour.objects.exists()
    preview = second.context["preview"]
    assert [(one.event.venue, one.event.room and one.event.room.name, faults) for one, faults in preview.rows] == [
        (schools[0], "Hall", []),
        (schools[1], None, []),
        (schools[2], None, []),
    ]
    assert second.context["cost"].in_words.replace("\u00a0", " ") == "614 KES"
    last = client.post(address, {**hidden_values(second), "save": "1"})
    clicks += 1  # Save and book
    tour = Tour.objects.get()
    assert last.url == reverse("tour:inspect", args=[tour.pk])
    assert clicks <= 6
    assert "3 performances are booked." in client.get(last.url).content.decode()
    assert [one.moment for one in tour.performances.all()] == [
        "Mon 2 Mar 2026, 09:00",
        "Mon 2 Mar 2026, 13:00",
        "Tue 3 Mar 2026, 09:00",
    ]


def test_venues_are_ticked_instead_and_follow_the_written_ones(client, coordinator, activity):
    one, two = VenueFactory(name="A school"), VenueFactory(name="B school")
    client.force_login(coordinator)
    second = client.post(reverse("tour:add"), sent(activity, stops="B school", venues=[one.pk]))
    client.post(reverse("tour:add"), {**hidden_values(second), "save": "1"})
    assert list(Event.objects.order_by("starts_at").values_list("venue", flat=True)) == [two.pk, one.pk]


def test_what_is_in_the_way_is_said_and_nothing_is_offered_to_save(client, coordinator, activity):
    venue = VenueFactory(name="School")
    EventFactory(
        venue=venue, title="Exam", starts_at=datetime.datetime(2026, 3, 2, 6, tzinfo=datetime.UTC), campaign__name="X"
    )
    client.force_login(coordinator)
    page = client.post(reverse("tour:add"), sent(activity, stops="School")).content.decode()
    assert "School is taken by “Exam”, 2 March 2026, 09:00–11:00 (EAT)." in page
    assert 'name="save"' not in page
    MembershipFactory(user=coordinator).areas.set([region()])
    page = client.post(reverse("tour:add"), sent(activity, stops="School")).content.decode()
    assert "School is taken then, 2 March 2026, 09:00–11:00 (EAT)." in page
    assert "Exam" not in page
    refused = client.post(reverse("tour:add"), sent(activity, stops="School", save="1"))
    assert "stops" in refused.context["form"].errors
    assert not Tour.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"stops": ""}, "stops"),
        ({"stops": "Nowhere"}, "stops"),
        ({"starts_on": "1066-10-14"}, "starts_on"),
        ({"times": "25:00"}, "times"),
        ({"times": "9:00 9:30"}, "times"),
        ({"skipped": "tomorrow"}, "skipped"),
        ({"fee": "-1"}, "fee"),
        ({"fee": "5"}, "currency"),
        ({"daily_cost": "5", "currency": "KES"}, "people"),
        ({"minutes": "0"}, "minutes"),
        ({"notes": "ada@example.org"}, "notes"),
        ({"activity": 999999999999999999999}, "activity"),
    ],
)
def test_mistakes_are_named_at_their_field(client, coordinator, activity, fields, field):
    VenueFactory(code="S1")
    client.force_login(coordinator)
    response = client.post(reverse("tour:add"), {**sent(activity, stops="S1"), **fields, "save": "1"})
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [field]
    assert not Tour.objects.exists()


def test_tours_and_performances_are_filtered_and_searched(client, editor, after_the_tour):
    here = PerformanceFactory(tour__name="Red thread", tour__company=OrganisationFactory())
    there = PerformanceFactory(
        tour__status=TourStatus.CALLED_OFF,
        tour__cancel_reason="Flood",
        event__status=EventStatus.CANCELLED,
        event__venue__area=region("XD-02", "South"),
    )
    client.force_login(editor)

    def found(space, **query):
        return listed(client.get(reverse(f"{space}:index"), query))

    assert found("tour", status="booked") == [here.tour]
    assert found("tour", company=here.tour.company_id) == [here.tour]
    assert found("tour", area=region("XD-02", "South").pk) == [there.tour]
    assert found("tour", q="thread") == [here.tour]
    assert found("tour", day="2026-03-02") == [here.tour]
    assert found("tour", day="2026-03-03") == []
    assert found("performance", tour=here.tour_id) == [here]
    assert found("performance", status="cancelled") == [there]
    assert found("performance", record="missing") == [here]
    assert found("performance", record="done") == []
    assert found("performance", area=region().pk) == [here]
    assert found("performance", day_from="2026-03-03") == []


def test_exports_hold_what_the_list_shows_and_no_formula(client, editor, partner, organisation_a):
    performance = PerformanceFactory(tour__name="=cmd()", tour__campaign__code="one", event__venue__name="+School")
    tour = performance.tour
    tour.campaign.partner_organisations.add(organisation_a)
    HeadcountFactory(event=performance.event, sex="female", age_band="10_14", count=30)
    client.force_login(editor)
    (row,) = export_rows(client.get(reverse("tour:index"), {"export": "csv"}))
    assert (row["Name"], row["Planned"], row["People"], row["Fee for one performance"]) == (
        "'=cmd()",
        "1",
        "30",
        "100.000",
    )
    (row,) = export_rows(client.get(reverse("performance:index"), {"export": "csv"}))
    assert (row["Tour"], row["Venue"], row["Day"], row["Hour, at the venue"], row["People"]) == (
        "'=cmd()",
        "'+School",
        "2026-03-02",
        "09:00",
        "30",
    )
    client.force_login(partner)
    (row,) = export_rows(client.get(reverse("tour:index"), {"export": "csv"}))
    assert "Fee for one performance" not in row
    assert "Currency" not in row


def sheet(client, tour):
    response = client.get(reverse("tour:xlsx", args=[tour.pk]))
    return list(openpyxl.load_workbook(io.BytesIO(response.content)).active.iter_rows(values_only=True))


def test_the_workbook_holds_what_the_sheet_shows(client, editor, partner, organisation_a):
    tour = TourFactory(campaign__code="one")
    tour.campaign.partner_organisations.add(organisation_a)
    PerformanceFactory(tour=tour, event__venue__name="=1+1")
    PerformanceFactory(tour=tour, event__status=EventStatus.CANCELLED)
    client.force_login(editor)
    page = client.get(reverse("tour:sheet", args=[tour.pk]))
    rows = sheet(client, tour)
    assert list(rows[0]) == page.context["sheet"].headings
    shown = [[None if cell == "" else cell for cell in row] for row in page.context["sheet"].rows]
    assert [list(row) for row in rows[1:]] == shown
    assert rows[1][1:8] == ("Mon 2 Mar 2026", "09:00–10:00", "=1+1", None, "North", "Deputy head", "Planned")
    assert [row[-1] and row[-1].replace("\u00a0", " ") for row in rows[1:]] == ["100 KES", None, "200 KES"]
    assert "0000 000 001" not in page.content.decode() + str(rows)
    client.force_login(partner)
    assert "KES" not in client.get(reverse("tour:sheet", args=[tour.pk])).content.decode()
    assert len(sheet(client, tour)[0]) == 8


def test_partners_see_their_own_without_costs_and_agencies_none(client, partner, partner2, agency, organisation_a):
    performance = PerformanceFactory(tour__notes="Bring the stage")
    performance.tour.campaign.partner_organisations.add(organisation_a)
    addresses = [
        reverse("tour:inspect", args=[performance.tour_id]),
        reverse("tour:sheet", args=[performance.tour_id]),
        reverse("tour:xlsx", args=[performance.tour_id]),
        reverse("performance:inspect", args=[performance.pk]),
    ]
    client.force_login(partner)
    pages = [client.get(address) for address in addresses]
    assert {page.status_code for page in pages} == {200}
    assert "Bring the stage" not in pages[0].content.decode()
    assert "KES" not in pages[0].content.decode()
    assert reverse("tour:stop", args=[performance.tour_id]) not in pages[0].content.decode()
    assert listed(client.get(reverse("tour:index"))) == [performance.tour]
    client.force_login(partner2)
    assert {client.get(address).status_code for address in addresses} == {404}
    assert listed(client.get(reverse("tour:index"))) == []
    MembershipFactory(user=agency, organisation=organisation_a)
    client.force_login(agency)
    assert all(client.get(address).status_code in (302, 404) for address in addresses)


def test_the_rest_is_moved_with_a_preview(client, coordinator):
    performance = PerformanceFactory()
    address = reverse("tour:move", args=[performance.tour_id])
    client.force_login(coordinator)
    assert client.get(address).status_code == 200
    shown = client.get(address).context["form"]["state"].value()
    second = client.post(address, {"first": "2026-03-01", "days": 2, "reason": "A holiday", "state": shown})
    ((one, faults),) = second.context["preview"].rows
    assert (one.was, one.event.day, faults) == ("Mon 2 Mar 2026, 09:00", datetime.date(2026, 3, 4), [])
    assert Performance.objects.get().moment == "Mon 2 Mar 2026, 09:00"
    done = client.post(address, {**hidden_values(second), "save": "1"})
    assert done.url == reverse("tour:inspect", args=[performance.tour_id])
    assert Performance.objects.get().moment == "Wed 4 Mar 2026, 09:00"
    again = client.post(address, {**hidden_values(second), "save": "1"})
    assert "The tour was changed meanwhile." in again.context["form"].non_field_errors()[0]
    assert Performance.objects.get().moment == "Wed 4 Mar 2026, 09:00"
    history = client.get(done.url).content.decode()
    assert "Rest of the tour moved · performances: 1 · A holiday · from 1 Mar 2026 on · +2 days" in history
    wrong = client.post(address, {"first": "2026-03-01", "days": 0})
    assert list(wrong.context["form"].errors) == ["days"]


def test_a_stop_is_moved_swapped_added_and_called_off_with_a_preview(client, coordinator):
    one = PerformanceFactory()
    two = PerformanceFactory(tour=one.tour, event__starts_at=datetime.datetime(2026, 3, 3, 6, tzinfo=datetime.UTC))
    venue = VenueFactory(name="New place")
    client.force_login(coordinator)

    def through(name, record, **fields):
        address = reverse(name, args=[record.pk])
        assert client.get(address).status_code == 200
        second = client.post(address, fields)
        assert second.templates[0].name == "campaigns/touring/preview.html"
        return client.post(address, {**hidden_values(second), "save": "1"})

    assert through("performance:move", one, day="2026-03-05", hour="10:00", stop="New place").status_code == 302
    assert through("performance:swap", one, other=two.pk).status_code == 302
    assert through("tour:stop", one.tour, stop=two.event.venue.code, day="2026-03-09", hour="9:00").status_code == 302
    assert [(p.moment, p.event.venue.name) for p in one.tour.performances.select_related("event__venue")] == [
        ("Tue 3 Mar 2026, 09:00", "New place"),
        ("Thu 5 Mar 2026, 10:00", two.event.venue.name),
        ("Mon 9 Mar 2026, 09:00", two.event.venue.name),
    ]
    client.post(reverse("performance:call_off", args=[one.pk]), {"reason": "Exams"})
    assert Performance.objects.get(pk=one.pk).event.cancel_reason == "Exams"
    assert client.get(reverse("performance:move", args=[one.pk])).status_code == 404
    client.post(reverse("tour:call_off", args=[one.tour_id]), {"reason": "Flood"})
    assert Tour.objects.get().status == TourStatus.CALLED_OFF
    assert client.get(reverse("tour:move", args=[one.tour_id])).status_code == 404
    assert venue.events.count() == 1


def test_a_performance_is_recorded_by_choices(client, coordinator):
    performance = PerformanceFactory(event__starts_at=timezone.now() - datetime.timedelta(days=1))
    address = reverse("performance:record", args=[performance.pk])
    client.force_login(coordinator)
    assert client.post(address, {"script_version": "2.1"}).context["form"].errors["talk_held"]
    client.post(address, {"script_version": "2.1", "talk_held": "no", "incidents": ["weather"]})
    performance.refresh_from_db()
    assert (performance.talk_held, performance.incidents, performance.script_version) == (False, ["weather"], "2.1")
    page = client.get(reverse("performance:inspect", args=[performance.pk])).content.decode()
    assert "Performance recorded · 2.1 · no talk afterwards · Weather" in page


def test_facts_are_changed_but_not_the_activity(client, coordinator):
    tour = TourFactory()
    client.force_login(coordinator)
    address = reverse("tour:edit", args=[tour.pk])
    given = values_of(client.get(address).context["form"])
    assert "starts_on" not in given
    assert "activity" not in given
    assert client.post(address, {**given, "name": "Another name", "fee": "", "daily_cost": ""}).status_code == 302
    tour.refresh_from_db()
    assert (tour.name, tour.fee, tour.currency) == ("Another name", None, "")
    refused = client.post(address, {**given, "notes": "Call 0712 345 678"})
    assert list(refused.context["form"].errors) == ["notes"]


@pytest.mark.parametrize("who", ["partner", "partner2", "agency", "evaluator", "approver"])
def test_nobody_else_plans(client, who, request, activity, organisation_a):
    activity.campaign.partner_organisations.add(organisation_a)
    VenueFactory(code="S1")
    client.force_login(request.getfixturevalue(who))
    assert client.get(reverse("tour:add")).status_code == 302
    assert client.post(reverse("tour:add"), sent(activity, stops="S1", save="1")).status_code == 302
    assert not Tour.objects.exists()


def test_without_an_activity_it_is_asked_for_first(client, coordinator, activity):
    other = TourFactory().activity
    client.force_login(coordinator)
    shown = client.get(reverse("tour:add"))
    assert set(shown.context["activities"]) == {activity, other}
    assert f'<option value="{other.pk}">{other.campaign}: {other} (Puppet show)</option>' in shown.content.decode()
    ActivityFactory(campaign=activity.campaign, medium=activity.medium)
    of_one = client.get(reverse("tour:add"), {"campaign": activity.campaign_id})
    assert len(of_one.context["activities"]) == 2
    assert other not in of_one.context["activities"]
    form = client.get(reverse("tour:add"), {"activity": activity.pk}).context["form"]
    assert form["name"].value() == activity.name
    Activity.objects.update(medium="web")
    assert "Plan one first" in client.get(reverse("tour:add")).content.decode()
