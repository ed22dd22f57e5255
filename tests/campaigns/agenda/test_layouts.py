"""What month, week and list say of each entry, and how each leads to today."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse
from icalendar import Calendar

from campaigns.events import feeds
from partners.people.choices import Role
from tests.campaigns.queries import own_queries
from tests.conftest import person
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EventFactory

from .everything import KINDS, one_of_each

pytestmark = pytest.mark.django_db

DAY = datetime.date(2026, 3, 10)
"""A Tuesday."""


@pytest.fixture
def desk(client):
    """The calendar as an administrator opens it at noon of the day."""
    client.force_login(person(Role.ADMINISTRATOR))

    def opened(**query):
        answer = client.get(reverse("calendar"), query)
        return answer, BeautifulSoup(answer.content, "html.parser")

    with time_machine.travel("2026-03-10 12:00", tick=False):
        yield opened


def words(element) -> str:
    return element.get_text(" ", strip=True)


def told(soup) -> list[tuple[str, str, str]]:
    """Kind, hours and title of each entry, in the order of the page."""
    rows = []
    for link in soup.select("a.clarion-entry"):
        hours = link.select_one(".clarion-entry__hours")
        parts = link.select_one(".clarion-entry__word"), link.select_one(".clarion-entry__title")
        rows.append((words(parts[0]), words(hours) if hours else "", words(parts[1])))
    return rows


@pytest.mark.parametrize("view", ["week", "list", "day"])
def test_a_day_says_of_each_entry_its_kind_and_hours_in_their_order(desk, view):
    one_of_each(DAY)
    _answer, soup = desk(view=view)
    assert told(soup) == [
        ("Activity", "", "Begins: Spots"),
        ("Print", "", "Delivery due: Posters"),
        ("Objective", "", "Due: More calls"),
        ("Campaign", "", "First day: Roads"),
        ("Put up", "", "Put up in 1 place: Posters"),
        ("Release", "", "Short video: Song"),
        ("Help service", "", "Verify by today: Line"),
        ("Airings", "06:30–21:00", "3 airings on Radio X"),
        ("Event", "08:00–09:00", "Seminar"),
        ("Performance", "15:00–17:00", "Play"),
    ]


@pytest.mark.parametrize("view", ["week", "list"])
def test_each_entry_of_a_campaign_names_it(desk, view):
    one_of_each(DAY)
    _answer, soup = desk(view=view)
    links = [words(link) for link in soup.select("a.clarion-entry")]
    assert [text for text in links if "Roads" not in text] == [text for text in links if "Help service" in text]
    assert sum("Town hall" in text for text in links) == 2
    assert sum("Video platform" in text for text in links) == 1


def test_the_legend_has_the_kinds_of_the_page_each_with_its_mark(desk):
    one_of_each(DAY)
    _answer, soup = desk(view="week")
    marks = soup.select(".clarion-legend li")
    assert {mark["class"][0] for mark in marks} == {f"clarion-kind--{kind}" for kind in KINDS}
    assert [words(mark) for mark in marks] == sorted(words(mark) for mark in marks)
    icons = [mark.use["href"] for mark in marks]
    assert len(set(icons)) == len(KINDS)
    _answer, soup = desk(view="week", kind="release")
    assert [words(mark) for mark in soup.select(".clarion-legend li")] == ["Release"]


def test_a_performance_is_found_as_such_and_as_an_event(desk):
    one_of_each(DAY)
    titles = {
        kind: [entry.title for entry in desk(kind=kind)[0].context["entries"]] for kind in ("event", "performance")
    }
    assert titles == {"event": ["Seminar", "Play"], "performance": ["Play"]}


def test_a_week_is_seven_days_each_under_its_name(desk):
    EventFactory(title="Talk", starts_at="2026-03-15T09:00Z", ends_at="2026-03-15T10:00Z")
    _answer, soup = desk(view="week")
    days = soup.select(".clarion-week > li")
    assert [words(day.h3.time) for day in days] == [
        "Monday 9 March", "Tuesday 10 March", "Wednesday 11 March", "Thursday 12 March",
        "Friday 13 March", "Saturday 14 March", "Sunday 15 March",
    ]  # fmt: skip
    assert ["Talk" in words(day) for day in days] == [False] * 6 + [True]
    assert ["Nothing on this day." in words(day) for day in days] == [True] * 6 + [False]


def test_only_days_of_this_week_that_are_over_are_told_in_short(desk):
    own = CampaignFactory(starts_on=DAY - datetime.timedelta(days=9), ends_on=datetime.date(2026, 6, 1))
    for number in range(2):
        ActivityFactory(campaign=own, name=f"Spot {number}", starts_on="2026-03-09", ends_on="2026-05-01")
    _answer, soup = desk(view="week")
    assert [words(day.h3) for day in soup.select(".clarion-week__day--over")] == ["Monday 9 March 2 entries"]
    for day in ("2026-03-03", "2026-03-17"):
        assert not desk(view="week", day=day)[1].select(".clarion-week__day--over")


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ({}, "2026-03-10"),
        ({"day": "2026-03-02"}, "2026-03-10"),
        ({"view": "week"}, "2026-03-10"),
        ({"view": "list"}, "2026-03-12"),
        ({"view": "list", "day": "2026-03-01"}, "2026-03-12"),
    ],
)
def test_today_or_the_next_day_with_entries_can_be_jumped_to(desk, query, names):
    EventFactory(title="Before", starts_at="2026-03-02T09:00Z", ends_at="2026-03-02T10:00Z")
    EventFactory(title="After", starts_at="2026-03-12T09:00Z", ends_at="2026-03-12T10:00Z")
    answer, soup = desk(**query)
    (place,) = soup.select("#today")
    named = place.time["datetime"] if place.time else place["aria-labelledby"].removeprefix("day-")
    assert named == names
    assert words(soup.select_one('nav[aria-label="Time"] a[href="#today"]')) == "Today"
    assert answer.context["now"] == "#today"


@pytest.mark.parametrize(
    "query", [{"day": "2026-05-05"}, {"view": "week", "day": "2026-03-01"}, {"view": "area"}, {"view": "list"}]
)
def test_where_today_is_not_shown_the_way_leads_to_where_it_is(desk, query):
    answer, soup = desk(**query)
    assert soup.select("#today") == []
    assert "day=2026-03-10" in answer.context["now"]
    assert answer.context["now"].endswith("#today")
    assert soup.find("a", href=answer.context["now"]) is not None


def test_the_address_of_today_keeps_layout_and_filters(desk):
    answer, _soup = desk(view="week", day="2026-01-01", kind="event")
    assert answer.context["now"] == "/admin/calendar/?view=week&kind=event&day=2026-03-10#today"


@pytest.mark.parametrize("view", ["month", "week", "list"])
@pytest.mark.parametrize("rows", [1, 3])
def test_every_kind_at_once_asks_the_same_number_of_questions(desk, view, rows):
    for number in range(rows):
        one_of_each(DAY, name=f"Roads {number}")
    with own_queries(16):
        desk(view=view)


def test_the_feed_says_hours_campaign_and_place(client):
    one_of_each(DAY)
    address = reverse("whole_calendar", args=[feeds.open_feed(by=person(Role.ADMINISTRATOR))])
    with time_machine.travel("2026-03-10 12:00", tick=False):
        body = client.get(address).content
    entries = {str(item["SUMMARY"]): item for item in Calendar.from_ical(body).walk("VEVENT")}
    airings, play = entries["3 airings on Radio X"], entries["Play"]
    assert str(airings["DESCRIPTION"]) == "06:30–21:00 · Spots · Roads"
    assert airings.decoded("DTSTART") == DAY
    assert (str(play["DESCRIPTION"]), str(play["LOCATION"])) == ("Theatre performance · Roads", "Town hall")
    assert "DESCRIPTION" not in entries["First day: Roads"]
