"""Moments are kept in no language, and read in the reader's."""

import datetime

from django.utils.translation import override

from clarion.moments import became, logged, moment_in_words, span_of_hours

NAIROBI = datetime.timezone(datetime.timedelta(hours=3))
NINE = datetime.datetime(2026, 3, 2, 9, tzinfo=NAIROBI)


def test_a_moment_is_said_on_the_clock_it_is_given_in_and_in_the_reader_s_language():
    assert moment_in_words(NINE) == "Mon 2 Mar 2026, 09:00"
    assert span_of_hours(NINE, NINE + datetime.timedelta(hours=2)) == "Mon 2 Mar 2026, 09:00–11:00"
    with override("fr"):
        assert moment_in_words(NINE, "j F Y") == "2 mars 2026, 09:00"
    with override("ar"):
        assert "،" in moment_in_words(NINE)
        assert "," not in moment_in_words(NINE)


def test_what_a_log_holds_is_read_in_words_and_an_older_text_as_it_is():
    assert logged(NINE.isoformat()) == "Mon 2 Mar 2026, 09:00"
    assert logged("Radio One, 2 Mar 2026, 09:00") == "Radio One, 2 Mar 2026, 09:00"


def test_the_arrow_of_a_change_points_the_way_the_language_is_read():
    assert became("a", "b") == "a → b"
    with override("ar"):
        assert became("a", "b") == "a ← b"
