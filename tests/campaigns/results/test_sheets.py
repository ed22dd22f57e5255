"""Which sheets of a workbook are brought in: framework and targets wherever they stand, never one for reading alone."""

import io

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from openpyxl import load_workbook

from campaigns.results.columns import (
    COLUMNS,
    READING_COLUMNS,
    SHEETS,
    STANDING_COLUMNS,
    TARGET_COLUMNS,
    is_for_reading_alone,
    kind_of_sheet,
)
from campaigns.results.importing import plan_of
from campaigns.results.sheets import framework_xlsx
from clarion.files.workbook_checks import UnreadableFile
from tests.campaigns.results.test_tables import table_of
from tests.factories.results import ReadingFactory, chain

pytestmark = pytest.mark.django_db
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def measured():
    """A campaign with one target of 40 and one reading."""
    campaign, _made, indicator = chain()
    ReadingFactory(indicator=indicator)
    return campaign


def edited(campaign, change, language="en"):
    """The plan of the campaign's own workbook after a person changed it."""
    with translation.override(language):
        workbook = load_workbook(io.BytesIO(framework_xlsx(campaign)))
    change(workbook)
    output = io.BytesIO()
    workbook.save(output)
    return plan_of(campaign, table_of(SimpleUploadedFile("results.xlsx", output.getvalue())))


def effect(plan):
    return plan.faults, [(change.name, change.fields) for change in plan.added + plan.changed]


NEW_TARGET = ([], [("Pupils who would call", [("Targets", "2026-06-30: 40", "2026-06-30: 77")])])
NOTHING = ([], [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_targets_count_wherever_their_sheet_stands(language):
    def change(workbook):
        first, second, standing, readings, _guide = workbook.worksheets
        workbook._sheets = [readings, standing, second, first]
        second.cell(2, 5).value = 77
        standing.cell(2, 7).value = 99

    assert effect(edited(measured(), change, language)) == NEW_TARGET


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", ["title", "columns", "title and one column"])
def test_a_sheet_for_reading_alone_is_never_written(language, by):
    def change(workbook):
        _first, second, standing, readings, _guide = workbook.worksheets
        workbook.remove(second)
        standing.cell(2, 7).value = 99
        readings.cell(1, 5).value, readings.cell(1, 6).value = standing.cell(1, 6).value, standing.cell(1, 7).value
        readings.cell(2, 6).value = 99
        if by == "title":
            standing.cell(1, 8).value = standing.cell(1, 9).value = None
        elif by == "columns":
            standing.title, readings.title = "One", "Two"
            readings.cell(1, 7).value = standing.cell(1, 8).value
        else:
            standing.title, standing.cell(1, 8).value = "One", None

    assert effect(edited(measured(), change, language)) == NOTHING


def test_of_two_sheets_with_targets_the_one_with_the_title_counts():
    def change(workbook):
        mine = workbook.copy_worksheet(workbook["Targets"])
        mine.title, mine.cell(2, 5).value = "My notes", 55
        workbook["Targets"].cell(2, 5).value = 77
        workbook.move_sheet(mine, offset=-5)

    assert effect(edited(measured(), change)) == NEW_TARGET


def test_a_sheet_of_targets_under_another_title_counts():
    def change(workbook):
        workbook["Targets"].cell(2, 5).value = 77
        workbook["Targets"].title, workbook["Results framework"].title = "Ziele", "Ergebnisse"

    assert effect(edited(measured(), change)) == NEW_TARGET


def test_a_sheet_of_targets_that_looks_like_one_for_reading_alone_is_refused():
    def change(workbook):
        workbook["Targets"].cell(1, 6).value = "Reached"

    with pytest.raises(UnreadableFile) as refused:
        edited(measured(), change)
    text = "The sheet “Targets” has the column “Reached” of a sheet for reading alone. Take the column away."
    assert (refused.value.code, str(refused.value)) == ("reading_alone", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_headings_of_reading_alone_are_those_of_no_other_sheet(language):
    with translation.override(language):
        kinds = ["framework", "targets", "reading alone", "reading alone", "guide"]
        assert [kind_of_sheet(str(title)) for title in SHEETS] == kinds
        assert [str(text) for text in (*COLUMNS.values(), *TARGET_COLUMNS.values()) if is_for_reading_alone(text)] == []
        assert [is_for_reading_alone(text) for text in STANDING_COLUMNS] == 7 * [False] + 2 * [True]
        assert [is_for_reading_alone(text) for text in READING_COLUMNS] == 5 * [False] + [True]
