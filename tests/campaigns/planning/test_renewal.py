"""Programmes, copies, lessons and the archive: what one campaign's work leaves to the next."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from campaigns.models import Lesson, Programme
from campaigns.planning import renewal
from campaigns.planning.choices import LessonKind, Status, Theme
from tests.factories.campaigns import (
    ActivityFactory,
    CampaignFactory,
    LessonFactory,
    ObjectiveFactory,
    ProgrammeFactory,
    complete_campaign,
)
from tests.factories.partners import MembershipFactory, OrganisationFactory, country, region

pytestmark = pytest.mark.django_db

NEXT_YEAR = datetime.date(2027, 1, 1)


def clone(campaign, by, **given):
    fields = {"name": "Again", "code": "again", "starts_on": NEXT_YEAR, "areas": [country()]} | given
    return renewal.clone_campaign(campaign=campaign, by=by, **fields)


def test_a_copy_moves_every_day_and_takes_no_baseline_along(editor):
    original = complete_campaign(status=Status.ACTIVE)
    ActivityFactory(campaign=original, name="Spot", budget_amount=120)
    made, dropped = clone(original, editor)
    assert (made.starts_on, made.ends_on, made.status) == (NEXT_YEAR, datetime.date(2027, 12, 31), Status.DRAFT)
    assert (made.cloned_from, dropped) == (original, [])
    objective = made.objectives.get()
    assert (objective.due_on, objective.baseline, objective.target) == (datetime.date(2027, 12, 31), None, 40)
    assert objective.audience == made.audiences.get()
    activity = made.activities.get()
    assert (activity.name, activity.starts_on, activity.budget_amount) == ("Spot", datetime.date(2027, 2, 1), 120)
    assert next(entry.action for entry in ModelLogEntry.objects.for_instance(made)) == "campaigns.clone"


def test_a_copy_leaves_the_original_as_it_was(editor):
    original = complete_campaign()
    before = (original.objectives.count(), original.audiences.count(), original.evidence.count())
    clone(original, editor)
    original.refresh_from_db()
    assert (original.objectives.count(), original.audiences.count(), original.evidence.count()) == before


def test_areas_that_the_new_ones_do_not_hold_are_dropped_and_named(editor):
    original = complete_campaign(areas=[country()])
    activity = ActivityFactory(campaign=original, name="Spot")
    activity.areas = [region()]
    activity.save()
    other = region("XD-09", "Far region")
    made, dropped = clone(original, editor, areas=[other])
    assert made.objectives.get().area == other
    assert list(made.activities.get().areas.all()) == []
    assert len(dropped) == 2
    assert dropped[0].endswith("Far region stands in its place. Read it again.")
    both, named = clone(original, editor, code="both", areas=[other, region("XD-08", "Another region")])
    assert both.objectives.get().area is None
    assert named[0].endswith("Choose the area of this objective.")
    assert dropped[1] == f"“Spot”: {region()} is not among the new areas."


@pytest.mark.parametrize(("given", "field"), [({"areas": []}, "areas"), ({"code": "taken"}, "code")])
def test_a_copy_that_cannot_be_made_says_why_at_the_field(editor, given, field):
    CampaignFactory(code="taken")
    with pytest.raises(ValidationError) as refused:
        clone(complete_campaign(), editor, **given)
    assert list(refused.value.message_dict) == [field]


def test_nobody_copies_what_they_may_not_write_or_see(coordinator, partner):
    for person in (coordinator, partner):
        with pytest.raises(PermissionDenied):
            clone(complete_campaign(), person)


def test_an_activity_is_copied_within_its_campaign(coordinator):
    activity = ActivityFactory()
    made = renewal.clone_activity(
        activity=activity, name="Second run", starts_on=datetime.date(2026, 5, 1), by=coordinator
    )
    assert (made.campaign, made.ends_on) == (activity.campaign, datetime.date(2026, 5, 29))
    with pytest.raises(ValidationError):
        renewal.clone_activity(activity=activity, name="Late", starts_on=datetime.date(2026, 12, 20), by=coordinator)


def test_a_campaign_is_archived_with_a_lesson_or_a_word(editor):
    campaign = CampaignFactory(status=Status.COMPLETED)
    with pytest.raises(ValidationError) as refused:
        renewal.archive(campaign=campaign, by=editor)
    assert list(refused.value.message_dict) == ["without_lesson"]
    LessonFactory(campaign=campaign)
    renewal.archive(campaign=campaign, by=editor)
    assert campaign.archived_at
    with pytest.raises(ValidationError):
        renewal.archive(campaign=campaign, by=editor)
    renewal.bring_back(campaign=campaign, by=editor)
    assert campaign.archived_at is None
    with pytest.raises(ValidationError):
        renewal.bring_back(campaign=campaign, by=editor)


def test_a_campaign_under_way_is_not_archived(editor):
    with pytest.raises(ValidationError) as refused:
        renewal.archive(campaign=CampaignFactory(status=Status.ACTIVE), without_lesson="None.", by=editor)
    assert list(refused.value.message_dict) == ["status"]


def test_lessons_that_did_harm_stand_first_for_the_next_planner(editor):
    campaign = CampaignFactory()
    ObjectiveFactory(campaign=campaign, theme=Theme.TRAFFICKING)
    elsewhere = {"areas": [region("XD-09", "Far region")]}
    worked = LessonFactory(campaign=CampaignFactory(**elsewhere), theme=Theme.TRAFFICKING)
    harmed = LessonFactory(
        campaign=CampaignFactory(**elsewhere), theme=Theme.TRAFFICKING, kind=LessonKind.HARMED, behaviour=""
    )
    LessonFactory(campaign=CampaignFactory(**elsewhere), theme=Theme.SMUGGLING, behaviour="")
    LessonFactory(campaign=campaign, theme=Theme.TRAFFICKING)
    found = Lesson.objects.visible_to(editor).worth_knowing_for(campaign).harm_first()
    assert list(found) == [harmed, worked]


def test_a_programme_shows_to_those_who_see_one_of_its_campaigns(partner):
    own = MembershipFactory(user=partner).organisation
    seen, led, hidden = ProgrammeFactory(), ProgrammeFactory(lead_organisation=own), ProgrammeFactory()
    CampaignFactory(programme=seen, lead_organisation=own)
    CampaignFactory(programme=hidden, lead_organisation=OrganisationFactory())
    assert set(Programme.objects.visible_to(partner)) == {seen, led}


def test_a_programme_and_a_lesson_are_written_by_those_who_may(editor, coordinator, partner):
    programme = Programme(code="roads", name="Roads", lead_organisation=OrganisationFactory())
    with pytest.raises(PermissionDenied):
        renewal.save_programme(programme=programme, by=coordinator)
    renewal.save_programme(programme=programme, by=editor)
    lesson = Lesson(campaign=CampaignFactory(), kind=LessonKind.WORKED, text="Ask first.", for_whom="a", how_known="b")
    with pytest.raises(PermissionDenied):
        renewal.save_lesson(lesson=lesson, by=partner)
    renewal.save_lesson(lesson=lesson, by=coordinator)
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(lesson)] == ["campaigns.create_lesson"]


def test_a_lesson_leads_to_nobody(coordinator):
    lesson = Lesson(campaign=CampaignFactory(), kind=LessonKind.WORKED, text="Ask first.", for_whom="a", how_known="b")
    lesson.how_known = "Told by 0712/345/678"
    with pytest.raises(ValidationError) as refused:
        renewal.save_lesson(lesson=lesson, by=coordinator)
    assert list(refused.value.message_dict) == ["how_known"]
