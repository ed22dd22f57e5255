"""Figures count when somebody submitted them and somebody else approved them; each step is written down."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from wagtail.models import ModelLogEntry

from evaluation.national import actions
from evaluation.national.choices import ReleaseStatus
from evaluation.national.models import Observation, Release
from tests.factories.evaluation import glotip_row

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(bring_in):
    return bring_in(glotip_row()).release


@pytest.fixture
def submitted(release, evaluator):
    return actions.submit(release=release, by=evaluator)


def logged():
    return list(ModelLogEntry.objects.order_by("pk").values_list("action", flat=True))


def test_the_way_from_file_to_force(submitted, evaluator, approver):
    assert list(Release.objects.current()) == []
    actions.approve(release=submitted, by=approver)
    submitted.refresh_from_db()
    assert (submitted.status, submitted.submitter, submitted.approver) == ("approved", evaluator, approver)
    assert list(Release.objects.current()) == [submitted]
    assert logged() == ["national.take_in", "national.submit", "national.approve"]


def test_nobody_approves_what_they_submitted(release, administrator):
    actions.submit(release=release, by=administrator)
    with pytest.raises(ValidationError):
        actions.approve(release=release, by=administrator)
    assert Release.objects.get().status == ReleaseStatus.SUBMITTED


def test_the_database_refuses_it_too(submitted):
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(approver=submitted.submitter, approved_at=timezone.now(), status="approved")


def test_the_database_refuses_force_without_approval(submitted):
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(status="approved")


def test_the_database_refuses_a_lost_row(release):
    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(rows=2)


@pytest.mark.parametrize(
    "changes",
    [
        {"status": "exact", "value": None},
        {"status": "exact", "lower": 1},
        {"status": "censored", "value": 3},
        {"status": "not_reported"},
        {"period_end": datetime.date(2019, 1, 1)},
    ],
)
def test_the_database_refuses_a_figure_that_contradicts_itself(release, changes):
    with pytest.raises(IntegrityError), transaction.atomic():
        Observation.objects.update(**changes)


@pytest.mark.parametrize("who", ["editor", "coordinator", "evaluator", "agency", "partner"])
def test_only_approvers_approve(who, request, submitted):
    with pytest.raises(PermissionDenied):
        actions.approve(release=submitted, by=request.getfixturevalue(who))


def test_what_nobody_submitted_is_not_approved(release, approver):
    Release.objects.update(submitter=None)
    release.refresh_from_db()
    with pytest.raises(ValidationError):
        actions.approve(release=release, by=approver)


def test_of_two_approvals_at_once_one_succeeds(submitted, approver, administrator):
    stale = Release.objects.get()
    actions.approve(release=submitted, by=approver)
    with pytest.raises(ValidationError):
        actions.approve(release=stale, by=administrator)
    assert Release.objects.get().approver == approver


def test_a_discarded_release_is_out_of_sight_at_once(submitted, evaluator, administrator):
    actions.discard(release=submitted, by=evaluator)
    assert list(Release.objects.visible_to(administrator)) == []
    assert logged()[-1] == "national.discard"


def test_an_approved_release_is_withdrawn_with_a_reason_and_the_one_before_counts_again(bring_in, approver):
    first = bring_in(glotip_row(), banner="30/05/2023", name="a.xlsx", approver=approver).release
    second = bring_in(glotip_row(value="13"), name="b.xlsx", approver=approver).release
    assert list(Release.objects.current()) == [second]
    with pytest.raises(ValidationError):
        actions.withdraw(release=second, reason=" ", by=approver)
    actions.withdraw(release=second, reason="Wrong file", by=approver)
    assert list(Release.objects.current()) == [first]
    assert ModelLogEntry.objects.order_by("pk").last().data == {"reason": "Wrong file"}


def test_current_is_the_newest_release_whatever_the_order_of_import(bring_in, approver):
    newer = bring_in(glotip_row(), name="b.xlsx", approver=approver).release
    older = bring_in(glotip_row(), banner="30/05/2023", name="a.xlsx", approver=approver).release
    assert list(Release.objects.current()) == [newer]
    assert list(Release.objects.as_of(datetime.date(2024, 1, 1))) == [older]
    assert list(Release.objects.as_of(datetime.date(2023, 1, 1))) == []


def test_each_agency_has_its_own_current_release(bring_in, approver, organisation_a, evaluator):
    general = bring_in(glotip_row(), name="a.xlsx", approver=approver).release
    own = bring_in(
        glotip_row(value="1"), banner="30/05/2023", name="b.xlsx", approver=approver, organisation=organisation_a
    ).release
    assert set(Release.objects.current()) == {general, own}


def test_an_undated_release_is_not_known_as_of_a_day(bring_in, approver):
    release = bring_in(glotip_row(year=2020), banner=None, approver=approver).release
    assert list(Release.objects.current()) == [release]
    assert list(Release.objects.as_of(datetime.date(2024, 1, 1))) == []


def test_an_agency_sees_its_own_releases_alone(bring_in, agency, partner, organisation_a):
    own = agency.memberships.get().organisation
    bring_in(glotip_row(), name="a.xlsx")
    bring_in(glotip_row(value="1"), name="b.xlsx", organisation=organisation_a)
    mine = bring_in(glotip_row(value="2"), name="c.xlsx", organisation=own).release
    assert list(Release.objects.visible_to(agency)) == [mine]
    assert list(Observation.objects.visible_to(agency)) == list(Observation.objects.filter(release=mine))
