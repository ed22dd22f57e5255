"""The verbs of the results framework: who may, what fits together, what stays once it was measured."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from campaigns.models import Indicator, Reading, Result, ResultLink
from campaigns.planning.choices import Direction
from campaigns.results import actions, measuring
from campaigns.results.choices import Level, TargetRule
from campaigns.results.models import Target
from campaigns.results.recipes import copy_framework, framework_recipe
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ObjectiveFactory
from tests.factories.partners import MembershipFactory
from tests.factories.results import IndicatorFactory, ReadingFactory, ResultFactory, ResultLinkFactory, chain

pytestmark = pytest.mark.django_db


def unsaved(campaign, **fields):
    given = {"code": "1", "level": Level.OUTCOME, "statement": "They know whom to call."}
    return Result(campaign=campaign, **(given | fields))


def refused(call) -> dict:
    with pytest.raises(ValidationError) as error:
        call()
    return error.value.message_dict


def test_a_result_is_saved_with_what_it_is_linked_to_and_written_down(editor):
    campaign = CampaignFactory()
    impact = ResultFactory(campaign=campaign, level=Level.IMPACT)
    objective = ObjectiveFactory(campaign=campaign)
    result = actions.save_result(result=unsaved(campaign), leads_to=[impact], objectives=[objective], by=editor)
    assert (list(result.leads_to.all()), list(result.objectives.all())) == ([impact], [objective])
    assert [entry.action for entry in ModelLogEntry.objects.for_instance(campaign)] == ["campaigns.create_result"]
    result.statement = "They call."
    actions.save_result(result=result, by=editor)
    assert list(Result.objects.get(pk=result.pk).leads_to.all()) == [impact]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"code": "one two"}, "code"),
        ({"code": "taken"}, "code"),
        ({"level": "goal"}, "level"),
        ({"statement": ""}, "statement"),
        ({"statement": "x" * 601}, "statement"),
        ({"assumptions": "x" * 1001}, "assumptions"),
    ],
)
def test_a_wrong_field_is_named(editor, fields, field):
    campaign = CampaignFactory()
    ResultFactory(campaign=campaign, code="taken")
    assert list(refused(lambda: actions.save_result(result=unsaved(campaign, **fields), by=editor))) == [field]
    assert Result.objects.count() == 1


@pytest.mark.parametrize("level", [Level.IMPACT, Level.OUTPUT, Level.INPUT])
def test_an_output_leads_to_an_outcome_and_to_nothing_else(editor, level):
    campaign = CampaignFactory()
    higher = ResultFactory(campaign=campaign, level=level)
    output = unsaved(campaign, level=Level.OUTPUT)
    assert list(refused(lambda: actions.save_result(result=output, leads_to=[higher], by=editor))) == ["leads_to"]


def test_links_stay_within_a_campaign_and_levels_stay_under_them(editor):
    lower, foreign = ResultFactory(level=Level.OUTPUT), ResultFactory()
    assert list(refused(lambda: actions.link_results(lower=lower, higher=foreign, by=editor))) == ["leads_to"]
    higher = ResultFactory(campaign=lower.campaign)
    link = actions.link_results(lower=lower, higher=higher, by=editor)
    assert actions.link_results(lower=lower, higher=higher, by=editor) == link
    higher.level = Level.IMPACT
    assert list(refused(lambda: actions.save_result(result=higher, by=editor))) == ["level"]
    actions.unlink_results(link=link, by=editor)
    assert ResultLink.objects.count() == 0


def test_activities_produce_inputs_and_outputs_of_their_campaign(editor):
    campaign = CampaignFactory()
    activity, foreign = ActivityFactory(campaign=campaign), ActivityFactory()
    output = ResultFactory(campaign=campaign, level=Level.OUTPUT)
    outcome = ResultFactory(campaign=campaign)
    actions.link_activity(activity=activity, results=[output], by=editor)
    assert list(output.activities.all()) == [activity]
    for results, wanted in (([outcome], activity), ([output], foreign)):
        call = lambda results=results, wanted=wanted: actions.link_activity(  # noqa: E731
            activity=wanted, results=results, by=editor
        )
        assert list(refused(call)) == ["results"]
    call = lambda: actions.save_result(result=outcome, activities=[activity], by=editor)  # noqa: E731
    assert list(refused(call)) == ["activities"]


def test_an_indicator_gets_its_number_and_keeps_its_targets(editor):
    result = ResultFactory()
    made = []
    for name in ("One", "Two"):
        indicator = Indicator(result=result, name=name, unit="calls")
        indicator.targets = [Target(ends_on=datetime.date(2026, 6, 30), value=5)]
        made.append(measuring.save_indicator(indicator=indicator, by=editor))
    assert [indicator.number for indicator in made] == [1, 2]
    assert made[0].direction == Direction.AMBIGUOUS
    measuring.set_targets(
        indicator=made[0],
        values={datetime.date(2026, 6, 30): Decimal(6), datetime.date(2026, 12, 31): Decimal(9)},
        by=editor,
    )
    assert [target.value for target in made[0].targets.model.objects.filter(indicator=made[0])] == [6, 9]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"name": "Taken"}, "name"),
        ({"unit": ""}, "unit"),
        ({"disaggregation": ["height"]}, "disaggregation"),
        ({"baseline": Decimal(1)}, "baseline_on"),
        ({"baseline_on": datetime.date(2026, 1, 1)}, "baseline_on"),
        ({"frequency": "hourly"}, "frequency"),
        ({"baseline": Decimal("1.2345"), "baseline_on": datetime.date(2026, 1, 1)}, "baseline"),
    ],
)
def test_a_wrong_indicator_names_its_field(editor, fields, field):
    result = ResultFactory()
    IndicatorFactory(result=result, name="Taken")
    indicator = Indicator(**({"result": result, "name": "New", "unit": "calls"} | fields))
    assert list(refused(lambda: measuring.save_indicator(indicator=indicator, by=editor))) == [field]


def test_two_targets_of_one_day_are_refused(editor):
    indicator = Indicator(result=ResultFactory(), name="New", unit="calls")
    indicator.targets = [Target(ends_on=datetime.date(2026, 6, 30), value=value) for value in (1, 2)]
    assert list(refused(lambda: measuring.save_indicator(indicator=indicator, by=editor))) == ["targets"]


def test_a_reading_is_recorded_corrected_and_taken_back_with_a_reason(coordinator):
    indicator = IndicatorFactory()
    day = datetime.date(2026, 6, 1)
    reading = measuring.record_reading(indicator=indicator, on=day, value=Decimal(3), by=coordinator)
    again = lambda: measuring.record_reading(indicator=indicator, on=day, value=Decimal(4), by=coordinator)  # noqa: E731
    assert list(refused(again)) == ["on"]
    measuring.correct_reading(reading=reading, value=Decimal(5), by=coordinator)
    entry = ModelLogEntry.objects.for_instance(indicator).filter(action="campaigns.correct_reading").get()
    assert entry.message == "Reading of 2026-06-01 corrected from 3.000 to 5"
    assert list(refused(lambda: measuring.remove_reading(reading=reading, reason=" ", by=coordinator))) == ["reason"]
    measuring.remove_reading(reading=reading, reason="Another school.", by=coordinator)
    assert Reading.objects.count() == 0


def test_a_reading_of_tomorrow_is_refused(coordinator):
    tomorrow = datetime.date.today() + datetime.timedelta(days=2)
    call = lambda: measuring.record_reading(  # noqa: E731
        indicator=IndicatorFactory(), on=tomorrow, value=Decimal(1), by=coordinator
    )
    assert list(refused(call)) == ["on"]


def test_what_was_measured_stays(editor):
    reading = ReadingFactory()
    with pytest.raises(ValidationError):
        measuring.remove_indicator(indicator=reading.indicator, by=editor)
    with pytest.raises(ValidationError):
        actions.remove_result(result=reading.indicator.result, by=editor)
    _campaign, made, indicator = chain()
    actions.remove_result(result=made[Level.OUTCOME], by=editor)
    assert not Indicator.objects.filter(pk=indicator.pk).exists()
    assert ResultLink.objects.count() == 1


def verbs(by):
    """Each verb on records of an organisation that has nothing to do with the person, as calls."""
    campaign, made, indicator = chain()
    reading = ReadingFactory(indicator=indicator)
    link = ResultLink.objects.first()
    activity = ActivityFactory(campaign=campaign)
    return {
        "save_result": lambda: actions.save_result(result=unsaved(campaign), by=by),
        "change_result": lambda: actions.save_result(result=made[Level.IMPACT], by=by),
        "remove_result": lambda: actions.remove_result(result=made[Level.INPUT], by=by),
        "link": lambda: actions.link_results(lower=made[Level.INPUT], higher=made[Level.OUTPUT], by=by),
        "unlink": lambda: actions.unlink_results(link=link, by=by),
        "link_activity": lambda: actions.link_activity(activity=activity, results=[], by=by),
        "save_indicator": lambda: measuring.save_indicator(indicator=indicator, by=by),
        "set_targets": lambda: measuring.set_targets(indicator=indicator, values={}, by=by),
        "remove_indicator": lambda: measuring.remove_indicator(indicator=indicator, by=by),
        "record": lambda: measuring.record_reading(
            indicator=indicator, on=datetime.date(2026, 1, 1), value=Decimal(1), by=by
        ),
        "correct": lambda: measuring.correct_reading(reading=reading, value=Decimal(1), by=by),
        "take_back": lambda: measuring.remove_reading(reading=reading, reason="r", by=by),
        "copy": lambda: copy_framework(source=campaign, target=CampaignFactory(), by=by),
    }


@pytest.mark.parametrize("role", ["partner", "coordinator", "approver", "editor"])
def test_each_verb_asks_who_it_is_and_whose_record(request, role):
    person = request.getfixturevalue(role)
    if role == "editor":  # bound to areas that the campaign does not touch
        person.role = "partner"
        person.save()
    elif role == "partner":
        MembershipFactory(user=person)
    allowed = set()
    for name, call in verbs(person).items():
        try:
            call()
            allowed.add(name)
        except PermissionDenied:
            continue
    assert allowed == ({"record", "correct", "take_back"} if role == "coordinator" else set())


def test_one_organisation_sees_nothing_of_the_other(partner):
    own = MembershipFactory(user=partner).organisation
    campaign, made, indicator = chain(lead_organisation=own)
    ReadingFactory(indicator=indicator)
    _other, _made, foreign = chain()
    ReadingFactory(indicator=foreign)
    assert set(Result.objects.visible_to(partner)) == set(made.values())
    assert list(Indicator.objects.visible_to(partner)) == [indicator]
    assert [reading.indicator for reading in Reading.objects.visible_to(partner)] == [indicator]
    assert {link.lower.campaign for link in ResultLink.objects.visible_to(partner)} == {campaign}


def test_a_copied_framework_is_the_same_without_what_was_measured(editor):
    source, made, indicator = chain()
    ReadingFactory(indicator=indicator)
    actions.link_activity(activity=ActivityFactory(campaign=source), results=[made[Level.OUTPUT]], by=editor)
    made[Level.OUTCOME].objectives.add(ObjectiveFactory(campaign=source))
    target = CampaignFactory(starts_on=datetime.date(2027, 1, 1), ends_on=datetime.date(2027, 12, 31))
    activity, objective = ActivityFactory(campaign=target), ObjectiveFactory(campaign=target)
    copied = {result.code: result for result in copy_framework(source=source, target=target, by=editor)}
    assert framework_recipe(target) == framework_recipe(source)
    assert list(copied["2.1"].activities.all()) == [activity]
    assert list(copied["3.1"].objectives.all()) == [objective]
    taken = copied["3.1"].indicators.get()
    assert (taken.baseline, taken.readings.count()) == (None, 0)
    assert taken.targets.get().ends_on == datetime.date(2027, 6, 30)
    with pytest.raises(ValidationError):
        copy_framework(source=source, target=target, by=editor)


def test_a_target_that_would_leave_the_calendar_is_refused(editor):
    source, _made, indicator = chain()
    Target.objects.create(indicator=indicator, ends_on=datetime.date(9999, 12, 31), value=1)
    target = CampaignFactory(starts_on=datetime.date(2027, 1, 1), ends_on=datetime.date(2027, 12, 31))
    with pytest.raises(ValidationError, match="after the last day of the calendar"):
        copy_framework(source=source, target=target, by=editor)
    assert not target.results.exists()


def test_the_rules_of_targets_are_three():
    assert TargetRule.values == ["cumulative", "average", "last"]


def test_the_database_keeps_pairs_once():
    from django.db import IntegrityError, transaction

    link = ResultLinkFactory()
    for wrong in ({"lower": link.lower, "higher": link.higher}, {"lower": link.lower, "higher": link.lower}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ResultLink.objects.create(**wrong)
