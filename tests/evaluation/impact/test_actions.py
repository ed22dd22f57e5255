"""Outcomes come in as versions, a plan is frozen before it runs, another person publishes what it gave."""

import datetime
import json

import pytest
import time_machine
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from clarion.figures import Interval
from clarion.figures.models import DrawnPicture
from clarion.jobs.models import TaskProgress
from evaluation.impact import actions, presenting, results, tasks
from evaluation.impact.queries import monthly, published_results
from evaluation.impact.running import first_month
from evaluation.models import EvaluationPlan, EvaluationResult, OutcomeSeries
from tests.factories.campaigns import CampaignFactory
from tests.factories.evaluation_impact import monthly_csv, unsaved_plan, unsaved_series
from tests.factories.partners import country, region

pytestmark = pytest.mark.django_db


def bring_in(evaluator, text=None, **fields):
    options = {name: fields.pop(name) for name in ("value", "provisional_months") if name in fields}
    data = (text or monthly_csv()).encode()
    return actions.import_outcome_series(series=unsaved_series(**fields), data=data, by=evaluator, **options)


@pytest.fixture
def series(evaluator):
    return bring_in(evaluator).series


@pytest.fixture
def frozen(series, evaluator):
    plan = actions.register_plan(plan=unsaved_plan(series), by=evaluator)
    return actions.freeze_plan(plan=plan, by=evaluator)


def test_the_same_content_is_held_once_and_new_content_is_a_new_version(evaluator, series):
    again = bring_in(evaluator)
    assert (again.series, again.is_new) == (series, False)
    newer = bring_in(evaluator, monthly_csv(seed=2)).series
    assert (newer.version, newer.previous) == (2, series)
    assert list(OutcomeSeries.objects.newest()) == [newer]
    assert series.points.count() == 60


def test_areas_by_code_or_exact_name_and_the_unknown_kept_apart(evaluator):
    north, south = region("XD-01", "North"), region("XD-02", "South")
    text = (
        "period,ref_area,name,calls\n2024-01,XD-01,x,5\n2024-01,south,x,<5\n2024-01,_U,Not stated,7\n"
        "2024-01,XD-99,x,9\n2024-02,XD-01,x,6\n2024-02,XD-02,x,\n2024-02,_U,x,1\n"
    )
    series = bring_in(evaluator, text).series
    assert [(one["code"], one["row"], one["column"]) for one in series.findings] == [("unknown_area", 5, "ref_area")]
    assert [(m.month.month, m.value) for m in monthly(series, north)] == [(1, Interval(5, 5)), (2, Interval(6, 6))]
    assert [(m.month.month, m.value) for m in monthly(series, south)] == [(1, Interval(0, 4))]
    whole = monthly(series, country())
    assert [(m.month.month, m.value) for m in whole] == [(1, Interval(12, 16))], "February lacks the south"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("month,calls\n2024-01,many\n", "row 2, column calls: 'many' is not a count"),
        ("month,calls\n2024-13,5\n", "row 2, column month: '2024-13' is not a month"),
        ("month,calls\n2024-01,5\n2024-01,6\n", "row 3, column month: 2024-01 was already given"),
        ("month,calls,visits\n2024-01,5,6\n", "say which column holds the counts"),
        ("when,calls\n2024-01,5\n", "there is no column of months"),
        ("month,calls\n2024-01,\n", "No row of the file could be used"),
    ],
)
def test_faults_name_row_and_column_and_nothing_is_stored(evaluator, text, message):
    with pytest.raises(ValidationError, match=message):
        bring_in(evaluator, text)
    assert OutcomeSeries.objects.count() == 0


def test_a_plan_must_say_what_else_happened(series, evaluator):
    with pytest.raises(ValidationError, match="what else happened"):
        actions.register_plan(plan=unsaved_plan(series, no_concurrent_events_known=False), by=evaluator)
    plan = unsaved_plan(series, no_concurrent_events_known=False, registered_by=evaluator)
    with pytest.raises(IntegrityError), transaction.atomic():
        plan.save()


def test_a_frozen_plan_is_not_changed(frozen, evaluator):
    frozen.question = "Another question"
    with pytest.raises(ValidationError, match="not changed any more"):
        actions.register_plan(plan=frozen, by=evaluator)
    with pytest.raises(ValidationError, match="not changed any more"):
        actions.freeze_plan(plan=frozen, by=evaluator)
    EvaluationPlan.objects.filter(pk=frozen.pk).update(question="Tampered with")
    frozen.refresh_from_db()
    with pytest.raises(ValidationError, match="no longer what was frozen"):
        results.store_result(plan=frozen, by=evaluator)


def test_the_fingerprint_is_that_of_the_canonical_plan(frozen):
    assert frozen.plan_hash == frozen.computed_hash()
    plan = json.loads(frozen.canonical())
    assert (plan["outcome"], plan["area"], plan["start"]) == ("helpline-calls", "XDM", "2024-05-01")


def test_a_plan_frozen_late_is_retrospective(series, evaluator):
    def freeze(text, day):
        newer = bring_in(evaluator, text, code=f"series-{day}").series
        plan = actions.register_plan(plan=unsaved_plan(newer), by=evaluator)
        with time_machine.travel(day, tick=False):
            return actions.freeze_plan(plan=plan, by=evaluator).is_retrospective

    early = monthly_csv(months=40)
    assert freeze(early, "2024-04-20") is False
    assert freeze(early, "2024-05-20") is True
    assert freeze(monthly_csv(), "2024-04-20") is True, "figures from after the start were at hand"


def test_a_run_is_stored_once_with_its_fingerprints_and_pictures(
    frozen, evaluator, django_capture_on_commit_callbacks, monkeypatch
):
    drawn = []
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: drawn.append(figure.language) or "<svg/>")
    for _ in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            progress = actions.run_evaluation(plan=frozen, by=evaluator)
    result = EvaluationResult.objects.get()
    assert result.verdict == "consistent_with_effect"
    assert result.body["ci_low"] < 0.3 < result.body["ci_high"]
    assert (result.plan_hash, result.seed) == (frozen.plan_hash, 1)
    assert sorted(drawn) == ["ar", "en", "es", "fr", "pt", "sw"]
    assert DrawnPicture.objects.count() == 6
    assert TaskProgress.objects.get(pk=progress.pk).state == "done"


def test_a_draft_is_not_run(series, evaluator):
    plan = actions.register_plan(plan=unsaved_plan(series), by=evaluator)
    with pytest.raises(ValidationError, match="Freeze the plan"):
        actions.run_evaluation(plan=plan, by=evaluator)


def test_a_run_uses_the_newest_figures_and_both_answers_stay(frozen, evaluator):
    first = results.store_result(plan=frozen, by=evaluator)
    bring_in(evaluator, monthly_csv(effect=0.0, seed=9))
    second = results.store_result(plan=frozen, by=evaluator)
    assert first.pk != second.pk
    assert first.data_hash != second.data_hash
    assert list(frozen.results.all()) == [second, first]


def test_provisional_months_are_left_out_and_said_so(evaluator):
    series = bring_in(evaluator, provisional_months=3).series
    plan = actions.register_plan(plan=unsaved_plan(series), by=evaluator)
    result = results.store_result(plan=actions.freeze_plan(plan=plan, by=evaluator), by=evaluator)
    body = presenting.body_of(result)
    assert len(body.series) == 57
    assert next(check.value for check in body.diagnostics if check.code == "provisional") == 3


BELOW_FIVE = monthly_csv().replace("2022-03,XDM,", "2022-03,XDM,<")
SHORT = "\n".join(line for line in monthly_csv().splitlines() if line[:4] not in ("2021", "2022", "2023"))


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (monthly_csv(months=40), "No final figures lie at or after the start yet"),
        (BELOW_FIVE, "1 months are known only as a range"),
        (SHORT, "Only 4 usable periods lie before the start"),
    ],
)
def test_a_refusal_is_stored_as_one_and_never_published(evaluator, approver, text, reason):
    series = bring_in(evaluator, text).series
    plan = actions.register_plan(plan=unsaved_plan(series), by=evaluator)
    result = results.store_result(plan=actions.freeze_plan(plan=plan, by=evaluator), by=evaluator)
    assert (result.outcome, result.verdict) == ("refused", "cannot_tell")
    assert reason in result.body["warnings"][0]
    assert presenting.figure_of(result) is None
    with pytest.raises(ValidationError, match="no estimate"):
        actions.publish_result(result=result, by=approver)


def test_another_person_publishes(frozen, evaluator, approver, administrator):
    result = results.store_result(plan=frozen, by=administrator)
    for nobody in (administrator, evaluator):
        with pytest.raises(PermissionDenied):
            actions.publish_result(result=result, by=nobody)
    assert published_results(frozen.campaign) == []
    actions.publish_result(result=result, by=approver)
    assert published_results(frozen.campaign) == [result]
    with pytest.raises(ValidationError, match="public already"):
        actions.publish_result(result=result, by=approver)
    with pytest.raises(IntegrityError), transaction.atomic():
        EvaluationResult.objects.filter(pk=result.pk).update(published_by=administrator)


def test_only_evaluators_bring_in_write_and_run(series, frozen, editor, partner, approver):
    for person in (editor, partner, approver):
        with pytest.raises(PermissionDenied):
            bring_in(person)
        with pytest.raises(PermissionDenied):
            actions.register_plan(plan=unsaved_plan(series), by=person)
        with pytest.raises(PermissionDenied):
            actions.run_evaluation(plan=frozen, by=person)


def test_partners_see_published_results_of_their_own_campaigns_only(
    evaluator, approver, partner, partner2, organisation_a, series
):
    campaign = CampaignFactory(lead_organisation=organisation_a, status="active")
    plan = actions.register_plan(plan=unsaved_plan(series, campaign=campaign), by=evaluator)
    result = results.store_result(plan=actions.freeze_plan(plan=plan, by=evaluator), by=evaluator)
    assert list(EvaluationPlan.objects.visible_to(partner)) == []
    actions.publish_result(result=result, by=approver)
    assert list(EvaluationPlan.objects.visible_to(partner)) == [plan]
    assert list(EvaluationResult.objects.visible_to(partner)) == [result]
    assert list(EvaluationPlan.objects.visible_to(partner2)) == []
    assert list(EvaluationResult.objects.visible_to(partner2)) == []
    assert list(OutcomeSeries.objects.visible_to(partner)) == []


@pytest.mark.parametrize(
    ("start", "lag", "first"),
    [("2024-05-01", 9, "2025-02-01"), ("2024-05-07", 0, "2024-05-01"), ("2024-12-08", 0, "2025-01-01")],
)
def test_the_first_month_looked_at(series, evaluator, start, lag, first):
    plan = unsaved_plan(series, start=datetime.date.fromisoformat(start), lag_months=lag)
    assert first_month(actions.register_plan(plan=plan, by=evaluator)) == datetime.date.fromisoformat(first)


def test_words_are_translated_in_every_version_that_has_them(
    series, evaluator, coordinator, django_capture_on_commit_callbacks, monkeypatch
):
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: "<svg/>")
    renamed = bring_in(evaluator, monthly_csv(seed=2), unit="answered calls a month").series
    renamed.names, renamed.units = {"fr": "Appels"}, {"fr": "appels traités par mois"}
    with pytest.raises(PermissionDenied):
        actions.translate_series(series=renamed, by=coordinator)
    with django_capture_on_commit_callbacks(execute=True) as waiting:
        actions.translate_series(series=renamed, by=evaluator)
    assert len(waiting) == 1, "pictures are drawn anew by the worker"
    series.refresh_from_db()
    assert (series.names, series.units) == ({"fr": "Appels"}, {}), "another unit keeps its own words"
    third = bring_in(evaluator, monthly_csv(seed=3), unit="answered calls a month").series
    assert (third.names, third.units) == (renamed.names, renamed.units), "a new version keeps them"
    renamed.names = {"xx": "no language"}
    with pytest.raises(ValidationError):
        actions.translate_series(series=renamed, by=evaluator)


def test_figures_of_results_are_drawn_in_the_words_that_hold_now(frozen, evaluator, monkeypatch):
    drawn = []
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: drawn.append(str(figure.title)) or "<svg/>")
    results.store_result(plan=frozen, by=evaluator)
    assert tasks.draw_missing_figures() == 6
    OutcomeSeries.objects.update(names={"ar": "المكالمات"})
    assert tasks.draw_missing_figures() == 1
    assert drawn[-1].startswith("المكالمات")
