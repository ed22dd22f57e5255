"""The reach of the demonstration: the same from the same seed, whole months only, kept when changed."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from campaigns.planning.choices import Medium, Status
from content.demonstration import reach
from evaluation.models import ReachEntry
from evaluation.reach.choices import Measure
from partners.models import AreaPopulation
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import country, region

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(datetime(2026, 6, 15, 12, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def campaign(monkeypatch):
    """A running campaign in the whole country of two regions, and no forerunner."""
    monkeypatch.setattr(reach, "_forerunner", lambda seed: None)
    for number, people in ((1, 400_000), (2, 900_000)):
        place = region(f"XD-0{number}", f"Region {number}")
        AreaPopulation.objects.create(area=place, year=2026, total=people, source="Demonstration data")
    made = CampaignFactory(code="demo", status=Status.ACTIVE, is_demonstration=True, areas=[country()])
    for medium in (Medium.WEB, Medium.RADIO_SPOT, Medium.SCHOOL_SEMINAR):
        ActivityFactory(campaign=made, medium=medium, starts_on=date(2026, 2, 10), ends_on=date(2026, 12, 31))
    return made


def entries():
    return list(ReachEntry.objects.order_by("key").values_list("key", "lower", "upper", "starts_on", "ends_on"))


def test_whole_months_by_region(campaign):
    reach.load(1)
    rows = ReachEntry.objects.filter(measure=Measure.IMPRESSIONS, medium=Medium.WEB)
    assert sorted(rows.values_list("area__code", "starts_on", "ends_on")) == [
        (code, first, last)
        for code in ("XD-01", "XD-02")
        for first, last in (
            (date(2026, 2, 1), date(2026, 2, 28)),
            (date(2026, 3, 1), date(2026, 3, 31)),
            (date(2026, 4, 1), date(2026, 4, 30)),
            (date(2026, 5, 1), date(2026, 5, 31)),
        )
    ]
    assert set(ReachEntry.objects.values_list("is_demonstration", flat=True)) == {True}


def test_the_same_seed_gives_the_same_and_another_something_else(campaign):
    reach.load(1)
    first = entries()
    ReachEntry.objects.all().delete()
    reach.load(1)
    assert entries() == first
    ReachEntry.objects.all().delete()
    reach.load(2)
    assert entries() != first


def test_what_was_changed_stays(campaign):
    reach.load(1)
    key = ReachEntry.objects.first().key
    ReachEntry.objects.filter(key=key).update(lower=0, upper=1)
    before = entries()
    reach.load(1)
    assert entries() == before


def test_what_is_only_estimated_is_a_range(campaign):
    reach.load(1)
    radio = ReachEntry.objects.filter(medium=Medium.RADIO_SPOT)
    assert all(entry.lower < entry.upper for entry in radio)
    assert set(radio.values_list("confidence", flat=True)) == {"B"}


def test_seminars_are_left_to_their_headcounts(campaign):
    reach.load(1)
    assert not ReachEntry.objects.filter(medium=Medium.SCHOOL_SEMINAR).exists()


def test_a_draft_reaches_nobody(campaign):
    campaign.status = Status.DRAFT
    campaign.save()
    reach.load(1)
    assert not ReachEntry.objects.exists()


def test_at_most_36_months(campaign):
    activity = campaign.activities.get(medium=Medium.WEB)
    activity.starts_on = date(2020, 1, 1)
    assert len(reach._months(activity)) == 36
    assert reach._months(activity)[-1] == date(2026, 5, 1)
