"""The reader finds the table wherever it stands and says of each row what it understood."""

import datetime

import pytest

from clarion.files.workbook_checks import UnreadableFile
from evaluation.national.readers import reader_for
from tests.factories.evaluation import GLOTIP_COLUMNS, glotip_row, glotip_workbook


def codes(reading):
    return [(str(problem.code), problem.row, problem.column) for problem in reading.problems]


def test_reads_below_a_banner(read):
    reading = read(glotip_row(), glotip_row(year=2021, value="<5"))
    assert [(r.row, r.area, r.indicator, r.year, r.value.bounds) for r in reading.records] == [
        (4, "XDM", "VIC_DETECTED", 2020, (12, 12)),
        (5, "XDM", "VIC_DETECTED", 2021, (0, 4)),
    ]
    assert (reading.released_on, reading.sheet, reading.problems) == (datetime.date(2025, 4, 14), "data_glotip_1", [])


def test_reads_without_a_banner_and_says_the_date_is_missing(read):
    reading = read(glotip_row(), banner=None)
    assert reading.records[0].row == 2
    assert reading.released_on is None
    assert codes(reading) == [("no_release_date", None, "")]


def test_reads_columns_by_name_in_any_order(read):
    reading = read(glotip_row(value="7"), columns=tuple(reversed(GLOTIP_COLUMNS)))
    assert reading.records[0].value.bounds == (7, 7)


def test_reads_the_sibling_files_value_column(read):
    columns = tuple("VALUE" if name == "txtVALUE" else name for name in GLOTIP_COLUMNS)
    assert read({**glotip_row(), "VALUE": 7}, columns=columns).records[0].value.bounds == (7, 7)


def test_reads_a_file_without_codes_by_the_countries_names(read):
    columns = tuple(name for name in GLOTIP_COLUMNS if name not in ("Iso3_code", "Source"))
    reading = read(glotip_row(), glotip_row(country="Narnia"), columns=columns, banner=None)
    assert [record.area for record in reading.records] == ["XDM", ""]
    assert codes(reading)[:2] == [("no_code_column", 1, "Country"), ("unknown_area", 3, "Country")]


@pytest.mark.parametrize(
    ("changes", "code", "column"),
    [
        ({"Country": None, "iso3": "CAR"}, "sub_region", "Iso3_code"),
        ({"Country": "Sark", "iso3": None}, "no_area_code", "Iso3_code"),
        ({"iso3": "ZZZ"}, "unknown_area", "Iso3_code"),
        ({"Dimension": "by citizenship", "Category": "Q6.1_10s_2019"}, "questionnaire_id", "Category"),
        ({"Indicator": "Persons smuggled"}, "unknown_code", "Indicator"),
        ({"Indicator": None}, "missing_field", "Indicator"),
        ({"Sex": "Femme"}, "unknown_code", "Sex"),
        ({"Category": "Forced labour"}, "unknown_code", "Category"),
        ({"Unit of measurement": "Rate per 100,000"}, "wrong_unit", "Unit of measurement"),
        ({"year": "2015-16"}, "bad_year", "Year"),
        ({"year": None}, "missing_field", "Year"),
        ({"value": "many"}, "bad_value", "txtVALUE"),
        ({"value": "=1+1"}, "formula_cell", "txtVALUE"),
    ],
)
def test_sets_aside(read, changes, code, column):
    reading = read(glotip_row(**changes))
    assert codes(reading) == [(code, 4, column)]
    assert reading.accepted == 0
    assert reading.rejected == (code in ("missing_field", "bad_year", "bad_value", "formula_cell"))


def test_a_sub_region_is_given_to_no_country(read):
    assert read(glotip_row(Country=None, iso3="ESP")).records[0].area == ""


def test_free_text_is_kept_and_told_once_for_all_its_rows(read):
    rows = [glotip_row(Dimension="by citizenship", Category="Amercias", year=year) for year in (2018, 2019, 2020)]
    reading = read(*rows)
    assert {(r.citizenship, r.category, r.reason) for r in reading.records} == {("UNKNOWN_TEXT", "Amercias", None)}
    assert codes(reading) == [("unknown_text", 4, "Category")]
    assert reading.problems[0].details == {"text": "Amercias", "count": 3}


def test_a_blank_category_counts_as_unknown_with_a_warning(read):
    reading = read(glotip_row(Dimension="by country of repatriation", Category=None))
    assert (reading.records[0].repatriation, reading.records[0].reason) == ("_U", None)
    assert codes(reading) == [("blank_category", 4, "Category")]


def test_blank_rows_are_no_rows(read):
    assert read(glotip_row(), {}, glotip_row(year=2021)).rows == 2


def test_a_table_further_down_than_twenty_rows_is_not_found(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for _number in range(20):
        book.active.append(["words"])
    book.active.append(list(GLOTIP_COLUMNS))
    book.save(tmp_path / "deep.xlsx")
    with pytest.raises(UnreadableFile) as caught:
        reader_for(tmp_path / "deep.xlsx", "auto")
    assert caught.value.code == "unknown_format"


def test_the_table_may_stand_on_another_sheet(tmp_path, places):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Notes"])
    sheet = book.create_sheet("figures")
    sheet.append(list(GLOTIP_COLUMNS))
    sheet.append([glotip_row()[name] for name in GLOTIP_COLUMNS])
    book.save(tmp_path / "two.xlsx")
    reading = reader_for(tmp_path / "two.xlsx", "auto").read(tmp_path / "two.xlsx", places)
    assert (reading.sheet, reading.accepted) == ("figures", 1)


@pytest.mark.parametrize("name", ["template", "open-sdg", "sdg", "dhis2", "sdmx-csv", "world-bank"])
def test_formats_that_are_not_read_say_so(tmp_path, name):
    path = glotip_workbook(tmp_path / "file.xlsx", [glotip_row()])
    with pytest.raises(UnreadableFile, match=f"{name} is not read yet"):
        reader_for(path, name)
