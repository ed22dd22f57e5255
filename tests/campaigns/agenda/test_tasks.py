"""What waits for a person: the five most pressing on the first page, all on their own, each leading to its field."""

import datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.urls import reverse

from campaigns.planning.choices import Status
from campaigns.planning.home import campaigns_to_move
from clarion.home import LONGEST, tasks_of, waiting_for
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import CampaignFactory, complete_campaign
from tests.factories.pretesting import EffectFactory
from tests.factories.printing import PrintBatchFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_march")]


@pytest.fixture
def in_march():
    with time_machine.travel("2026-03-10 09:00", tick=False):
        yield


def test_a_draft_that_begins_soon_leads_to_its_first_gap(editor):
    draft = CampaignFactory(name="Roads", starts_on=datetime.date(2026, 4, 1), areas=[])
    [task] = tasks_of(editor)
    assert task.text == "“Roads” lacks 3 things"
    assert task.url == reverse("campaign:edit", args=[draft.pk]) + "#tab-brief"
    assert (task.note, task.due, task.urgent) == ("Choose at least one area.", draft.starts_on, False)


def test_what_presses_stands_first(editor):
    CampaignFactory(name="Later", starts_on=datetime.date(2026, 4, 1))
    complete_campaign(name="Ready", starts_on=datetime.date(2026, 4, 2))
    CampaignFactory(name="Begun", status=Status.PLANNED, starts_on=datetime.date(2026, 3, 1))
    CampaignFactory(name="Over", status=Status.ACTIVE, ends_on=datetime.date(2026, 2, 1))
    CampaignFactory(name="Far", starts_on=datetime.date(2026, 12, 1))
    assert [task.text for task in tasks_of(editor)] == [
        "Complete “Over”: its last day is over",
        "Activate “Begun”: its first day has come",
        "“Later” lacks 2 things",
        "“Ready” lacks nothing: plan it",
    ]


def test_the_first_page_shows_five_and_leads_to_the_rest(client, editor):
    for number in range(7):
        CampaignFactory(name=f"C{number}", status=Status.PLANNED, starts_on=datetime.date(2026, 3, 1))
    panel = waiting_for(editor)
    assert (len(panel.entries), [way.text for way in panel.ways_on]) == (LONGEST, ["2 more"])
    client.force_login(editor)
    assert len(client.get(panel.ways_on[0].url).context["tasks"]) == 7


def test_those_who_do_not_plan_have_no_such_tasks(partner, evaluator, coordinator):
    CampaignFactory(status=Status.PLANNED, starts_on=datetime.date(2026, 3, 1))
    assert [campaigns_to_move(None, user) for user in (partner, evaluator, coordinator)] == [[], [], []]


@pytest.mark.parametrize("rows", [1, 3])
def test_tasks_ask_the_same_number_of_questions(editor, rows):
    for _row in range(rows):
        complete_campaign(starts_on=datetime.date(2026, 4, 1))
    with own_queries(6):
        campaigns_to_move(None, editor)


def test_what_must_stop_stands_before_what_presses_by_a_day(client, editor):
    effect = EffectFactory(severity="stop")
    PrintBatchFactory(campaign=effect.campaign, due_on=datetime.date(2026, 3, 7))
    first, *rest = tasks_of(editor)
    assert (first.note, first.due, first.urgent) == (effect.campaign.name, None, True)
    assert (datetime.date(2026, 3, 7), True) in [(task.due, task.urgent) for task in rest]
    client.force_login(editor)
    home = BeautifulSoup(client.get(reverse("wagtailadmin_home")).content, "html.parser")
    link = home.select_one(".clarion-entries a")
    note = home.find(id=link["aria-describedby"])
    assert note.get_text(" ", strip=True) == f"Urgent · {effect.campaign.name}"
