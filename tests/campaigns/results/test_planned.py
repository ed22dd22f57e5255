"""The framework belongs to the plan: a copy of the campaign carries it, and a version keeps it."""

import datetime

import pytest

from campaigns.models import Campaign, Result, Target
from campaigns.planning import actions as planning
from campaigns.planning import renewal
from campaigns.planning.comparing import differences
from campaigns.planning.versions import plan_in_words
from campaigns.results import actions, measuring
from campaigns.results.choices import Level
from campaigns.results.recipes import framework_recipe
from tests.factories.campaigns import CampaignFactory, complete_campaign
from tests.factories.partners import country
from tests.factories.results import ReadingFactory, chain

pytestmark = pytest.mark.django_db

NEXT_YEAR = datetime.date(2027, 1, 1)


def clone(campaign, by):
    return renewal.clone_campaign(
        campaign=campaign, name="Again", code="again", starts_on=NEXT_YEAR, areas=[country()], by=by
    )


def versions(campaign):
    return list(campaign.versions.order_by("number"))


def test_a_copy_of_a_campaign_carries_its_framework_and_no_reading(editor):
    original = complete_campaign()
    _campaign, made, indicator = chain(original)
    ReadingFactory(indicator=indicator)
    made[Level.OUTCOME].objectives.set(original.objectives.all())
    copy, left_behind = clone(original, editor)
    assert left_behind == []
    assert framework_recipe(copy) == framework_recipe(Campaign.objects.get(pk=original.pk))
    taken = copy.results.get(code="3.1")
    assert list(taken.objectives.all()) == list(copy.objectives.all())
    assert (taken.indicators.get().baseline, taken.indicators.get().readings.count()) == (None, 0)


def test_a_framework_that_cannot_be_carried_stays_behind_whole_and_the_copy_says_so(editor):
    original = complete_campaign()
    _campaign, _made, indicator = chain(original)
    Target.objects.create(indicator=indicator, ends_on=datetime.date(9999, 12, 31), value=1)
    copy, left_behind = clone(original, editor)
    assert [text.startswith("The results framework is not taken over.") for text in left_behind] == [True]
    assert not copy.results.exists()
    assert copy.objectives.exists()


def test_a_change_of_the_framework_makes_one_version_and_the_same_again_none(editor):
    campaign = complete_campaign()
    planning.change_campaign(campaign=Campaign.objects.get(pk=campaign.pk), by=editor)
    result = Result(campaign=campaign, code="4", level=Level.IMPACT, statement="Fewer are deceived.")
    actions.save_result(result=result, by=editor)
    assert len(versions(campaign)) == 2
    actions.save_result(result=Result.objects.get(), by=editor)
    assert len(versions(campaign)) == 2
    actions.remove_result(result=Result.objects.get(), by=editor)
    assert len(versions(campaign)) == 3
    assert versions(campaign)[0].content == versions(campaign)[2].content


def test_a_reading_is_a_fact_and_makes_no_version(editor):
    campaign, _made, indicator = chain()
    planning.change_campaign(campaign=Campaign.objects.get(pk=campaign.pk), by=editor)
    measuring.record_reading(indicator=indicator, on=datetime.date(2026, 5, 1), value=30, by=editor)
    planning.change_campaign(campaign=Campaign.objects.get(pk=campaign.pk), by=editor)
    assert len(versions(campaign)) == 1


def test_a_framework_taken_over_whole_makes_one_version(editor):
    original, _made, _indicator = chain()
    copy, _left_behind = clone(original, editor)
    assert len(versions(copy)) == 2  # the draft, and its framework
    assert len(versions(copy)[-1].content["campaigns.result"]) == 4


def test_what_differs_in_the_framework_is_said_in_words(editor):
    campaign, made, indicator = chain()
    before = plan_in_words(campaign)
    made[Level.OUTCOME].statement = "Pupils call before they go."
    made[Level.OUTCOME].save()
    indicator.disaggregation, indicator.baseline = ["sex"], 25
    indicator.save()
    Target.objects.create(indicator=indicator, ends_on=datetime.date(2026, 12, 31), value=1500)
    found = differences(before, plan_in_words(campaign))
    new = "Pupils call before they go."
    assert [(one.part, one.row, one.field, one.before, one.after) for one in found] == [
        ("Results", new, "statement", "Result 3.1", new),
        ("Result indicators", "Pupils who would call", "told apart by", "Sex, Age band", "Sex"),
        ("Result indicators", "Pupils who would call", "baseline", "20", "25"),
        (
            "Result indicators",
            "Pupils who would call",
            "targets",
            "30 Jun 2026: 40",
            "30 Jun 2026: 40, 31 Dec 2026: 1,500",
        ),
    ]


def test_a_version_made_before_the_framework_was_kept_says_so_once(editor):
    campaign, _made, _indicator = chain()
    after = plan_in_words(campaign)
    before = {part: rows for part, rows in after.items() if "." not in part}
    found = [(one.part, one.before, one.after) for one in differences(before, after)]
    assert found == [
        ("Results", "not kept in this version", "kept"),
        ("Result indicators", "not kept in this version", "kept"),
    ]
    empty = plan_in_words(CampaignFactory())
    assert differences({part: rows for part, rows in empty.items() if "." not in part}, empty) == []


def test_a_version_is_written_in_as_many_queries_whatever_the_size(django_assert_num_queries, editor):
    small, _made, _indicator = chain()
    large, _made, _indicator = chain()
    for number in range(5):
        chain_of_one = Result.objects.create(campaign=large, code=f"x{number}", level=Level.INPUT, statement="More")
        chain_of_one.leads_to.set([large.results.get(code="2.1")])
    for campaign in (small, large):
        with django_assert_num_queries(14):
            plan_in_words(campaign)
