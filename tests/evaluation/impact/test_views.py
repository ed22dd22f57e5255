"""Evaluations in the admin: the evaluator's path, the doors for the other roles, the page's fixed order."""

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from clarion.jobs.models import TaskProgress
from evaluation.impact import actions, results
from evaluation.models import EvaluationPlan, EvaluationResult, OutcomeSeries
from partners.people.role_groups import follow_role, sync_roles
from tests.factories.campaigns import CampaignFactory
from tests.factories.evaluation_impact import monthly_csv, unsaved_plan, unsaved_series
from tests.factories.partners import country

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_drawing(monkeypatch):
    monkeypatch.setattr("clarion.figures.pictures.draw", lambda figure: "<svg data-drawn></svg>")


@pytest.fixture
def enter(client, db):
    sync_roles()

    def as_person(user):
        follow_role(user)
        client.force_login(user)
        return client

    return as_person


@pytest.fixture
def series(evaluator):
    return actions.import_outcome_series(series=unsaved_series(), data=monthly_csv().encode(), by=evaluator).series


@pytest.fixture
def evaluated(series, evaluator, organisation_a):
    campaign = CampaignFactory(lead_organisation=organisation_a, status="active")
    plan = actions.register_plan(plan=unsaved_plan(series, campaign=campaign), by=evaluator)
    plan = actions.freeze_plan(plan=plan, by=evaluator)
    results.store_result(plan=plan, by=evaluator)
    return plan


def form_of(plan, **changes):
    fields = {
        "question": plan.question,
        "campaign": plan.campaign_id,
        "series": plan.series_id,
        "area": plan.area_id,
        "start": "2024-05-01",
        "lag_months": 0,
        "expected_direction": "increase",
        "no_concurrent_events_known": "on",
    }
    return {**fields, **changes}


def test_the_evaluator_brings_in_a_file(enter, evaluator):
    file = SimpleUploadedFile("calls.csv", monthly_csv().encode(), "text/csv")
    fields = {"name": "Calls", "code": "calls", "country": country().pk, "unit": "calls", "layer": "contact"}
    fields |= {"definition": "x", "source": "x", "licence": "x", "as_of": "2026-01-31", "provisional_months": "0"}
    response = enter(evaluator).post(reverse("outcome_series:add"), {**fields, "file": file})
    series = OutcomeSeries.objects.get()
    assert response.headers["Location"] == reverse("outcome_series:inspect", args=[series.pk])
    assert "May 2021" not in response.content.decode()
    page = enter(evaluator).get(response.headers["Location"]).content.decode()
    assert "January 2021 – December 2025 (60)" in page


def test_a_bad_file_is_refused_at_its_place(enter, evaluator):
    file = SimpleUploadedFile("calls.csv", b"month,calls\n2024-01,many\n", "text/csv")
    fields = {"name": "Calls", "code": "calls", "country": country().pk, "unit": "calls", "layer": "contact"}
    fields |= {"definition": "x", "source": "x", "licence": "x", "as_of": "2026-01-31", "provisional_months": "0"}
    response = enter(evaluator).post(reverse("outcome_series:add"), {**fields, "file": file})
    assert response.status_code == 200
    assert "row 2, column calls" in response.content.decode()
    assert not OutcomeSeries.objects.exists()


def test_freeze_and_run_leads_to_progress_and_to_the_result(
    enter, evaluator, series, django_capture_on_commit_callbacks
):
    plan = unsaved_plan(series)
    client = enter(evaluator)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(reverse("evaluation:add"), form_of(plan, run="1"))
    progress = TaskProgress.objects.get()
    assert response.headers["Location"] == reverse("clarion_progress", args=[progress.pk])
    stored = EvaluationPlan.objects.get()
    assert progress.result_url == reverse("evaluation:inspect", args=[stored.pk])
    assert stored.is_frozen
    assert EvaluationResult.objects.get().verdict == "consistent_with_effect"


def test_a_draft_is_changed_frozen_and_run_step_by_step(enter, evaluator, series, django_capture_on_commit_callbacks):
    client = enter(evaluator)
    client.post(reverse("evaluation:add"), form_of(unsaved_plan(series), start=""))
    plan = EvaluationPlan.objects.get()
    assert plan.start == plan.campaign.starts_on
    client.post(reverse("evaluation:change", args=[plan.pk]), form_of(plan, question="A better question"))
    client.post(reverse("evaluation:freeze", args=[plan.pk]))
    plan.refresh_from_db()
    assert (plan.question, plan.is_frozen, plan.results.count()) == ("A better question", True, 0)
    assert client.get(reverse("evaluation:change", args=[plan.pk])).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("evaluation:run", args=[plan.pk]))
    assert plan.results.count() == 1


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"no_concurrent_events_known": ""}, "Name what else happened"),
        ({"area": "other"}, "Select a valid choice"),
        ({"question": ""}, "This field is required"),
    ],
)
def test_a_plan_with_gaps_is_shown_again(enter, evaluator, series, changes, text):
    response = enter(evaluator).post(reverse("evaluation:add"), form_of(unsaved_plan(series), run="1", **changes))
    assert response.status_code == 200
    assert text in response.content.decode()
    assert not EvaluationPlan.objects.exists()


def test_the_result_page_keeps_its_order(enter, evaluator, evaluated):
    page = enter(evaluator).get(reverse("evaluation:inspect", args=[evaluated.pk])).content.decode()
    ids = ["answer", "chart", "compared", "true", "not-shown", "registered", "take"]
    places = [page.index(f'id="{name}"') for name in ids]
    assert places == sorted(places)
    assert "higher than expected after the start (plausible range:" in page
    assert "the result is retrospective and exploratory" in page
    assert evaluated.plan_hash in page
    assert "proved" not in page


def test_a_drawn_picture_is_shown_and_a_missing_one_is_said_so(enter, evaluator, evaluated):
    from evaluation.impact.tasks import draw_pictures

    client, address = enter(evaluator), reverse("evaluation:inspect", args=[evaluated.pk])
    assert "not drawn yet" in client.get(address).content.decode()
    draw_pictures(evaluated.results.get())
    page = client.get(address).content.decode()
    assert page.count("<svg data-drawn>") == 1
    assert "not drawn yet" not in page


def test_no_page_computes_an_estimate(enter, evaluator, evaluated, monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("computed during a request")

    monkeypatch.setattr("evaluation.impact.running.run", refuse)
    monkeypatch.setattr("clarion.figures.pictures.draw", refuse)
    client = enter(evaluator)
    for name in ("inspect", "csv", "json"):
        assert client.get(reverse(f"evaluation:{name}", args=[evaluated.pk])).status_code == 200


def test_downloads(enter, evaluator, evaluated):
    client = enter(evaluator)
    table = b"".join(client.get(reverse("evaluation:csv", args=[evaluated.pk])).streaming_content).decode("utf-8-sig")
    assert table.splitlines()[0] == "time,observed,counterfactual,low,high"
    assert len(table.splitlines()) == 61
    whole = json.loads(client.get(reverse("evaluation:json", args=[evaluated.pk])).content)
    assert whole["result"]["verdict"] == "consistent_with_effect"
    assert whole["plan"]["question"] == evaluated.question


def test_an_approver_publishes_from_the_page(enter, evaluator, approver, evaluated):
    address = reverse("evaluation:publish", args=[evaluated.pk])
    assert enter(evaluator).post(address).status_code == 404
    page = enter(approver).get(reverse("evaluation:inspect", args=[evaluated.pk])).content.decode()
    assert address in page
    enter(approver).post(address)
    assert evaluated.results.get().published_by == approver


@pytest.mark.parametrize("name", ["inspect", "csv", "json"])
def test_partners_meet_only_published_results_of_their_campaigns(enter, partner, partner2, evaluated, approver, name):
    address = reverse(f"evaluation:{name}", args=[evaluated.pk])
    assert enter(partner).get(address).status_code == 404
    actions.publish_result(result=evaluated.results.get(), by=approver)
    assert enter(partner).get(address).status_code == 200
    assert enter(partner2).get(address).status_code == 404


def test_others_find_no_door_to_writing(enter, editor, partner, evaluated, series):
    for person in (editor, partner):
        client = enter(person)
        for address in (reverse("evaluation:add"), reverse("outcome_series:add")):
            assert client.get(address).status_code == 404
        for verb in ("freeze", "run", "publish"):
            assert client.post(reverse(f"evaluation:{verb}", args=[evaluated.pk])).status_code == 404
    assert enter(partner).get(reverse("outcome_series:inspect", args=[series.pk])).status_code == 404


def test_verbs_are_posts(enter, evaluator, evaluated):
    for verb in ("freeze", "run", "publish"):
        assert enter(evaluator).get(reverse(f"evaluation:{verb}", args=[evaluated.pk])).status_code == 405


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_one_row_and_for_three(
    enter, evaluator, evaluated, series, rows, django_assert_num_queries
):
    for number in range(rows - 1):
        actions.register_plan(plan=unsaved_plan(series, question=f"Question {number}"), by=evaluator)
    client = enter(evaluator)
    address = reverse("evaluation:index_results")
    client.get(address)
    with django_assert_num_queries(LIST_QUERIES):
        page = client.get(address).content.decode()
    assert len(re.findall(r"<tr[ >]", page)) == rows + 1


LIST_QUERIES = 10


def test_an_evaluator_translates_a_series_and_others_do_not(enter, evaluator, partner, editor, series):
    address = reverse("outcome_series:translate", args=[series.pk])
    assert address in enter(evaluator).get(reverse("outcome_series:inspect", args=[series.pk])).content.decode()
    page = enter(evaluator).get(address).content.decode()
    assert [f'name="{field}_fr"' in page for field in ("names", "units", "sources")] == [True] * 3
    assert enter(evaluator).post(address, {"names_fr": "Appels", "units_ar": "مكالمات"}).status_code == 302
    series.refresh_from_db()
    assert (series.names, series.units, series.sources) == ({"fr": "Appels"}, {"ar": "مكالمات"}, {})
    assert enter(evaluator).post(address, {"units_fr": "x" * 61}).context["form"].errors.keys() == {"units"}
    for stranger in (partner, editor):
        assert enter(stranger).get(address).status_code == 404
    assert enter(evaluator).get(reverse("outcome_series:translate", args=[0])).status_code == 404
