"""Codes that a spreadsheet changed: a date is refused, a number where it may have been another code."""

import datetime

import pytest

from campaigns.results.codes import candidates
from campaigns.results.importing import plan_of
from campaigns.results.intake import Table
from tests.campaigns.results.test_tables import as_xlsx, table_of
from tests.factories.campaigns import CampaignFactory
from tests.factories.results import ResultFactory, chain

NEW = {"level": "input", "statement": "The tenth."}
A_DAY = "The spreadsheet made a date of this code; format the column as text and write the code again."
DAY = datetime.datetime(2026, 2, 1)


@pytest.mark.parametrize(
    ("text", "known", "found"),
    [
        ("1.1", ["1.1"], []),
        ("1.1", ["1.1", "1.2", "2.10", "OC-1.10"], []),
        ("1.1", ["1.10"], ["1.1", "1.10"]),
        ("1.1", ["1.1", "1.100", "01.1"], ["1.1", "01.1", "1.10", "1.100"]),
        ("1.1", ["1.1", "1.9"], ["1.1", "1.10"]),
        ("1.1", ["1.11"], ["1.1", "1.10"]),
        ("1.2", ["1.11"], []),
        ("1.2", ["1.19"], ["1.2", "1.20"]),
        ("1.25", ["1.250"], ["1.25", "1.250"]),
        ("1", ["1", "2"], []),
        ("1", ["1.0", "01"], ["1", "01", "1.0"]),
        ("1.1", ["1.x", "1.²", "1.1-a"], []),
    ],
)
def test_the_codes_a_number_may_have_been(text, known, found):
    assert candidates(text, known) == found


def faults(campaign, rows, targets=()):
    table = Table.from_kept(table_of(as_xlsx(rows, targets)).kept())
    return [(fault.sheet, fault.row, fault.column, fault.text) for fault in plan_of(campaign, table).faults]


def several(codes):
    return f"As a number it can be any of these codes: {codes}. Format the column as text and write it."


@pytest.mark.django_db
@pytest.mark.parametrize("cell", [DAY, DAY.date()])
def test_a_date_is_no_code(cell):
    assert faults(CampaignFactory(), [{**NEW, "code": cell}]) == [("Results framework", 2, "Code", A_DAY)]
    row = {**NEW, "code": "1.1", "leads_to": cell}
    assert faults(CampaignFactory(), [row]) == [("Results framework", 2, "Leads to", A_DAY)]
    campaign, _made, _indicator = chain()
    assert faults(campaign, [], [(cell, 1, None, "2026-06-30", 4)]) == [("Targets", 2, "Code", A_DAY)]


@pytest.mark.django_db
def test_a_number_that_may_have_lost_its_zero_names_the_codes():
    campaign = CampaignFactory()
    ResultFactory(campaign=campaign, code="1.1", level="input", statement="The first.")
    text = several("1.1, 1.10")
    assert faults(campaign, [{**NEW, "code": 1.1}]) == [("Results framework", 2, "Code", text)]
    assert faults(campaign, [{**NEW, "code": 1.1, "statement": "The first."}, {"code": 1.1}]) == [
        ("Results framework", 3, "Code", "The code 1.1 stands in row 2 already.")
    ]
    ResultFactory(campaign=campaign, code="1.10", level="input", statement="The tenth.")
    assert faults(campaign, [{"code": 1.1, "statement": "The first."}]) == [("Results framework", 2, "Code", text)]
    assert faults(campaign, [{"code": "1.1", "statement": "Better words."}]) == []
    lower = {"level": "input", "code": "0", "statement": "Below.", "leads_to": 1.1}
    assert ("Results framework", 2, "Leads to", text) in faults(campaign, [lower])


@pytest.mark.django_db
def test_a_number_that_can_be_one_code_alone_is_read():
    campaign = CampaignFactory()
    ResultFactory(campaign=campaign, code="7", level="input")
    assert faults(campaign, [{**NEW, "code": code} for code in (1.1, 2, 1.2, True)]) == []
