"""How much one table may bring, and how little is asked of the database for it."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from campaigns.models import Indicator, Target
from campaigns.results.bringing import import_framework
from campaigns.results.importing import plan_of
from campaigns.results.measuring import set_targets
from clarion.files.workbook_checks import UnreadableFile
from tests.campaigns.results.test_tables import MEASURED, as_csv, as_xlsx, table_of
from tests.factories.campaigns import CampaignFactory
from tests.factories.results import IndicatorFactory, TargetFactory

pytestmark = pytest.mark.django_db
FIRST = datetime.date(2000, 1, 1)


def days(count):
    return [(FIRST + datetime.timedelta(days=place)).isoformat() for place in range(count)]


def rows_with(targets_of_each):
    return [
        {**MEASURED, "code": str(place), "targets": "; ".join(f"{day}: 4" for day in days(count))}
        for place, count in enumerate(targets_of_each, start=1)
    ]


@pytest.mark.parametrize(
    ("targets_of_each", "listed", "faults"),
    [
        ([2000, 2000, 1000], 0, []),
        ([2000, 2000, 1000], 10, []),
        ([2000, 2000, 1001], 0, [("Results framework", 4, "Targets")]),
        ([2000, 2000, 1000, 1, 2000], 0, [("Results framework", 5, "Targets")]),
        ([0, 2000, 2000, 991], 10, [("Results framework", 5, "Targets")]),
    ],
)
def test_one_table_brings_at_most_5000_targets(targets_of_each, listed, faults):
    again = [("1", None, "Calls", day, 4) for day in days(listed)]
    plan = plan_of(CampaignFactory(), table_of(as_xlsx(rows_with(targets_of_each), again)))
    assert [(fault.sheet, fault.row, fault.column) for fault in plan.faults] == faults
    assert [fault.text for fault in plan.faults] == [
        "Up to here the table has more than 5,000 targets; bring it in by parts." for _fault in faults
    ]


def test_the_sheet_of_targets_counts_too():
    listed = [("1", None, "Calls", day, 4) for day in days(4000)]
    rows = rows_with([0, 1500])
    faults = plan_of(CampaignFactory(), table_of(as_xlsx(rows, listed))).faults
    assert [(fault.sheet, fault.row, fault.column) for fault in faults] == [("Results framework", 3, "Targets")]
    listed += [("2", None, "Calls", day, 4) for day in days(1001)]
    with pytest.raises(UnreadableFile) as refused:
        table_of(as_xlsx(rows, listed))
    assert str(refused.value) == "The sheet of targets has more than 5000 rows; bring it in by parts."


def queries_of_import(count, targets, editor):
    """How often the database is asked for a table of so many new results, each with an indicator and targets."""
    table = table_of(as_csv(*rows_with([targets] * count)))
    with CaptureQueriesContext(connection) as captured:
        import_framework(campaign=CampaignFactory(), table=table, by=editor)
    return len(captured)


def test_a_further_target_asks_nothing_more_of_the_database(editor):
    queries_of_import(1, 1, editor)
    assert queries_of_import(2, 50, editor) - queries_of_import(2, 1, editor) == 0


def test_targets_are_added_and_changed_together(editor):
    indicator = IndicatorFactory()
    one, other = (TargetFactory(indicator=indicator, ends_on=FIRST.replace(year=year)) for year in (2026, 2027))
    values = {one.ends_on: Decimal(7), FIRST: Decimal(9)}
    set_targets(indicator=indicator, values=values, by=editor)
    stands = dict(Target.objects.values_list("ends_on", "value"))
    assert stands == {**values, other.ends_on: other.value}
    assert Target.objects.get(ends_on=one.ends_on).pk == one.pk
    assert Indicator.objects.get().targets.count() == 3
