"""A campaign cannot leave Draft before it is complete, and every move is checked and written down."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from campaigns.planning import actions
from campaigns.planning.choices import Status, Theme
from campaigns.planning.readiness import Gap, contradictions, missing
from tests.factories.campaigns import (
    ActivityFactory,
    AudienceFactory,
    CampaignFactory,
    EvidenceFactory,
    ObjectiveFactory,
    complete_campaign,
)
from tests.factories.partners import country, region

pytestmark = pytest.mark.django_db


def log_of(campaign):
    return [(entry.action, entry.user, entry.data) for entry in ModelLogEntry.objects.for_instance(campaign)]


def test_an_empty_campaign_is_told_all_that_is_missing_at_its_field(editor):
    campaign = CampaignFactory(areas=[])
    with pytest.raises(ValidationError) as refusal:
        actions.plan(campaign=campaign, by=editor)
    assert refusal.value.message_dict == {
        "campaign_areas": ["Choose at least one area."],
        "audiences": ["Describe at least one audience."],
        "objectives": ["Write at least one objective."],
    }
    campaign.refresh_from_db()
    assert campaign.status == Status.DRAFT
    assert log_of(campaign) == []


@pytest.mark.parametrize(
    ("field", "empty", "text"),
    [
        ("behaviour", "", "Name the behaviour that should change."),
        ("message", "", "Write the one sentence the audience should keep."),
        ("audience", None, "Choose the audience."),
        ("area", None, "Choose the area."),
        ("indicator", "", "Say what it is measured by."),
        ("unit", "", "Name the unit of baseline and target."),
        ("due_on", None, "Set the day by which it should be reached."),
        ("target", None, "Set the target."),
        ("baseline", None, "Give the baseline, or say why there is none."),
    ],
)
def test_each_part_of_an_objective_is_required(field, empty, text):
    campaign = complete_campaign()
    campaign.objectives.update(**{field: empty})
    campaign = type(campaign).objects.get(pk=campaign.pk)
    assert missing(campaign) == [Gap("objectives", f"Objective 1: {text}")]


def test_a_reason_stands_in_for_the_baseline():
    campaign = complete_campaign()
    campaign.objectives.update(baseline=None, baseline_reason="No survey has asked yet.")
    assert missing(type(campaign).objects.get(pk=campaign.pk)) == []


def test_every_theme_that_is_used_needs_its_own_evidence():
    campaign = complete_campaign()
    ObjectiveFactory(campaign=campaign, theme=Theme.SMUGGLING)
    assert campaign.themes == [Theme.TRAFFICKING, Theme.SMUGGLING]
    assert missing(campaign) == [Gap("evidence", "Cite evidence on “Smuggling of migrants”, or say why there is none.")]
    EvidenceFactory(campaign=campaign, theme=Theme.SMUGGLING)
    assert missing(campaign) == []


def test_the_whole_life_is_logged_with_who_and_why(editor):
    campaign = complete_campaign()
    actions.plan(campaign=campaign, by=editor)
    actions.activate(campaign=campaign, by=editor)
    first_active = campaign.activated_at
    actions.complete(campaign=campaign, by=editor)
    actions.reopen(campaign=campaign, reason="A second term", by=editor)
    actions.cancel(campaign=campaign, reason="No money", by=editor)
    campaign.refresh_from_db()
    assert campaign.status == Status.CANCELLED
    assert first_active is not None
    assert campaign.activated_at == first_active
    assert log_of(campaign) == [
        ("campaigns.cancel", editor, {"from": "draft", "to": "cancelled", "reason": "No money"}),
        ("campaigns.reopen", editor, {"from": "completed", "to": "draft", "reason": "A second term"}),
        ("campaigns.complete", editor, {"from": "active", "to": "completed"}),
        ("campaigns.activate", editor, {"from": "planned", "to": "active"}),
        ("campaigns.plan", editor, {"from": "draft", "to": "planned"}),
    ]
    messages = [entry.message for entry in ModelLogEntry.objects.for_instance(campaign)]
    assert messages[0] == "Moved from “Draft” to “Cancelled”: No money"
    assert messages[-1] == "Moved from “Draft” to “Planned”"


@pytest.mark.parametrize(
    ("verb", "state"),
    [
        ("plan", Status.ACTIVE),
        ("activate", Status.DRAFT),
        ("complete", Status.PLANNED),
        ("reopen", Status.DRAFT),
        ("cancel", Status.COMPLETED),
    ],
)
def test_a_move_from_the_wrong_state_is_refused(verb, state, editor):
    campaign = complete_campaign(status=state)
    extra = {"reason": "Because"} if verb in {"cancel", "reopen"} else {}
    with pytest.raises(ValidationError) as refusal:
        getattr(actions, verb)(campaign=campaign, by=editor, **extra)
    assert list(refusal.value.message_dict) == ["status"]
    campaign.refresh_from_db()
    assert campaign.status == state


def test_cancelling_needs_a_reason(editor):
    campaign = complete_campaign()
    with pytest.raises(ValidationError) as refusal:
        actions.cancel(campaign=campaign, reason="  ", by=editor)
    assert refusal.value.message_dict == {"reason": ["Say why the campaign is cancelled."]}


@pytest.mark.parametrize("who", ["coordinator", "evaluator", "approver", "partner", "agency"])
def test_only_editors_move_the_status(who, request, organisation_a):
    campaign = complete_campaign(lead_organisation=organisation_a)
    with pytest.raises(PermissionDenied):
        actions.plan(campaign=campaign, by=request.getfixturevalue(who))
    campaign.refresh_from_db()
    assert campaign.status == Status.DRAFT


def test_a_planned_campaign_cannot_be_made_incomplete(editor):
    campaign = complete_campaign(status=Status.PLANNED)
    campaign.objectives.set([])
    with pytest.raises(ValidationError) as refusal:
        actions.change_campaign(campaign=campaign, by=editor)
    assert refusal.value.message_dict == {"objectives": ["Write at least one objective."]}
    assert type(campaign).objects.get(pk=campaign.pk).objectives.count() == 1


def test_change_keeps_children_together(editor):
    campaign = complete_campaign()
    audience, objective = campaign.audiences.get(), campaign.objectives.get()
    campaign.audiences.set([])
    with pytest.raises(ValidationError) as refusal:
        actions.change_campaign(campaign=campaign, by=editor)
    assert refusal.value.message_dict == {
        "audiences": [f"An objective still speaks to “{audience}”; give it another audience first."]
    }
    campaign = type(campaign).objects.get(pk=campaign.pk)
    campaign.audiences.set([])
    campaign.objectives.set([])
    actions.change_campaign(campaign=campaign, by=editor)
    assert not type(objective).objects.filter(pk=objective.pk).exists()
    assert not type(audience).objects.filter(pk=audience.pk).exists()


def test_contradictions_are_named():
    elsewhere = country("XXA", "Elsewhere")
    campaign = CampaignFactory(areas=[region()])
    stranger = AudienceFactory()
    ObjectiveFactory(campaign=campaign, area=elsewhere, due_on="2025-01-01", audience=stranger)
    ActivityFactory(campaign=campaign, name="Too late", starts_on="2027-01-01", ends_on="2027-02-01")
    campaign = type(campaign).objects.get(pk=campaign.pk)
    assert contradictions(campaign) == [
        Gap("objectives", "Objective 1: Elsewhere is not among the campaign's areas."),
        Gap("objectives", "Objective 1: The day it is due lies before the campaign begins."),
        Gap("objectives", "Objective 1: The audience belongs to another campaign."),
        Gap("activities", "Too late: Its dates lie outside the campaign's."),
    ]


def test_an_area_below_a_campaign_area_is_within_it():
    campaign = CampaignFactory(areas=[country()])
    ObjectiveFactory(campaign=campaign, area=region())
    assert contradictions(campaign) == []
