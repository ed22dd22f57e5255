"""Suspicious rows are set aside or told, and nothing is summed, overwritten or lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clarion.files.workbooks import Header, Sheet
from evaluation.national.checks import duplicates, magnitude, parts
from evaluation.national.findings import FindingCode, sentence, severity_of
from evaluation.national.names import NameIndex
from evaluation.national.readers.glotip import Places, _RowReader
from evaluation.national.records import Reading
from tests.factories.evaluation import GLOTIP_COLUMNS, glotip_row


def checked(reading):
    for check in (magnitude.check, duplicates.check, parts.check):
        check(reading)
    return reading


def reasons(reading):
    return [str(record.reason) if record.reason else None for record in reading.records]


def test_a_number_that_is_a_questionnaire_reference_is_set_aside(read):
    rows = [glotip_row(year=year, value="12") for year in (2018, 2019)]
    reference = glotip_row(Dimension="by citizenship", Category="Nationals", year=2019, value="6,112,019")
    assert reasons(checked(read(*rows, reference))) == [None, None, "implausible_magnitude"]


def test_a_large_number_with_nothing_to_compare_is_set_aside(read):
    assert reasons(checked(read(glotip_row(value="6,112,019")))) == ["implausible_magnitude"]


def test_a_large_country_keeps_its_large_numbers(read):
    values = ((2018, "90,000"), (2019, "95,000"), (2020, "110,000"))
    rows = [glotip_row(year=year, value=value) for year, value in values]
    assert reasons(checked(read(*rows))) == [None, None, None]


def test_an_exact_repeat_is_accepted_and_kept_once(read):
    reading = checked(read(glotip_row(), glotip_row(), glotip_row()))
    assert (reading.accepted, [record.is_stored for record in reading.records]) == (3, [True, False, False])
    assert [(p.code, p.row, p.details) for p in reading.problems] == [
        (FindingCode.EXACT_REPEAT, 5, {"first": 4}),
        (FindingCode.EXACT_REPEAT, 6, {"first": 4}),
    ]


def test_two_spellings_of_one_number_are_a_repeat(read):
    assert reasons(checked(read(glotip_row(value="1,282"), glotip_row(value="1282")))) == [None, None]


def test_a_conflicting_key_is_set_aside_whole(read):
    reading = checked(
        read(glotip_row(value="27"), glotip_row(value="<5"), glotip_row(value="27"), glotip_row(year=2021))
    )
    assert reasons(reading) == ["conflicting_key"] * 3 + [None]
    assert reading.problems[0].details == {"rows": "4, 5, 6", "values": "27, <5, 27"}


def test_parts_over_their_total_are_told_and_kept(read):
    reading = checked(
        read(glotip_row(value="20"), glotip_row(sex="Male", value="39"), glotip_row(sex="Female", value="<5"))
    )
    assert reasons(reading) == [None, None, None]
    assert [(p.code, p.row, p.details["parts"], p.details["total"]) for p in reading.problems] == [
        (FindingCode.PART_OVER_TOTAL, 4, 39, "20")
    ]


def test_censored_parts_that_may_fit_are_not_told(read):
    rows = [glotip_row(value="<5"), glotip_row(sex="Male", value="<5"), glotip_row(sex="Female", value="<5")]
    assert checked(read(*rows)).problems == []


@pytest.mark.parametrize("code", list(FindingCode))
def test_every_finding_has_its_sentence_and_weight(code):
    details = dict.fromkeys(
        ("text", "rows", "values", "first", "count", "repaired", "dimension", "parts", "total", "assumed", "release"),
        "x",
    )
    assert sentence(code, details)
    assert severity_of(code) in ("info", "warning", "error")


CELLS = {
    "Iso3_code": st.sampled_from(["XDM", "XDO", "CAR", None, "xdm"]),
    "Country": st.sampled_from(["Demoland", "Otherland", None]),
    "Indicator": st.sampled_from(["Persons convicted", "Persons prosecuted", "Persons", None]),
    "Dimension": st.sampled_from(["Total", "by citizenship", "by form of exploitation", "by"]),
    "Category": st.sampled_from(["Total", "Forced labour", "Romanian", "0", "Q6.1_10s_2019", None]),
    "Sex": st.sampled_from(["Total", "Female", "?"]),
    "Age": st.sampled_from(["Total", "Unknown"]),
    "Year": st.sampled_from([2019, 2020, "2020", "2015-16", None]),
    "txtVALUE": st.sampled_from(["1", "2", "<5", "6,112,019", "1,2", "..", "c", None, "=A1", 7, 7.5]),
}


@settings(max_examples=200, deadline=None)
@given(st.lists(st.fixed_dictionaries(CELLS), max_size=12))
def test_no_row_is_lost_and_each_that_is_set_aside_is_told(rows):
    """Conservation: rows = accepted + quarantined + rejected, whatever stands in the cells."""
    index = NameIndex.build([("Demoland", "XDM"), ("Otherland", "XDO")], {})
    full = [tuple(glotip_row(**row)[name] for name in GLOTIP_COLUMNS) for row in rows]
    header = Header(1, {name: place for place, name in enumerate(GLOTIP_COLUMNS)}, GLOTIP_COLUMNS, ())
    reading = Reading("glotip", "sheet", GLOTIP_COLUMNS, None)
    _RowReader(reading, header, Places(frozenset({"XDM", "XDO"}), index, index)).read_all(
        Sheet("sheet", iter(enumerate(full, start=2)))
    )
    checked(reading)
    assert reading.rows == len(rows) == reading.accepted + reading.quarantined + reading.rejected
    told = [problem.row for problem in reading.problems if severity_of(problem.code) == "error"]
    assert sorted(told) == [record.row for record in reading.records if record.reason is not None]
    stored = [record.key for record in reading.records if record.is_stored]
    assert len(stored) == len(set(stored))
    repeats = sum(problem.code == FindingCode.EXACT_REPEAT for problem in reading.problems)
    assert len(stored) == reading.accepted - repeats
