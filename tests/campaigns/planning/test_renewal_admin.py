"""Programmes, copies, lessons, the archive and versions in the admin."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import nested_form_data

from campaigns.models import Campaign, Lesson, Programme
from campaigns.planning import actions
from campaigns.planning.choices import LessonKind, Status
from campaigns.planning.renewal_forms import free_code, next_year
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import (
    ActivityFactory,
    CampaignFactory,
    ObjectiveFactory,
    ProgrammeFactory,
    complete_campaign,
)
from tests.factories.partners import MembershipFactory, OrganisationFactory
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db


def test_last_years_campaign_is_copied_by_one_form_that_is_already_filled(client, editor):
    original = complete_campaign(code="roads-2026", status=Status.COMPLETED)
    client.force_login(editor)
    page = client.get(reverse("campaign:copy", args=[original.pk]))
    given = page.context["form"].initial
    assert (given["code"], given["starts_on"]) == ("roads-2027", datetime.date(2027, 1, 1))
    answer = client.post(
        reverse("campaign:copy", args=[original.pk]),
        {"name": "Roads again", "code": given["code"], "starts_on": "2027-01-01", "areas": "XDM"},
    )
    made = Campaign.objects.get(code="roads-2027")
    assert answer.url == reverse("campaign:inspect", args=[made.pk])
    assert (made.cloned_from, made.objectives.count()) == (original, 1)


@pytest.mark.parametrize(("code", "taken", "free"), [("a-2026", [], "a-2027"), ("a", ["a-2027"], "a-2027-2")])
def test_the_proposed_code_is_free(code, taken, free):
    campaign = CampaignFactory(code=code)
    for other in taken:
        CampaignFactory(code=other)
    assert free_code(campaign) == free


def test_a_leap_day_has_a_next_year():
    assert next_year(datetime.date(2028, 2, 29)) == datetime.date(2029, 2, 28)


def test_an_activity_is_copied_from_the_overview(client, coordinator):
    activity = ActivityFactory()
    client.force_login(coordinator)
    answer = client.post(reverse("activity:copy", args=[activity.pk]), {"name": "Again", "starts_on": "2026-04-01"})
    made = activity.campaign.activities.get(name="Again")
    assert answer.url == reverse("activity:edit", args=[made.pk])
    assert made.ends_on == datetime.date(2026, 4, 29)
    late = client.post(reverse("activity:copy", args=[activity.pk]), {"name": "Late", "starts_on": "2027-01-01"})
    assert "Its dates lie outside the campaign&#x27;s." in late.content.decode()


def test_an_archived_campaign_leaves_the_list_and_is_found_when_asked_for(client, editor):
    current = CampaignFactory(name="Current one")
    archived = CampaignFactory(name="Archived one", status=Status.COMPLETED, archived_at=timezone.now())
    client.force_login(editor)
    address = reverse("campaign:index")
    assert listed(client.get(address)) == [current]
    assert listed(client.get(address, {"archive": "in"})) == [archived]
    assert set(listed(client.get(address, {"archive": "all"}))) == {current, archived}
    rows = export_rows(client.get(address, {"archive": "in", "export": "csv"}))
    assert [row["Name"] for row in rows] == ["Archived one"]


def test_archiving_asks_for_a_lesson_at_the_field(client, editor):
    campaign = CampaignFactory(status=Status.COMPLETED)
    client.force_login(editor)
    address = reverse("campaign:archive", args=[campaign.pk])
    refused = client.post(address, {"without_lesson": ""})
    assert refused.context["form"].errors["without_lesson"] == [
        "Record what the next planner should know, or say why there is nothing."
    ]
    client.post(address, {"without_lesson": "It was cancelled before it began."})
    campaign.refresh_from_db()
    assert campaign.archived_at is not None


def test_a_lesson_is_recorded_and_shown_to_the_next_planner_only_where_they_may_see_it(client, editor, partner):
    done = CampaignFactory(status=Status.COMPLETED)
    client.force_login(editor)
    page = client.get(reverse("lesson:add"), {"campaign": done.pk})
    assert page.context["form"].initial["campaign"] == done.pk
    data = {"campaign": done.pk, "kind": "harmed", "text": "Fear kept callers away.", "for_whom": "Girls of 14 to 17"}
    data |= {"how_known": "Calls fell by half", "theme": "trafficking", "behaviour": ""}
    client.post(reverse("lesson:add"), nested_form_data(data))
    assert Lesson.objects.get().kind == LessonKind.HARMED
    own = MembershipFactory(user=partner).organisation
    new = CampaignFactory(lead_organisation=own)
    ObjectiveFactory(campaign=new)
    overview = reverse("campaign:inspect", args=[new.pk])
    assert [lesson.text for lesson in client.get(overview).context["learned"]] == ["Fear kept callers away."]
    client.force_login(partner)
    answer = client.get(overview)
    assert (list(answer.context["learned"]), "Fear kept callers" in answer.content.decode()) == ([], False)


def test_a_programme_adds_up_what_a_person_may_see(client, editor, partner):
    own = MembershipFactory(user=partner).organisation
    programme = ProgrammeFactory()
    mine = CampaignFactory(
        programme=programme, lead_organisation=own, budget_amount=100, budget_currency="XAF", starts_on="2026-02-01"
    )
    CampaignFactory(programme=programme, name="Hidden plan", budget_amount=900, budget_currency="EUR")
    ActivityFactory(campaign=mine)
    address = reverse("programme:inspect", args=[programme.pk])
    client.force_login(partner)
    answer = client.get(address)
    summary = answer.context["summary"]
    assert (summary.campaigns, summary.budgets, summary.media) == ([mine], [("XAF", 100)], [("Radio spot", 1)])
    assert summary.first == datetime.date(2026, 2, 1)
    assert "Hidden plan" not in answer.content.decode()
    client.force_login(editor)
    assert client.get(address).context["summary"].budgets == [("EUR", 900), ("XAF", 100)]


@pytest.mark.parametrize("size", [1, 3])
def test_a_programme_asks_the_same_number_of_questions(client, editor, size):
    programme = ProgrammeFactory()
    for _number in range(size):
        ActivityFactory(campaign=CampaignFactory(programme=programme, budget_amount=5, budget_currency="EUR"))
    client.force_login(editor)
    with own_queries(9):
        client.get(reverse("programme:inspect", args=[programme.pk]))


def test_a_programme_that_holds_campaigns_is_not_deleted(client, editor):
    full, empty = ProgrammeFactory(), ProgrammeFactory()
    CampaignFactory(programme=full)
    client.force_login(editor)
    for programme in (full, empty):
        client.post(reverse("programme:delete", args=[programme.pk]))
    assert list(Programme.objects.all()) == [full]


def test_a_new_campaign_begins_in_the_programme_that_led_to_it(client, editor):
    programme = ProgrammeFactory()
    client.force_login(editor)
    page = client.get(reverse("campaign:add"), {"programme": programme.pk})
    assert page.context["form"].initial["programme"] == programme.pk


def test_two_versions_stand_side_by_side(client, editor, partner):
    MembershipFactory(user=partner)
    campaign = complete_campaign(lead_organisation=OrganisationFactory())
    for name in ("First", "Second", "Third"):
        stands = Campaign.objects.get(pk=campaign.pk)
        stands.name = name
        actions.change_campaign(campaign=stands, by=editor)
    address = reverse("campaign:versions", args=[campaign.pk])
    client.force_login(editor)
    assert [(d.before, d.after) for d in client.get(address).context["differences"]] == [("Second", "Third")]
    chosen = client.get(address, {"before": "1", "after": "3"}).context["differences"]
    assert [(d.before, d.after) for d in chosen] == [("First", "Third")]
    assert client.get(address, {"before": "99", "after": "x"}).status_code == 200
    client.force_login(partner)
    assert client.get(address).status_code == 404
