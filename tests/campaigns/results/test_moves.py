"""What the page shows without a fault can be stored: names that change places, results that change levels together."""

from itertools import pairwise

import pytest

from campaigns.models import Indicator, Result, ResultLink
from campaigns.results.bringing import import_framework
from campaigns.results.importing import plan_of
from tests.campaigns.results.test_tables import as_csv, as_xlsx, table_of
from tests.factories.campaigns import CampaignFactory
from tests.factories.results import IndicatorFactory, ResultFactory

pytestmark = pytest.mark.django_db


def stored(campaign, table, by):
    """Brings the table in after a plan without faults."""
    assert plan_of(campaign, table).faults == []
    import_framework(campaign=campaign, table=table, by=by)


def named(*names):
    """A result with an indicator of each name, numbered from 1."""
    result = ResultFactory(code="3.1")
    for number, name in enumerate(names, start=1):
        IndicatorFactory(result=result, number=number, name=name)
    return result


@pytest.mark.parametrize(
    "names",
    [("B", "A", "C"), ("B", "C", "A"), ("B", "D", "C")],
)
def test_indicators_change_names_with_one_another(names, editor):
    result = named("A", "B", "C")
    rows = [{"code": "3.1", "number": str(number), "name": name} for number, name in enumerate(names, start=1)]
    stored(result.campaign, table_of(as_csv(*rows)), editor)
    assert tuple(Indicator.objects.order_by("number").values_list("name", flat=True)) == names


def test_a_new_indicator_cannot_take_the_name_another_gives_up_in_the_same_table():
    result = named("A")
    rows = [{"code": "3.1", "number": "1", "name": "B"}, {"code": "3.1", "name": "A", "unit": "calls"}]
    faults = [(fault.row, fault.text) for fault in plan_of(result.campaign, table_of(as_csv(*rows))).faults]
    assert faults == [(3, "The indicator stands in the table twice.")]


@pytest.mark.parametrize("other", [[], [{"code": "3.1", "number": "2", "unit": "calls"}]])
def test_a_name_that_another_indicator_keeps_is_a_fault_at_its_row(other):
    result = named("A", "B")
    table = table_of(as_csv({"code": "3.1", "number": "1", "name": "B"}, *other))
    faults = [(fault.row, fault.column, fault.text) for fault in plan_of(result.campaign, table).faults]
    assert faults == [(2, "Indicator", "The result has an indicator of this name already.")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("output", "outcome"), ("outcome", "impact")),
        (("outcome", "impact"), ("output", "outcome")),
        (("input", "output", "outcome"), ("output", "outcome", "impact")),
    ],
)
@pytest.mark.parametrize("link_stated", [True, False])
def test_linked_results_change_their_levels_together(before, after, link_stated, editor):
    campaign = CampaignFactory()
    results = [ResultFactory(campaign=campaign, code=f"R{place}", level=level) for place, level in enumerate(before)]
    for lower, higher in pairwise(results):
        ResultLink.objects.create(lower=lower, higher=higher)
    rows = [{"code": one.code, "level": level} for one, level in zip(results, after, strict=True)]
    if link_stated:
        for row, higher in zip(rows, results[1:], strict=False):
            row["leads_to"] = higher.code
    stored(campaign, table_of(as_xlsx(rows)), editor)
    assert tuple(Result.objects.order_by("code").values_list("level", flat=True)) == after
    assert ResultLink.objects.count() == len(results) - 1
