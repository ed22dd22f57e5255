"""Days and numbers are written as readers of each language write them, never month before day."""

import datetime

import pytest
from django.conf import settings
from django.utils.formats import date_format, number_format
from django.utils.translation import override

DAY = datetime.date(2026, 11, 5)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_no_language_writes_the_month_before_the_day(language):
    with override(language):
        for kind in ("DATE_FORMAT", "SHORT_DATE_FORMAT"):
            assert date_format(DAY, kind).lstrip("0\u200f").startswith("5")


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_language_separates_thousands(language):
    with override(language):
        written = number_format(1234567, force_grouping=True)
    assert len(written) == 9
    assert (written[:1], written[2:5], written[6:]) == ("1", "234", "567")


def test_english_and_arabic_numbers_read_as_in_cldr():
    assert number_format("1234.5", force_grouping=True) == "1,234.5"
    with override("ar"):
        assert number_format("1234.5", force_grouping=True) == "1,234.5"
