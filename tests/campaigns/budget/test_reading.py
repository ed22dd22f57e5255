"""Numbers and days in cells: read in one way, or refused with the reason."""

import datetime
from decimal import Decimal

import pytest

from campaigns.budget.reading import Unreadable, decimal_mark, read_day, read_number


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("1240", "1240"),
        ("1240.5", "1240.5"),
        ("1240,50", "1240.50"),
        ("1,240.50", "1240.50"),
        ("1.240,50", "1240.50"),
        ("1 240,50", "1240.50"),
        ("1\u202f240\u00a0500,5", "1240500.5"),
        ("1'240.50", "1240.50"),
        ("1,240,500", "1240500"),
        ("1.240.500", "1240500"),
        ("0,125", "0.125"),
        ("0.0066", "0.0066"),
        ("1240,125", "1240.125"),
        ("655.9570", "655.9570"),
        ("-12,5", "-12.5"),
        ("\u2212", None),
        ("١٢٤٠٫٥", "1240.5"),
        ("۱۲۴۰", "1240"),
        (1240, "1240"),
        (1240.5, "1240.5"),
        (0.1 + 0.2, "0.3"),
        (1.234, "1.234"),
        ("1,24,500", None),
        ("12,34,500.5", None),
        ("1.2.3", None),
        ("1,240.500.5", None),
        ("5²", None),
        ("EUR 5", None),
        ("1e5", None),
        (True, None),
        ("", None),
        (None, None),
        (float("nan"), None),
        (float("inf"), None),
    ],
)
def test_a_number_is_read_in_one_way(cell, number):
    if number is None:
        with pytest.raises(Unreadable):
            read_number(cell)
    else:
        assert read_number(cell) == Decimal(number)


def test_two_readings_are_refused_unless_the_column_settles_them():
    with pytest.raises(Unreadable) as refused:
        read_number("1,240")
    assert str(refused.value) == "“1,240” can mean 1240 or 1.240; write it without thousands."
    assert read_number("1,240", ".") == 1240
    assert read_number("1,240", ",") == Decimal("1.24")
    assert read_number("1.240,5", ".") == Decimal("1240.5")


@pytest.mark.parametrize(
    ("cells", "mark"),
    [
        (["1,240", "2,50"], ","),
        (["1,240", "2.50", None, ""], "."),
        (["1,240,000"], "."),
        (["2,50", "2.50"], ""),
        (["1,240", 2.5, "7"], ""),
    ],
)
def test_what_can_be_read_in_one_way_only_proves_the_decimal_sign(cells, mark):
    assert decimal_mark(cells) == mark


DAY = datetime.date(2026, 3, 14)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (datetime.datetime(2026, 3, 14, 9), DAY),
        (DAY, DAY),
        ("2026-03-14", DAY),
        ("2026-03-14 00:00:00", DAY),
        ("14.3.2026", DAY),
        ("14/03/2026", DAY),
        ("03/14/2026", DAY),
        ("4.3.2026", datetime.date(2026, 3, 4)),
        ("4/4/2026", datetime.date(2026, 4, 4)),
        ("٢٠٢٦-٠٣-١٤", DAY),
        ("2026-02-30", None),
        ("45000", None),
        (45000, None),
        ("1800-01-01", None),
        ("31.12.2101", None),
        (datetime.date(1, 1, 1), None),
        ("March", None),
        ("14/3/26", None),
        (None, None),
    ],
)
def test_a_day_is_read_in_one_way(cell, day):
    if day is None:
        with pytest.raises(Unreadable):
            read_day(cell)
    else:
        assert read_day(cell) == day


def test_a_day_that_may_swap_with_its_month_is_refused():
    with pytest.raises(Unreadable) as refused:
        read_day("03/04/2026")
    assert str(refused.value) == "“03/04/2026” can be 3 April 2026 or 4 March 2026; write it like 2026-04-03."
