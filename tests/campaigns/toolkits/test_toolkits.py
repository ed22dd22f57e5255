"""Toolkits: a plan without place, date or money, started from, saved, ticked off, and judged by its earlier uses."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import nested_form_data

from campaigns.models import Campaign, Check, Toolkit
from campaigns.planning import actions as planning
from campaigns.planning.choices import Status
from campaigns.toolkits import actions
from campaigns.toolkits.recipes import recipe_of
from tests.campaigns.queries import own_queries
from tests.factories.campaigns import ActivityFactory, CampaignFactory, LessonFactory, complete_campaign
from tests.factories.partners import MembershipFactory, OrganisationFactory, country
from tests.factories.results import chain
from tests.factories.toolkits import CheckFactory, ToolkitFactory, ToolkitUseFactory
from tests.partners.admin import listed

pytestmark = pytest.mark.django_db


def start(toolkit, by, **given):
    fields = {"name": "Play it", "code": "play-it", "starts_on": datetime.date(2027, 3, 1), "areas": [country()]}
    return actions.start_from_toolkit(
        toolkit=toolkit, lead_organisation=OrganisationFactory(), by=by, **(fields | given)
    )


def test_a_recipe_holds_nothing_of_the_place_the_year_or_the_money():
    campaign = complete_campaign(budget_amount=5000, budget_currency="EUR", summary="For the northern schools.")
    ActivityFactory(campaign=campaign, budget_amount=900)
    recipe = recipe_of(campaign)
    text = str(recipe)
    for secret in ("5000", "900", "EUR", "2026", "120000", "northern", campaign.lead_organisation.name, "baseline"):
        assert secret not in text
    assert recipe["days"] == 365
    assert recipe["activities"] == [
        {"name": recipe["activities"][0]["name"], "medium": "radio_spot", "begins_after": 31, "days": 29}
    ]


def test_a_campaign_started_from_a_toolkit_lacks_only_what_is_true_of_its_place(editor):
    made = start(ToolkitFactory(), editor)
    assert (made.status, made.ends_on) == (Status.DRAFT, datetime.date(2027, 6, 8))
    objective = made.objectives.get()
    assert (objective.audience, objective.area, objective.target) == (made.audiences.get(), country(), None)
    assert (objective.due_on, objective.baseline) == (datetime.date(2027, 6, 8), None)
    activity = made.activities.get()
    assert (activity.starts_on, activity.ends_on) == (datetime.date(2027, 3, 11), datetime.date(2027, 4, 9))
    assert list(made.checklist.values_list("text", flat=True)) == ["Ask the schools", "Print the posters"]
    with pytest.raises(ValidationError) as refused:
        planning.plan(campaign=made, by=editor)
    assert set(refused.value.message_dict) == {"objectives", "evidence"}


def test_saved_and_started_again_it_is_the_same_plan(editor):
    first = start(ToolkitFactory(), editor)
    toolkit = actions.save_as_toolkit(campaign=first, name="Kept", code="kept", summary="s", by=editor)
    second = start(toolkit, editor, code="second")
    assert recipe_of(second) == recipe_of(first)
    assert (toolkit.checklist, toolkit.questions) == (
        ["Ask the schools", "Print the posters"],
        ["Whom would you call first?"],
    )


def test_a_toolkit_carries_the_results_framework_without_who_brings_its_figures(client, editor):
    campaign, made, indicator = chain(complete_campaign())
    made["output"].activities.add(ActivityFactory(campaign=campaign))
    toolkit = actions.save_as_toolkit(campaign=campaign, name="Kept", code="kept", summary="s", by=editor)
    assert indicator.source not in str(toolkit.content)
    client.force_login(editor)
    page = client.get(reverse("toolkit:inspect", args=[toolkit.pk]))
    assert [row["code"] for row in page.context["results"]] == ["4", "3.1", "2.1", "1.1"]
    started = start(toolkit, editor)
    output = started.results.get(code="2.1")
    assert list(output.activities.all()) == list(started.activities.all())
    assert [higher.code for higher in output.leads_to.all()] == ["3.1"]
    taken = started.results.get(code="3.1").indicators.get()
    assert (taken.name, taken.source, taken.baseline) == (indicator.name, "", None)
    assert not taken.targets.exists()


@pytest.mark.parametrize(("given", "field"), [({"areas": []}, "areas"), ({"code": "taken"}, "code")])
def test_a_start_that_cannot_be_made_says_why_and_leaves_nothing(editor, given, field):
    CampaignFactory(code="taken")
    with pytest.raises(ValidationError) as refused:
        start(ToolkitFactory(), editor, **given)
    assert (list(refused.value.message_dict), Campaign.objects.count()) == ([field], 1)


def test_a_campaign_without_an_objective_makes_no_toolkit(editor):
    with pytest.raises(ValidationError):
        actions.save_as_toolkit(campaign=CampaignFactory(), name="n", code="c", summary="s", by=editor)


def test_another_organisations_toolkit_shows_only_once_it_is_shared(client, partner, editor):
    MembershipFactory(user=partner)
    toolkit = ToolkitFactory()
    client.force_login(partner)
    address = reverse("toolkit:inspect", args=[toolkit.pk])
    assert client.get(address).status_code == 404
    toolkit.is_shared = True
    actions.change_toolkit(toolkit=toolkit, by=editor)
    assert client.get(address).status_code == 200
    assert listed(client.get(reverse("toolkit:index"))) == [toolkit]


def test_a_shared_toolkit_does_not_tell_who_else_uses_it(client, partner):
    own = MembershipFactory(user=partner).organisation
    toolkit = ToolkitFactory(is_shared=True)
    mine = ToolkitUseFactory(toolkit=toolkit, campaign=CampaignFactory(lead_organisation=own)).campaign
    hidden = ToolkitUseFactory(toolkit=toolkit, campaign=CampaignFactory(name="Hidden plan")).campaign
    LessonFactory(campaign=hidden, text="Hidden lesson")
    client.force_login(partner)
    answer = client.get(reverse("toolkit:inspect", args=[toolkit.pk]))
    assert list(answer.context["uses"]) == [mine]
    assert "Hidden" not in answer.content.decode()


def test_the_checklist_is_ticked_by_those_who_may(client, coordinator, partner, editor):
    check = CheckFactory()
    client.force_login(coordinator)
    client.post(reverse("toolkit:tick", args=[check.pk]), {"done": "1"})
    check.refresh_from_db()
    assert check.done_by == coordinator
    client.post(reverse("toolkit:tick", args=[check.pk]))
    check.refresh_from_db()
    assert (check.done_at, check.done_by) == (None, None)
    own = MembershipFactory(user=partner).organisation
    mine = CheckFactory(campaign=CampaignFactory(lead_organisation=own))
    client.force_login(partner)
    for each in (check, mine):
        assert client.post(reverse("toolkit:tick", args=[each.pk]), {"done": "1"}).status_code == 404
    assert not Check.objects.filter(done_at__isnull=False).exists()
    with pytest.raises(PermissionDenied):
        actions.tick(check=mine, done=True, by=partner)


def test_from_toolkit_to_draft_in_the_browser_and_from_campaign_to_toolkit(client, editor):
    country()
    toolkit = ToolkitFactory()
    client.force_login(editor)
    address = reverse("toolkit:start", args=[toolkit.pk])
    given = client.get(address).context["form"].initial
    data = {**given, "areas": "XDM", "starts_on": "2027-03-01"}
    answer = client.post(address, data)
    made = Campaign.objects.get()
    assert answer.url == reverse("campaign:inspect", args=[made.pk])
    tab = next(tab for tab in client.get(answer.url).context["tabs"] if tab.key == "toolkit")
    assert (tab.context["open"], tab.context["used"].toolkit) == (2, toolkit)
    client.post(tab.context["address"], {"name": "Kept", "code": "kept", "summary": "For schools."})
    kept = Toolkit.objects.get(code="kept")
    edited = {"name": "Kept", "code": "kept", "summary": "For schools.", "checklist": "One\n\n Two ", "questions": ""}
    client.post(reverse("toolkit:edit", args=[kept.pk]), nested_form_data(edited))
    kept.refresh_from_db()
    assert (kept.checklist, kept.questions) == (["One", "Two"], [])


def test_too_long_a_line_is_named(client, editor):
    toolkit = ToolkitFactory()
    client.force_login(editor)
    data = {"name": "n", "code": "c", "summary": "s", "checklist": "One\n" + "x" * 301, "questions": ""}
    answer = client.post(reverse("toolkit:edit", args=[toolkit.pk]), nested_form_data(data))
    assert answer.context["form"].errors["checklist"] == ["Line 2 is longer than 300 characters."]


@pytest.mark.parametrize("rows", [1, 3])
def test_the_page_of_a_toolkit_asks_the_same_number_of_questions(client, editor, rows):
    toolkit = ToolkitFactory()
    for _row in range(rows):
        LessonFactory(campaign=ToolkitUseFactory(toolkit=toolkit).campaign)
    client.force_login(editor)
    with own_queries(7):
        client.get(reverse("toolkit:inspect", args=[toolkit.pk]))
