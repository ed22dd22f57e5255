"""Numbers of a table of results: read as people write them, and refused at their row where they mean two things."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from campaigns.models import Result
from campaigns.results.cells import read_number
from campaigns.results.importing import plan_of
from tests.campaigns.results.test_tables import MEASURED, as_csv, as_xlsx, table_of
from tests.factories.campaigns import CampaignFactory

SHORT = "written in shorthand"
NO_NUMBER = "is not a number"
TOO_LONG = "At most 11 digits before the point and 3 behind it."


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("40", "40"),
        ("-40.5", "-40.5"),
        ("+.5", "0.5"),
        ("5.", "5"),
        ("007", "7"),
        (" 1234.500 ", "1234.5"),
        ("1 234", "1234"),
        ("12 345 678.9", "12345678.9"),
        ("1\u202f234.5", "1234.5"),
        ("1\u00a0234\u00a0567", "1234567"),
        ("1\u2009234", "1234"),
        ("٤٠", "40"),
        ("１２", "12"),
        ("1." + "0" * 5000, "1"),
    ],
)
def test_a_number_is_read_as_people_write_it(text, value):
    assert read_number(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        *[(text, SHORT) for text in ("1e3", "1E+3", "1e1000000", "-1E+99999999", "1e-1000000", "1_000", "1_0.5")],
        *[(text, NO_NUMBER) for text in ("40 50", "1 2", "4\n0", "1\n234", "12 34.5", "1234 567", "1  234", "1 234 5")],
        *[(text, NO_NUMBER) for text in ("", ".", "-", "- 5", "1.2.3", "1,5", "1.5 000", "0x10", "40%", "Infinity")],
        *[(text, NO_NUMBER) for text in ("sNaN", "NaN", "NaN5", "1'234", "٤٫٥", "_1", "e5")],
        *[(text, TOO_LONG) for text in ("9" * 5000, "123456789012", "0.0001", "0." + "0" * 5000 + "1")],
    ],
)
def test_what_means_two_things_is_no_number(text, why):
    with pytest.raises(ValueError, match=re.escape(why)):
        read_number(text)


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["1e1000000", "-1E+99999999", "1e999999999999999999999", "1_000"])
@pytest.mark.parametrize("column", ["baseline", "targets"])
def test_a_number_beyond_all_bounds_is_a_fault_at_its_row(client, editor, value, column):
    campaign = CampaignFactory()
    client.force_login(editor)
    cells = {"baseline": value, "baseline_on": "2026-01-01"}
    cells = cells if column == "baseline" else {"targets": f"2026-06-30: {value}"}
    answer = client.post(reverse("result:import", args=[campaign.pk]), {"file": as_csv({**MEASURED, **cells})})
    assert [(fault.row, fault.column) for fault in answer.context["plan"].faults] == [(2, column.capitalize())]
    assert (answer.status_code, Result.objects.count()) == (200, 0)


@pytest.mark.django_db
@pytest.mark.parametrize(("cell", "why"), [(1e20, TOO_LONG), (1e-7, TOO_LONG), (1.5e300, TOO_LONG)])
def test_a_number_of_a_sheet_is_never_shorthand(cell, why):
    row = {**MEASURED, "baseline": cell, "baseline_on": "2026-01-01"}
    faults = plan_of(CampaignFactory(), table_of(as_xlsx([row]))).faults
    assert [(fault.row, fault.column, fault.text) for fault in faults] == [(2, "Baseline", why)]
