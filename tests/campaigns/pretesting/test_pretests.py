"""Recording pretests: who may, what is refused at which field, what the database keeps, what is still to be tested."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaigns.models import Objective, Pretest
from campaigns.planning.actions import change_campaign
from campaigns.planning.choices import Medium
from campaigns.pretesting.actions import record_pretest
from campaigns.pretesting.choices import Decision
from campaigns.pretesting.coverage import coverage_of
from tests.factories.campaigns import ActivityFactory, AudienceFactory, CampaignFactory, ObjectiveFactory
from tests.factories.pretesting import PretestFactory

pytestmark = pytest.mark.django_db


def unsaved(**fields):
    objective = fields.pop("objective", None) or ObjectiveFactory()
    return PretestFactory.build(
        **{"objective": objective, "campaign": objective.campaign, "audience": objective.audience, **fields}
    )


def recorded(by, **fields):
    return record_pretest(pretest=unsaved(**fields), by=by)


def test_the_message_is_copied_and_the_log_written(coordinator):
    pretest = recorded(coordinator, message="")
    assert Pretest.objects.get().message == "Check before you go."
    entries = [
        [entry.action for entry in ModelLogEntry.objects.for_instance(one)] for one in (pretest, pretest.campaign)
    ]
    assert entries == [["campaigns.record_pretest"], ["campaigns.record_pretest"]]


def test_the_medium_is_that_of_the_activity(coordinator):
    activity = ActivityFactory(campaign=CampaignFactory(), medium=Medium.POSTER)
    objective = ObjectiveFactory(campaign=activity.campaign)
    assert recorded(coordinator, objective=objective, activity=activity).medium == Medium.POSTER


def test_partners_and_evaluators_record_none(partner, evaluator, organisation_a):
    objective = ObjectiveFactory(campaign=CampaignFactory(lead_organisation=organisation_a))
    for person in (partner, evaluator):
        with pytest.raises(PermissionDenied):
            recorded(person, objective=objective)


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"understood": 21}, ["understood"]),
        ({"offended": 21}, ["offended"]),
        ({"would_act": 21}, ["would_act"]),
        ({"knew_what_to_do": 21}, ["knew_what_to_do"]),
        ({"misread": 4}, ["misread"]),
        ({"asked": 0, "understood": 0}, ["asked"]),
        ({"women": 10}, ["women"]),
        ({"women": 4, "men": 16}, ["women"]),
        ({"women": 10, "men": 8}, ["women"]),
        ({"women": 15, "men": 15}, ["women"]),
        ({"asked": 4, "understood": 3, "women": 2, "men": 2}, ["women"]),
        ({"decision": Decision.CHANGE}, ["what_changed"]),
        ({"decision": Decision.CHANGE, "what_changed": "Ring +221 33 123 45 67."}, ["what_changed"]),
        ({"understood_instead": "Ask ada@example.org."}, ["understood_instead"]),
        ({"language": "Wo"}, ["language"]),
        ({"held_on": datetime.date(2999, 1, 1)}, ["held_on"]),
        ({"objective": None}, ["objective"]),
    ],
)
def test_what_cannot_be_is_named_at_its_field(coordinator, fields, at):
    pretest = unsaved()
    for name, value in fields.items():
        setattr(pretest, name, value)
    with pytest.raises(ValidationError) as refused:
        record_pretest(pretest=pretest, by=coordinator)
    assert list(refused.value.message_dict) == at
    assert not Pretest.objects.exists()


@pytest.mark.parametrize("name", ["objective", "audience", "activity"])
def test_nothing_of_another_campaign_is_tested(coordinator, name):
    pretest = unsaved()
    setattr(pretest, name, {"objective": ObjectiveFactory, "audience": AudienceFactory}.get(name, ActivityFactory)())
    with pytest.raises(ValidationError) as refused:
        record_pretest(pretest=pretest, by=coordinator)
    assert list(refused.value.message_dict) == [name]


def test_an_objective_without_a_message_needs_the_words(coordinator):
    with pytest.raises(ValidationError) as refused:
        recorded(coordinator, objective=ObjectiveFactory(message=""), message="")
    assert list(refused.value.message_dict) == ["message"]


@pytest.mark.parametrize(
    "fields",
    [
        {"understood": 21},
        {"offended": 21},
        {"misread": 4},
        {"asked": 0},
        {"women": 4, "men": 16},
        {"women": 10, "men": 8},
        {"women": 15, "men": 15},
        {"women": 10},
        {"message": ""},
        {"decision": Decision.CHANGE},
    ],
)
def test_the_database_refuses_it_too(fields):
    pretest = PretestFactory()
    with pytest.raises(IntegrityError), transaction.atomic():
        Pretest.objects.filter(pk=pretest.pk).update(**fields)


def test_a_pretest_keeps_its_campaign(coordinator):
    pretest, other = PretestFactory(), ObjectiveFactory()
    pretest.campaign, pretest.objective, pretest.audience = other.campaign, other, other.audience
    with pytest.raises(ValidationError) as refused:
        record_pretest(pretest=pretest, by=coordinator)
    assert list(refused.value.message_dict) == ["campaign"]


def test_a_message_that_left_the_plan_leaves_its_pretest(editor, coordinator):
    pretest = PretestFactory(decision=Decision.DROP)
    campaign = type(pretest.campaign).objects.get(pk=pretest.campaign_id)
    campaign.objectives = []
    change_campaign(campaign=campaign, by=editor)
    pretest.refresh_from_db()
    assert (pretest.objective, pretest.message) == (None, "Check before you go.")
    assert not Objective.objects.exists()
    record_pretest(pretest=pretest, by=coordinator)


def test_an_audience_with_a_pretest_cannot_leave_the_plan(editor):
    campaign = PretestFactory(audience=AudienceFactory(name="Teachers")).campaign
    other = AudienceFactory(campaign=campaign)
    Pretest.objects.update(audience=other)
    campaign = type(campaign).objects.get(pk=campaign.pk)
    campaign.audiences = [one for one in campaign.audiences.all() if one != other]
    with pytest.raises(ValidationError) as refused:
        change_campaign(campaign=campaign, by=editor)
    assert refused.value.messages == ["What you took away is still used by: “Check before you go.” in Wolof."]


class TestCoverage:
    """The matrix of a campaign and what it leaves to do."""

    def test_without_any_language_each_message_is_a_gap(self, editor):
        objective = ObjectiveFactory()
        ObjectiveFactory(campaign=objective.campaign, message=" ")
        found = coverage_of(objective.campaign, editor)
        assert found.gaps == ["“Check before you go.” was not tested with: Young people of 14 to 17 in school."]
        assert (found.languages, found.messages_with_gaps) == ((), 1)

    def test_spoken_languages_and_those_of_other_tests_are_gaps(self, editor):
        first = PretestFactory(objective=ObjectiveFactory(campaign=CampaignFactory(languages=["ln"])))
        ObjectiveFactory(campaign=first.campaign, audience=first.audience, message="Ask first.")
        found = coverage_of(first.campaign, editor)
        assert found.language_names == ["Lingala", "Wolof"]
        assert [row.untested for row in found.rows] == [["Lingala"], ["Lingala", "Wolof"]]
        assert found.gaps == [
            "“Check before you go.” was not tested with: Young people of 14 to 17 in school, in Lingala.",
            "“Ask first.” was not tested with: Young people of 14 to 17 in school, in Lingala, Wolof.",
        ]

    def test_another_audience_has_a_row_and_no_gaps(self, editor):
        pretest = PretestFactory()
        parents = AudienceFactory(campaign=pretest.campaign, name="Parents")
        PretestFactory(objective=pretest.objective, audience=parents, language="ln")
        rows = coverage_of(pretest.campaign, editor).rows
        assert [(row.audience.name, row.planned, row.untested) for row in rows] == [
            (pretest.audience.name, True, ["Lingala"]),
            ("Parents", False, []),
        ]

    @pytest.mark.parametrize(
        ("decision", "tested", "to_do"),
        [
            (Decision.KEEP, "Check  before you\ngo.", ""),
            (Decision.KEEP, "Look first.", "The wording has changed since it was tested."),
            (Decision.CHANGE, "Look first.", "The wording has changed since it was tested."),
            (Decision.CHANGE, "Check before you go.", "The test said to change it; the wording is still the same."),
            (Decision.DROP, "Check before you go.", "The test said to drop it; it is still planned."),
        ],
    )
    def test_the_last_pretest_says_what_is_left_to_do(self, editor, decision, tested, to_do):
        old = PretestFactory(decision=Decision.DROP, held_on=timezone.localdate() - datetime.timedelta(days=900))
        PretestFactory(objective=old.objective, decision=decision, message=tested, what_changed="The verb.")
        found = coverage_of(old.campaign, editor)
        assert [cell.to_do for row in found.rows for cell in row.cells] == [to_do]
        assert found.messages_with_gaps == bool(to_do)
