"""Orvelia's figures are two real releases of its agency, brought in by the same verbs as anybody's."""

import pytest

from content.demonstration import country, national, organisations, people
from evaluation.national.models import Finding, Observation, Release
from evaluation.national.queries import NOT_YET_REPORTED, national_totals
from partners.models import Area
from tests.factories.partners import country as make_country
from tests.factories.partners import region as make_region

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    orvelia = make_country(country.COUNTRY, "Orvelia")
    for number in range(1, 9):
        make_region(country.region_code(number), f"Region {number}", orvelia)
    organisations.load(1)
    people.load(1)
    return national.load(1)


def test_two_releases_with_revisions_lateness_and_dirt(loaded):
    assert loaded == "National figures: 2 releases."
    before, after = Release.objects.order_by("released_on")
    assert {before.status, after.status} == {"approved"}
    assert (before.submitter.username, before.approver.username) == ("agency", "approver")
    assert after.previous == before
    assert min(after.new, after.changed, after.unchanged, after.quarantined) > 0
    codes = set(Finding.objects.filter(release=after).values_list("code", flat=True))
    assert {"questionnaire_id", "implausible_magnitude", "conflicting_key", "exact_repeat", "unknown_text"} == codes
    totals = national_totals(Area.objects.get(code=country.COUNTRY))
    states = {figure.status for indicator in totals.indicators for figure in indicator.figures}
    assert states == {"exact", "censored", NOT_YET_REPORTED}
    assert any(figure.revised for indicator in totals.indicators for figure in indicator.figures)


def test_loading_again_changes_nothing(loaded):
    figures = Observation.objects.count()
    assert national.load(1) == loaded
    assert (Release.objects.count(), Observation.objects.count()) == (2, figures)


def test_the_same_seed_gives_the_same_rows():
    assert national._rows(1, 0) == national._rows(1, 0)
    assert national._rows(1, 0) != national._rows(2, 0)


def test_parts_never_exceed_their_total():
    parts = national._split(1, ("anything",), 40, national.FORMS)
    assert sum(count for _name, count in parts) == 40
