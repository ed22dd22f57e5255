"""Reach by area, medium and period: events add up measure by measure, people never."""

from datetime import date

import pytest

from campaigns.planning.choices import Medium
from clarion.figures import Interval
from evaluation.reach.choices import Measure, Source
from evaluation.reach.queries import NOWHERE, ReachFilter, places_of, reach_by_campaign, reach_of, rounded_total
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import country, region
from tests.factories.reach import ReachEntryFactory

pytestmark = pytest.mark.django_db
MARCH, APRIL = date(2026, 3, 1), date(2026, 4, 1)


def lines(table):
    return {
        (row.area.code if row.area else None, row.medium.value, row.measure.value, row.start, row.end): row.value
        for row in table.rows
    }


def totals(table):
    return {total.measure: total.value for total in table.totals}


def test_days_add_up_to_months(campaign, evaluator):
    for day in (1, 2, 31):
        ReachEntryFactory(campaign=campaign, starts_on=date(2026, 3, day), exact=10)
    ReachEntryFactory(campaign=campaign, starts_on=APRIL, exact=7)
    table = reach_of(campaign, user=evaluator)
    assert lines(table) == {
        ("XD-01", "web", "impressions", MARCH, date(2026, 3, 31)): Interval(30, 30),
        ("XD-01", "web", "impressions", APRIL, date(2026, 4, 30)): Interval(7, 7),
    }
    assert [row.start for row in table.rows] == [APRIL, MARCH]
    assert totals(table) == {Measure.IMPRESSIONS: Interval(37, 37)}


def test_by_day_each_day_stands_alone(campaign, evaluator):
    for day in (1, 2):
        ReachEntryFactory(campaign=campaign, starts_on=date(2026, 3, day))
    table = reach_of(campaign, user=evaluator, chosen=ReachFilter(by="day"))
    assert [(row.start, row.end) for row in table.rows] == [(date(2026, 3, 2),) * 2, (date(2026, 3, 1),) * 2]


def test_measures_media_places_and_sources_are_never_mixed(campaign, evaluator):
    ReachEntryFactory(campaign=campaign)
    ReachEntryFactory(campaign=campaign, measure=Measure.PLAYS)
    ReachEntryFactory(campaign=campaign, medium=Medium.RADIO_SPOT)
    ReachEntryFactory(campaign=campaign, area=region("XD-02", "South"))
    ReachEntryFactory(campaign=campaign, area=None)
    ReachEntryFactory(campaign=campaign, source=Source.SOCIAL)
    table = reach_of(campaign, user=evaluator)
    assert len(table.rows) == 6
    assert totals(table) == {Measure.IMPRESSIONS: Interval(50, 50), Measure.PLAYS: Interval(10, 10)}


def test_different_people_are_never_added(campaign, evaluator):
    for start in (MARCH, APRIL):
        ReachEntryFactory(
            campaign=campaign, starts_on=start, measure=Measure.NET_REACH, exact=400, universe=1000, medium="radio_spot"
        )
    table = reach_of(campaign, user=evaluator)
    assert len(table.rows) == 2
    assert totals(table) == {Measure.NET_REACH: None}


def test_ranges_add_bound_by_bound(campaign, evaluator):
    ReachEntryFactory(campaign=campaign, lower=0, upper=4)
    ReachEntryFactory(campaign=campaign, lower=10, upper=12, starts_on=date(2026, 3, 9))
    assert totals(reach_of(campaign, user=evaluator)) == {Measure.IMPRESSIONS: Interval(10, 16)}


def test_a_longer_period_stands_alone(campaign, evaluator):
    ReachEntryFactory(campaign=campaign, starts_on=MARCH)
    ReachEntryFactory(campaign=campaign, starts_on=MARCH, ends_on=date(2026, 5, 31), exact=99)
    assert set(lines(reach_of(campaign, user=evaluator)).values()) == {Interval(10, 10), Interval(99, 99)}


def test_a_figure_over_the_edge_of_the_period_is_left_out_and_said_so(campaign, evaluator):
    ReachEntryFactory(campaign=campaign, starts_on=MARCH)
    ReachEntryFactory(campaign=campaign, starts_on=MARCH, ends_on=date(2026, 5, 31))
    ReachEntryFactory(campaign=campaign, starts_on=date(2025, 1, 1))
    table = reach_of(campaign, user=evaluator, chosen=ReachFilter(start=MARCH, end=date(2026, 3, 31)))
    assert (len(table.rows), table.left_out) == (1, 1)


def test_an_area_holds_all_below_it(campaign, evaluator):
    ReachEntryFactory(campaign=campaign, area=region("XD-01"))
    ReachEntryFactory(campaign=campaign, area=country())
    ReachEntryFactory(campaign=campaign, area=None)
    counts = {
        code: len(reach_of(campaign, user=evaluator, chosen=ReachFilter(area=code)).rows)
        for code in ("XDM", "XD-01", NOWHERE, "ZZZ", "")
    }
    assert counts == {"XDM": 2, "XD-01": 1, NOWHERE: 1, "ZZZ": 0, "": 3}


def test_small_lines_are_marked(campaign, evaluator):
    ReachEntryFactory(campaign=campaign, exact=4)
    ReachEntryFactory(campaign=campaign, exact=0, medium=Medium.SMS)
    ReachEntryFactory(campaign=campaign, exact=5, medium=Medium.POSTER)
    table = reach_of(campaign, user=evaluator)
    assert {row.medium: row.is_small for row in table.rows} == {"web": True, "sms": False, "poster": False}
    assert table.has_small


class TestWhoSees:
    def test_a_partner_sees_the_own_organisations_campaigns(self, campaign, partner, partner2):
        ReachEntryFactory(campaign=campaign)
        assert len(reach_of(campaign, user=partner).rows) == 1
        assert reach_of(campaign, user=partner2).rows == ()
        assert reach_by_campaign(partner2, type(campaign).objects.all()) == {}
        assert places_of(campaign, partner2) == []

    def test_totals_of_campaigns(self, campaign, evaluator):
        other = CampaignFactory()
        ReachEntryFactory(campaign=campaign, exact=3)
        ReachEntryFactory(campaign=campaign, exact=4, starts_on=APRIL)
        ReachEntryFactory(campaign=other, measure=Measure.NET_REACH, universe=100)
        found = reach_by_campaign(evaluator, type(campaign).objects.all())
        assert found == {campaign.pk: {Measure.IMPRESSIONS: Interval(7, 7)}}


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_it_takes_the_same_few_queries_for_any_number_of_lines(campaign, evaluator, django_assert_num_queries, rows):
    for number in range(rows):
        ReachEntryFactory(campaign=campaign, area=region(f"XD-{number + 1:02}", f"Region {number}"))
    with django_assert_num_queries(4):
        reach_of(campaign, user=evaluator)


@pytest.mark.parametrize(
    ("count", "shown"), [(0, (0, 4)), (4, (0, 4)), (5, (5, 9)), (7, (5, 9)), (10, (10, 14)), (1234, (1230, 1234))]
)
def test_totals_of_help_pages_come_in_steps_of_five(count, shown):
    assert rounded_total(count) == Interval(*shown)
