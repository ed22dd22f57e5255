"""The calendar of everything: each sees their own, filters and tables agree with the page, questions stay few."""

import csv
import datetime
import io

import pytest
import time_machine
from django.urls import reverse
from django.utils.translation import override
from icalendar import Calendar
from openpyxl import load_workbook

from campaigns.agenda.reading import by_day, entries_in, month_around
from campaigns.events import feeds
from campaigns.models import Activity
from campaigns.planning.choices import Medium
from clarion.calendar import CalendarEntry, Period
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import (
    ActivityFactory,
    CampaignFactory,
    EventFacilitatorFactory,
    EventFactory,
    ObjectiveFactory,
)
from tests.factories.partners import FacilitatorFactory, HelpServiceFactory, MembershipFactory, region

pytestmark = pytest.mark.django_db

MARCH = Period(datetime.date(2026, 3, 1), datetime.date(2026, 3, 31))


def campaign(**fields):
    """One that runs through the year and says nothing in March of its own accord."""
    return CampaignFactory(starts_on=datetime.date(2026, 1, 1), ends_on=datetime.date(2026, 12, 31), **fields)


def titles(user, period=MARCH):
    return [entry.title for entry in entries_in(period, user)]


def page(client, **query):
    return client.get(reverse("calendar"), {"day": "2026-03-10", **query})


def test_it_shows_what_begins_ends_falls_due_and_takes_place(editor):
    own = campaign(name="Roads")
    ActivityFactory(campaign=own, name="Spot", starts_on="2026-03-02", ends_on="2026-04-20")
    ObjectiveFactory(campaign=own, statement="More calls", due_on="2026-03-31")
    EventFactory(campaign=own, title="Seminar")
    CampaignFactory(name="Short", starts_on="2026-03-05", ends_on="2026-03-06")
    assert titles(editor) == [
        "Begins: Spot", "First day: Short", "Last day: Short", "Seminar", "Due: More calls",
    ]  # fmt: skip


def test_an_event_stands_on_its_day_at_the_venue(editor):
    """22:30 UTC on the 31st is 1 April in Nairobi."""
    late = datetime.datetime(2026, 3, 31, 22, 30, tzinfo=datetime.UTC)
    event = EventFactory(starts_at=late, venue__time_zone="Africa/Nairobi")
    [entry] = [
        e
        for e in entries_in(Period(datetime.date(2026, 4, 1), datetime.date(2026, 4, 1)), editor)
        if e.kind_code == "event"
    ]
    assert (entry.first_day, entry.starts.hour) == (datetime.date(2026, 4, 1), 1)
    assert event.title not in titles(editor)


def test_two_organisations_never_see_each_others_days(client, partner, agency):
    own = MembershipFactory(user=partner).organisation
    mine, theirs = campaign(lead_organisation=own, name="Mine"), campaign(name="Theirs")
    for each in (mine, theirs):
        ActivityFactory(campaign=each, name=f"Spot of {each}", starts_on="2026-03-02", ends_on="2026-05-01")
        ObjectiveFactory(campaign=each, statement=f"Goal of {each}", due_on="2026-03-09")
        EventFactory(campaign=each, title=f"Talk of {each}", venue__area=region())
    assert titles(partner) == ["Begins: Spot of Mine", "Due: Goal of Mine", "Talk of Mine"]
    client.force_login(partner)
    for query in (
        {},
        {"view": "list"},
        {"view": "week"},
        {"view": "area"},
        {"view": "person"},
        {"campaign": theirs.pk},
    ):
        assert "Theirs" not in page(client, **query).content.decode(), query
    token = feeds.open_feed(by=partner)
    with time_machine.travel("2026-03-01 12:00"):
        body = client.get(reverse("whole_calendar", args=[token])).content.decode()
    assert ("Mine" in body, "Theirs" in body) == (True, False)
    MembershipFactory(user=agency, organisation=own)
    assert "Talk of Mine" not in titles(agency)


def test_a_stranger_and_a_withdrawn_address_get_nothing(client, editor):
    assert client.get(reverse("whole_calendar", args=["nonsense"])).status_code == 404
    token = feeds.open_feed(by=editor)
    feeds.close_feed(by=editor)
    assert client.get(reverse("whole_calendar", args=[token])).status_code == 404


def test_filters_keep_what_they_say(client, editor):
    north, south = region(), region("XD-09", "Far region")
    one, two = campaign(name="One", areas=[north]), campaign(name="Two", areas=[south])
    ActivityFactory(campaign=one, name="Spot", starts_on="2026-03-02", ends_on="2026-05-01", medium=Medium.RADIO_SPOT)
    ActivityFactory(campaign=two, name="Play", starts_on="2026-03-03", ends_on="2026-05-01", medium=Medium.THEATRE)
    event = EventFactory(campaign=two, title="Talk", venue__area=south, activity__medium=Medium.LECTURE)
    EventFacilitatorFactory(event=event, facilitator=FacilitatorFactory(name="Ada"))
    client.force_login(editor)
    shown = {
        "campaign": {"campaign": one.pk}, "kind": {"kind": "event"}, "medium": {"medium": "theatre"},
        "area": {"area": south.pk}, "person": {"person": "Ada"}, "unknown": {"kind": "nonsense"},
    }  # fmt: skip
    found = {name: [e.title for e in page(client, **query).context["entries"]] for name, query in shown.items()}
    assert found == {
        "campaign": ["Begins: Spot"], "kind": ["Talk"], "medium": ["Begins: Play"],
        "area": ["Begins: Play", "Talk"], "person": ["Talk"], "unknown": [],
    }  # fmt: skip


@pytest.mark.parametrize("view", ["month", "week", "list", "day", "area", "medium", "person", "nonsense"])
def test_each_layout_shows_the_entry(client, editor, view):
    EventFactory(title="Talk")
    client.force_login(editor)
    assert "Talk" in page(client, view=view).content.decode()


def test_more_than_a_cell_holds_is_counted_and_one_click_away(client, editor):
    own = campaign()
    for number in range(6):
        ActivityFactory(campaign=own, name=f"Spot {number}", starts_on="2026-03-10", ends_on="2026-05-01")
    client.force_login(editor)
    cells = [cell for week in page(client).context["weeks"] for cell in week if cell["entries"]]
    assert [(len(cell["entries"]), cell["more"]) for cell in cells] == [(4, 2)]
    assert len(client.get(cells[0]["address"]).context["days"][0][1]) == 6


def test_the_tables_hold_what_the_page_shows_and_run_no_formula(client, editor):
    own = campaign(code="roads")
    ActivityFactory(campaign=own, name="Spot", starts_on="2026-03-02", ends_on="2026-05-01")
    EventFactory(campaign=own, title="=1+1")
    client.force_login(editor)
    shown = [entry.title for entry in page(client).context["entries"]]
    answer = page(client, export="csv")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))
    assert [row["What"] for row in rows] == [shown[0], f"'{shown[1]}"]
    assert (rows[0]["Campaign"], rows[0]["First day"]) == ("roads", "2026-03-02")
    sheet = load_workbook(io.BytesIO(page(client, export="xlsx").content)).active
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1")
    assert cell.data_type == "s"


def test_the_feed_keeps_its_ids_and_ends_whole_days_on_the_next(client, editor):
    own = campaign()
    activity = ActivityFactory(campaign=own, name="Spot", starts_on="2026-03-02", ends_on="2026-05-01")
    event = EventFactory(campaign=own, title="Talk", status="cancelled", cancelled_at="2026-03-01T00:00Z")
    address = reverse("whole_calendar", args=[feeds.open_feed(by=editor)])
    with time_machine.travel("2026-03-01 12:00"):
        bodies = [client.get(address, {"campaign": own.pk}).content for _time in range(2)]
    assert bodies[0] == bodies[1]
    entries = {str(item["UID"]).partition("@")[0]: item for item in Calendar.from_ical(bodies[0]).walk("VEVENT")}
    first = entries[f"activity:{activity.pk}-starts"]
    assert (first.decoded("DTSTART"), first.decoded("DTEND")) == (datetime.date(2026, 3, 2), datetime.date(2026, 3, 3))
    assert str(entries[f"event:{event.pk}"]["STATUS"]) == "CANCELLED"


def test_what_lasts_stands_on_each_of_its_days():
    entry = CalendarEntry("x:1", "X", "Long", datetime.date(2026, 2, 27), datetime.date(2026, 3, 2))
    days = by_day([entry], MARCH)
    assert [day.day for day, found in days.items() if found] == [1, 2]


@pytest.mark.parametrize(("language", "weekday"), [("en", 0), ("fr", 0), ("sw", 0), ("ar", 5)])
def test_weeks_begin_where_the_language_begins_them(language, weekday):
    with override(language):
        shown = month_around(datetime.date(2026, 3, 10))
    assert (shown.first.weekday(), (shown.last - shown.first).days % 7) == (weekday, 6)


def test_a_period_out_of_order_is_refused():
    with pytest.raises(ValueError, match="before the first"):
        Period(datetime.date(2026, 3, 2), datetime.date(2026, 3, 1))


def test_the_day_a_help_service_must_be_called_again(coordinator, partner):
    HelpServiceFactory(name="Line", verified_on=datetime.date(2026, 1, 1), is_active=True)
    day = Period(datetime.date(2026, 4, 1), datetime.date(2026, 4, 1))
    assert titles(coordinator, day) == ["Verify by today: Line"]
    assert titles(partner, day) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_the_calendar_asks_the_same_number_of_questions(client, editor, rows):
    for _row in range(rows):
        own = campaign()
        ActivityFactory(campaign=own, starts_on="2026-03-02", ends_on="2026-05-01").areas.set([region()])
        ObjectiveFactory(campaign=own, due_on="2026-03-09")
        EventFacilitatorFactory(event=EventFactory(campaign=own), facilitator=FacilitatorFactory())
    client.force_login(editor)
    with own_queries(14):
        page(client)


@pytest.fixture
def crowd(editor):
    """One campaign with 230 activities that begin on 10 March, all on radio."""
    own = campaign(name="Crowd")
    Activity.objects.bulk_create(
        Activity(campaign=own, name=f"Spot {n:03}", medium="radio_spot", starts_on="2026-03-10", ends_on="2026-06-01")
        for n in range(230)
    )
    return own


def test_a_long_list_says_how_much_it_leaves_out_and_the_table_holds_all(client, editor, crowd):
    client.force_login(editor)
    answer = page(client, view="list")
    assert [(day.day, len(found)) for day, found in answer.context["days"]] == [(10, 200)]
    assert answer.context["beyond"] == 30
    assert (
        len(list(csv.reader(io.StringIO(page(client, view="list", export="csv").getvalue().decode("utf-8-sig")))))
        == 231
    )


@pytest.mark.parametrize("view", ["medium", "area"])
def test_a_group_shows_its_first_and_leads_to_the_rest(client, editor, crowd, view):
    crowd.areas.set([region()])
    client.force_login(editor)
    ((_name, found, more, address),) = page(client, view=view).context["groups"]
    assert (len(found), more) == (20, 210)
    assert client.get(address).context["beyond"] == 30
