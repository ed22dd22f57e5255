"""A panel is read strictly: what is odd is an error with its row and column, what is missing stays missing."""

import numpy as np
import pytest

from evaluation.impact.methods.panel import PanelFault, read_table
from evaluation.impact.methods.results import Refused
from evaluation.impact.methods.series import read_series

from .made import as_csv, counts


def series(text, **options):
    options = {"outcome": "calls", "time": "month", "start": "2018-03", **options}
    return read_series(read_table(text.encode() if isinstance(text, str) else text), **options)


SMALL = "month,calls\n2018-01,5\n2018-02,NA\n2018-04,7\n2018-03,\n2018-05,9\n"


def test_rows_in_any_order_and_blanks_are_missing():
    read = series(SMALL)
    assert read.labels == ("2018-01", "2018-02", "2018-03", "2018-04", "2018-05")
    assert np.array_equal(read.outcome, [5, np.nan, np.nan, 7, 9], equal_nan=True)
    assert list(read.exposed) == [0, 0, 1, 1, 1]


@pytest.mark.parametrize("word", ["NA", "na", "NaN", "nan", "N/A", "null", " ", "."])
def test_missing_is_missing_however_it_is_written(word):
    assert np.isnan(series(f"month,calls\n2018-01,5\n2018-02,{word}\n2018-03,6\n").outcome[1])


def test_a_gap_is_a_missing_period_not_nought():
    read = series("month,calls\n2018-01,5\n2018-02,6\n2018-05,9\n2018-04,8\n")
    assert read.labels[2] == "2018-03"
    assert np.isnan(read.outcome[2])


@pytest.mark.parametrize(
    "data",
    [
        b"\xef\xbb\xbfmonth;calls;note\r\n2018-01;5,5;a\r\n2018-02;6;b\r\n2018-03;7;c\r\n",
        "month\tcalls\tnote\n2018-01\t5.5\té\n2018-02\t6\tb\n2018-03\t7\tc\n".encode("utf-16"),
        "month,calls,note\n2018-01,5.5,é\n2018-02,6,b\n2018-03,7,c\n".encode("cp1252"),
        b'month , calls,note\n"2018-01", 5.5 ,x\n2018-02,6,\n2018-03,7,\n\n\n',
    ],
)
def test_encodings_and_separators(data):
    assert list(series(data).outcome) == [5.5, 6, 7]


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("month,calls\n2018-01,5\n2018-02,many\n", "row 3, column calls: 'many' is not a number"),
        ("month,calls\n2018-01,<5\n2018-02,6\n", "row 2, column calls: '<5' is not a number"),
        ("month,calls\n2018-01,inf\n2018-02,6\n", "row 2, column calls: 'inf' is not a number"),
        ("month,calls\n2018-01,1e999\n2018-02,6\n", "row 2, column calls: '1e999' is too large"),
        ("month,calls\n2018-01,-5\n2018-02,6\n", "row 2, column calls: -5 is below 0"),
        ("month,calls\n2018-01,5\n2018-01,6\n", "row 3, column month: month 2018-01 was already given in row 2"),
        ("month,calls\n2018-01,5\nMarch,6\n", "row 3, column month: 'March' is not a time"),
        ("month,calls\n2018-01,5\n,6\n", "row 3, column month: the time is missing"),
        ("month,calls\n2018-01,5,9\n", "row 2: the row has 3 cells, the header 2"),
        ("month,people\n2018-01,5\n", "row 1, column calls: there is no such column; the columns are month, people"),
        ("month,calls,calls\n2018-01,5,6\n", "row 1, column calls: the header names this column twice"),
        (",".join(f"c{n}" for n in range(5_001)) + "\n", "row 1: the table has more than 5000 columns"),
        ("month,calls\n", "the file has no rows below its header"),
        ("", "row 1: the file has no header"),
        ("month,calls\n2018-01,5\0\n", "this is not a text file"),
    ],
)
def test_faults_name_row_and_column(text, fault):
    with pytest.raises(PanelFault) as caught:
        series(text)
    assert str(caught.value.faults[0]).startswith(fault)


def test_every_bad_cell_is_named():
    with pytest.raises(PanelFault) as caught:
        series("month,calls\n2018-01,x\n2018-02,y\n2018-03,3\n")
    assert [fault.row for fault in caught.value.faults] == [2, 3]


def test_without_a_time_column_the_order_counts():
    read = series("calls\n5\n\n7\n8\n", time=None, start="2")
    assert np.array_equal(read.outcome, [5, np.nan, 7, 8], equal_nan=True)
    assert read.labels == ("0", "1", "2", "3")
    assert read.start == 2


def test_units_are_summed_and_a_period_without_one_of_them_is_missing():
    text = "month,place,calls\n2018-01,a,1\n2018-01,b,2\n2018-02,a,3\n2018-03,b,5\n2018-03,a,4\n"
    read = series(text, unit="place")
    assert np.array_equal(read.outcome, [3, np.nan, 9], equal_nan=True)
    assert [note.code for note in read.notes] == ["units_summed"]
    assert list(series(text, unit="place", units=("a",)).outcome) == [1, 3, 4]
    with pytest.raises(PanelFault, match="no unit 'c'"):
        series(text, unit="place", units=("c",))


def test_treatment_column():
    text = "month,calls,on\n2018-01,1,0\n2018-02,2,1\n2018-03,3,1\n"
    assert series(text, start=None, treatment="on").start == 1
    with pytest.raises(PanelFault, match="neither 0 nor 1"):
        series(text.replace("3,1", "3,0.5"), start=None, treatment="on")
    with pytest.raises(PanelFault, match="row 4, column on: is missing"):
        series(text.replace("3,1", "3,"), start=None, treatment="on")
    with pytest.raises(PanelFault, match="start or the treatment"):
        series(text, start=None)


@pytest.mark.parametrize("start", ["2030-01", "2018-01", "2017-05"])
def test_a_start_with_nothing_on_one_side_is_refused(start):
    with pytest.raises(Refused):
        series(SMALL, start=start)


@pytest.mark.parametrize(
    ("labels", "start", "position"),
    [
        (["1970.0", "1971.0", "1972.0"], "1971", 1),
        (["2018Q3", "2018Q4", "2019Q1"], "2018-10-01", 1),
        (["201811", "201812", "201901"], "2019-01", 2),
        (["2018-11-01", "2018-12-01", "2019-01-01"], "2018-12-15", 1),
        (["2018-10-31", "2018-11-30", "2018-12-31"], "2018-11", 1),
        (["2018-W51", "2018-W52", "2019-W01"], "2018-12-31", 2),
        (["2018-12-30", "2018-12-31", "2019-01-01"], "2019-01-01", 2),
        (["10", "20", "40"], "15", 1),
    ],
)
def test_times_of_many_kinds(labels, start, position):
    text = "month,calls\n" + "".join(f"{label},3\n" for label in labels)
    assert series(text, start=start).start == position


def test_the_hash_names_the_data_not_the_order_of_rows():
    text = as_csv(counts())
    header, *rows = text.strip().split("\n")
    turned = "\n".join([header, *reversed(rows)])
    start = "2021-01"
    assert series(text, start=start).data_hash() == series(turned, start=start).data_hash()
    assert series(text, start=start).data_hash() != series(text, start="2021-02").data_hash()
