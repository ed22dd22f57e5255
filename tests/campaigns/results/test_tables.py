"""The framework out as XLSX, CSV and PDF and in again: the same words come back, and each refused cell is named."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from openpyxl import Workbook, load_workbook

from campaigns.models import Indicator, Result, ResultLink, Target
from campaigns.planning.choices import Direction
from campaigns.results.bringing import import_framework
from campaigns.results.columns import CHOICES, COLUMNS, TARGET_COLUMNS, choice_in, column_of
from campaigns.results.importing import plan_of
from campaigns.results.intake import read_table
from campaigns.results.paper import framework_pdf
from campaigns.results.sheets import framework_csv, framework_xlsx
from clarion.files.workbook_checks import UnreadableFile
from tests.factories.campaigns import CampaignFactory
from tests.factories.results import IndicatorFactory, ReadingFactory, ResultFactory, TargetFactory, chain

pytestmark = pytest.mark.django_db

HEADINGS = [str(heading) for heading in COLUMNS.values()]


def as_csv(*rows: dict) -> SimpleUploadedFile:
    """A CSV file with all headings; each row is given by the keys of its columns."""
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerows([HEADINGS, *([row.get(column, "") for column in COLUMNS] for row in rows)])
    return SimpleUploadedFile("results.csv", buffer.getvalue().encode())


def as_xlsx(rows, targets=()) -> SimpleUploadedFile:
    """A workbook with both sheets."""
    workbook = Workbook()
    workbook.active.append(HEADINGS)
    for row in rows:
        workbook.active.append([row.get(column) for column in COLUMNS])
    second = workbook.create_sheet("Targets")
    second.append([str(heading) for heading in TARGET_COLUMNS.values()])
    for row in targets:
        second.append(list(row))
    output = io.BytesIO()
    workbook.save(output)
    return SimpleUploadedFile("results.xlsx", output.getvalue())


def table_of(file):
    return read_table(file, file.name)


def out_and_in(campaign, kind):
    if kind == "xlsx":
        return table_of(SimpleUploadedFile("results.xlsx", framework_xlsx(campaign)))
    return table_of(SimpleUploadedFile("results.csv", "".join(framework_csv(campaign)).encode()))


def rich_campaign():
    """A framework with everything that could be lost on the way."""
    campaign, made, indicator = chain()
    made["output"].statement = '=HYPERLINK("http://example.org")'
    made["output"].assumptions = "-Roads stay open,\r\nand “schools” too; \u202bمدرسة"
    made["output"].save()
    TargetFactory(indicator=indicator, ends_on=datetime.date(2026, 12, 31), value=Decimal("1234567.125"))
    IndicatorFactory(result=made["outcome"], number=2, name="@second", baseline=None, baseline_on=None, source="+1")
    IndicatorFactory(
        result=made["impact"], number=7, name="Detected victims", direction=Direction.AMBIGUOUS, disaggregation=[]
    )
    return campaign


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_goes_out_comes_back_as_nothing_new(kind, language, editor):
    campaign = rich_campaign()
    with translation.override(language):
        table = out_and_in(campaign, kind)
    plan = plan_of(campaign, table)
    assert (plan.faults, plan.added, plan.changed, plan.unchanged) == ([], [], [], 7)
    before = list(Result.objects.values()), list(Indicator.objects.values()), list(Target.objects.values())
    import_framework(campaign=campaign, table=table, by=editor)
    assert (list(Result.objects.values()), list(Indicator.objects.values()), list(Target.objects.values())) == before


def test_into_an_empty_campaign_it_makes_the_same_framework(editor):
    table = out_and_in(rich_campaign(), "xlsx")
    for row in [*table.rows, *table.targets]:
        row.cells.pop("number", None)
    empty = CampaignFactory()
    plan = import_framework(campaign=empty, table=table, by=editor)
    assert (len(plan.added), plan.changed) == (7, [])
    assert {(link.lower.code, link.higher.code) for link in ResultLink.objects.filter(lower__campaign=empty)} == {
        ("3.1", "4"),
        ("2.1", "3.1"),
        ("1.1", "2.1"),
    }
    made = Indicator.objects.get(result__campaign=empty, name="Pupils who would call")
    assert (made.baseline, made.disaggregation, made.rule) == (20, ["sex", "age_band"], "last")
    assert [target.value for target in made.targets.all()] == [40, Decimal("1234567.125")]


def test_formula_like_text_goes_out_as_text():
    campaign = rich_campaign()
    workbook = load_workbook(io.BytesIO(framework_xlsx(campaign)))
    assert workbook.sheetnames == [
        "Results framework",
        "Targets",
        "How it stands",
        "Readings",
        "How to fill this in",
    ]
    cells = {cell.data_type for sheet in workbook for row in sheet for cell in row if cell.value is not None}
    assert cells == {"s", "n", "d"}
    rows = list(csv.reader(io.StringIO("".join(framework_csv(campaign)).removeprefix("\ufeff"))))
    guarded = sorted(cell for row in rows for cell in row if cell.startswith("'"))
    assert guarded[:3] == [
        "'+1",
        "'-Roads stay open,\nand “schools” too; \u202bمدرسة",
        '\'=HYPERLINK("http://example.org")',
    ]
    assert len(guarded) == 4
    assert [row[0].value for row in workbook["How to fill this in"].iter_rows(min_row=2)] == HEADINGS


OUTCOME = {"level": "outcome", "code": "3.1", "statement": "They call."}
MEASURED = {**OUTCOME, "name": "Calls", "unit": "calls"}


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([{**OUTCOME, "level": "goal"}], [(2, "Level")]),
        ([{**OUTCOME, "code": "3 1"}], [(2, "Code")]),
        ([{**OUTCOME, "code": "9" * 21}], [(2, "Code")]),
        ([{"level": "outcome", "statement": "They call."}], [(2, "Code")]),
        ([{"code": "3.1"}], [(2, "Level"), (2, "Statement")]),
        ([OUTCOME, OUTCOME], [(3, "Code")]),
        ([OUTCOME, {**OUTCOME, "statement": "They write."}], [(3, "Statement")]),
        ([OUTCOME, {**OUTCOME, "level": "impact"}], [(3, "Code")]),
        ([{**OUTCOME, "leads_to": "7.7"}], [(2, "Leads to")]),
        ([{**OUTCOME, "leads_to": "2"}, {**OUTCOME, "code": "2", "level": "output"}], [(2, "Leads to")]),
        ([{**OUTCOME, "statement": "x" * 601}], [(2, "Statement")]),
        ([{**MEASURED, "unit": "x" * 41}], [(2, "Unit")]),
        ([{**MEASURED, "unit": ""}], [(2, "Unit")]),
        ([{**MEASURED, "name": ""}], [(2, "Indicator")]),
        ([MEASURED, {"code": "3.1", "name": "Calls", "unit": "c"}], [(3, "Indicator")]),
        ([{**MEASURED, "number": "3"}], [(2, "Indicator number")]),
        ([{**MEASURED, "number": "first"}], [(2, "Indicator number")]),
        ([{**MEASURED, "targets": "2026-06-30: many"}], [(2, "Targets")]),
        ([{**MEASURED, "targets": "2026-06-30: NaN"}], [(2, "Targets")]),
        ([{**MEASURED, "targets": "30/06/2026: 4"}], [(2, "Targets")]),
        ([{**MEASURED, "targets": "4"}], [(2, "Targets")]),
        ([{**MEASURED, "targets": "2026-06-30: 4; 2026-06-30: 5"}], [(2, "Targets")]),
        ([{**MEASURED, "baseline": "1,5", "baseline_on": "2026-01-01"}], [(2, "Baseline")]),
        ([{**MEASURED, "baseline": "1.0001", "baseline_on": "2026-01-01"}], [(2, "Baseline")]),
        ([{**MEASURED, "baseline": "1" * 12, "baseline_on": "2026-01-01"}], [(2, "Baseline")]),
        ([{**MEASURED, "baseline": "5"}], [(2, "Baseline date")]),
        ([{**MEASURED, "baseline": "5", "baseline_on": "Easter"}], [(2, "Baseline date")]),
        ([{**MEASURED, "baseline": "5", "baseline_on": "0001-01-01"}], [(2, "Baseline date")]),
        ([{**MEASURED, "targets": "9999-12-31: 4"}], [(2, "Targets")]),
        ([{**MEASURED, "baseline_on": "2026-01-01"}], [(2, "Baseline")]),
        ([{**MEASURED, "baseline": "not yet known", "baseline_on": "2026-01-01"}], [(2, "Baseline date")]),
        ([{**MEASURED, "frequency": "hourly"}], [(2, "Frequency")]),
        ([{**MEASURED, "rule": "best"}], [(2, "Target rule")]),
        ([{**MEASURED, "direction": "up"}], [(2, "Direction")]),
        ([{**MEASURED, "disaggregation": "Sex, height"}], [(2, "Disaggregation")]),
        (
            [{**OUTCOME, "level": "goal"}, {**MEASURED, "code": "3.2", "frequency": "x"}],
            [(2, "Level"), (3, "Frequency")],
        ),
    ],
)
def test_each_refused_cell_is_named_and_nothing_is_stored(rows, faults, editor):
    campaign = CampaignFactory()
    table = table_of(as_csv(*rows))
    found = plan_of(campaign, table).faults
    assert [(fault.row, fault.column) for fault in found] == faults
    with pytest.raises(ValidationError):
        import_framework(campaign=campaign, table=table, by=editor)
    assert Result.objects.count() == 0


def test_the_reason_is_said_in_plain_words():
    campaign = CampaignFactory()
    table = table_of(as_csv({**MEASURED, "level": "goal", "targets": "2026-06-30: many", "leads_to": "9"}))
    assert [fault.text for fault in plan_of(campaign, table).faults] == [
        "“goal” is not known here; write one of: Inputs, Outputs, Outcomes, Impact.",
        "“many” is not a number; write it like 1234.5.",
        "No result has the code 9.",
    ]


@pytest.mark.parametrize(
    ("target", "fault"),
    [
        (("9.9", 1, None, "2026-06-30", 4), "Code"),
        (("3.1", None, "Nobody", "2026-06-30", 4), "Indicator"),
        (("3.1", 8, None, "2026-06-30", 4), "Indicator number"),
        (("3.1", None, None, "2026-06-30", 4), "Indicator number"),
        (("3.1", 1, None, "June", 4), "Period ends on"),
        (("3.1", 1, None, "2026-06-30", "many"), "Target value"),
        (("3.1", 1, None, "2026-06-30", None), "Target value"),
    ],
)
def test_a_refused_target_names_its_cell_of_the_second_sheet(target, fault):
    campaign, _made, _indicator = chain()
    found = plan_of(campaign, table_of(as_xlsx([], [target]))).faults
    assert [(one.sheet, one.row, one.column) for one in found] == [("Targets", 2, fault)]


def test_real_days_and_numbers_of_a_spreadsheet_are_read(editor):
    campaign = CampaignFactory()
    row = {**MEASURED, "code": 3.1, "baseline": 0.1 + 0.2, "baseline_on": datetime.datetime(2026, 1, 1)}
    again = {"name": "Second", "unit": "%", "baseline": "not yet known"}
    targets = [("3.1", None, "Calls", datetime.date(2026, 6, 30), 1200), (3.1, None, "Second", "2026-06-30", 7.5)]
    import_framework(campaign=campaign, table=table_of(as_xlsx([row, again], targets)), by=editor)
    first, second = Indicator.objects.order_by("number")
    assert (first.result.code, first.baseline, first.baseline_on) == ("3.1", Decimal("0.3"), datetime.date(2026, 1, 1))
    assert (first.targets.get().value, second.targets.get().value, second.baseline) == (1200, Decimal("7.5"), None)
    assert (first.direction, first.rule, first.frequency) == ("ambiguous", "last", "quarterly")


def test_a_changed_table_changes_exactly_what_differs(editor):
    campaign, made, indicator = chain()
    other = ResultFactory(campaign=campaign, code="3.2")
    rows = [
        {"code": "2.1", "leads_to": "3.2"},
        {"code": "3.1", "statement": "New words.", "number": "1", "name": "Renamed", "baseline": "not yet known"},
        {"code": "4", "name": "New", "unit": "people", "targets": "2026-12-31: 5"},
    ]
    plan = plan_of(campaign, table_of(as_csv(*rows)))
    assert [change.name for change in plan.added] == ["4: New"]
    assert {change.name: [column for column, _before, _after in change.fields] for change in plan.changed} == {
        "2.1 Result 2.1": ["Leads to"],
        "3.1 Result 3.1": ["Statement"],
        "Pupils who would call": ["Indicator", "Baseline", "Baseline date"],
    }
    import_framework(campaign=campaign, table=table_of(as_csv(*rows)), by=editor)
    indicator.refresh_from_db()
    assert (indicator.name, indicator.baseline, indicator.targets.get().value) == ("Renamed", None, 40)
    assert list(made["output"].leads_to.all()) == [other]
    assert Result.objects.filter(campaign=campaign).count() == 5


@pytest.mark.parametrize(
    ("cell", "listed", "reached"),
    [("2026-06-30: 40", 55, 55), ("2026-06-30: 55", 40, 55), ("2026-06-30: 55", 55, 55), ("2026-06-30: 50", 55, None)],
)
def test_where_both_sheets_hold_a_target_the_new_one_counts(cell, listed, reached, editor):
    campaign, _made, indicator = chain()
    table = table_of(as_xlsx([{"code": "3.1", "number": 1, "targets": cell}], [("3.1", 1, None, "2026-06-30", listed)]))
    if reached is None:
        assert [(one.row, one.column) for one in plan_of(campaign, table).faults] == [(2, "Targets")]
    else:
        import_framework(campaign=campaign, table=table, by=editor)
        assert indicator.targets.model.objects.get(indicator=indicator).value == reached


def test_a_level_changed_under_standing_links_is_refused():
    campaign, _made, _indicator = chain()
    table = table_of(as_csv({"code": "3.1", "level": "Impact"}))
    faults = plan_of(campaign, table).faults
    assert {(fault.row, fault.column) for fault in faults} == {(2, "Level")}


def test_what_changed_meanwhile_is_shown_again(editor):
    campaign, made, _indicator = chain()
    table = table_of(as_csv({"code": "3.1", "statement": "New words."}))
    digest = plan_of(campaign, table).digest()
    Result.objects.filter(pk=made["outcome"].pk).update(statement="Changed by a colleague.")
    with pytest.raises(ValidationError):
        import_framework(campaign=campaign, table=table, digest=digest, by=editor)
    assert Result.objects.get(pk=made["outcome"].pk).statement == "Changed by a colleague."


def test_a_verb_that_refuses_half_way_leaves_nothing(editor, monkeypatch):
    def refuse(**given):
        raise ValidationError("No.")

    monkeypatch.setattr("campaigns.results.bringing.set_targets", refuse)
    campaign = CampaignFactory()
    with pytest.raises(ValidationError) as refused:
        import_framework(campaign=campaign, table=table_of(as_csv({**MEASURED, "targets": "2026-06-30: 4"})), by=editor)
    assert (refused.value.messages, Result.objects.count()) == (["Row 2: No."], 0)


def test_only_who_writes_results_brings_a_table_in(coordinator):
    with pytest.raises(PermissionDenied):
        import_framework(campaign=CampaignFactory(), table=table_of(as_csv(OUTCOME)), by=coordinator)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.csv", b"", "no_header"),
        ("a.csv", "Código;Otra\n".encode("latin-1"), "encoding"),
        ("a.csv", b"Code,Level\n1,Output\n", "no_header"),
        ("a.csv", b"Code,Statement\n1,a\x00b\n", "corrupt_file"),
        ("a.csv", b"Code,Statement\n" + b"1,a\n" * 501, "too_many_rows"),
        ("a.csv", b"Code,Statement\n" + b"1,a" * 800_000, "too_large"),
        ("a.xlsx", b"Code,Statement\n", "content_mismatch"),
        ("a.xlsx", b"", "empty_file"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(name, content, code):
    with pytest.raises(UnreadableFile) as refused:
        read_table(SimpleUploadedFile(name, content), name)
    assert refused.value.code == code


def test_a_semicolon_table_of_another_language_is_read():
    table = read_table(SimpleUploadedFile("a.csv", b"code;statement;level\n1;They call.;outcome\n"), "a.csv")
    assert [row.cells for row in table.rows] == [{"code": "1", "statement": "They call.", "level": "outcome"}]


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_each_heading_and_each_word_means_one_thing_in_every_language(language):
    with translation.override(language):
        headings = {column: str(heading) for column, heading in {**COLUMNS, **TARGET_COLUMNS}.items()}
        assert {column: column_of(text) for column, text in headings.items()} == {column: column for column in headings}
        for column, choices in CHOICES.items():
            assert [choice_in(column, str(label)) for label in choices.labels] == choices.values


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_pdf_is_a_pdf(language):
    with translation.override(language):
        assert framework_pdf(rich_campaign()).startswith(b"%PDF-")


def test_zeros_and_control_characters_are_read_over(editor):
    row = {**MEASURED, "statement": "They\x01 call.\x0b", "baseline": "1." + "0" * 40, "baseline_on": "2026-01-01"}
    import_framework(campaign=CampaignFactory(), table=table_of(as_csv(row)), by=editor)
    made = Indicator.objects.get()
    assert (made.result.statement, made.baseline) == ("They call.", 1)


def test_the_workbook_says_how_it_stands_in_numbers_and_days():
    indicator = IndicatorFactory(
        rule="cumulative", direction="up_good", name="Calls", unit="calls", baseline=None, baseline_on=None
    )
    for day, value in ((datetime.date(2026, 1, 31), 700), (datetime.date(2026, 2, 28), 500)):
        ReadingFactory(indicator=indicator, on=day, value=value)
    TargetFactory(indicator=indicator, ends_on=datetime.date(2026, 2, 28), value=1000)
    workbook = load_workbook(io.BytesIO(framework_xlsx(indicator.result.campaign)))
    about = (indicator.result.code, indicator.number, "Calls", "calls")
    (standing,) = list(workbook["How it stands"].iter_rows(min_row=2, values_only=True))
    assert standing == (*about, None, datetime.date(2026, 2, 28), 1000, 1200, "Ahead")
    assert list(workbook["Readings"].iter_rows(min_row=2, values_only=True)) == [
        (*about, datetime.date(2026, 1, 31), 700),
        (*about, datetime.date(2026, 2, 28), 500),
    ]


def test_what_is_added_up_is_said_beside_the_latest_reading(client, editor):
    indicator = IndicatorFactory(rule="cumulative", direction="up_good")
    for day, value in ((datetime.date(2026, 1, 31), 7300), (datetime.date(2026, 2, 28), 2100)):
        ReadingFactory(indicator=indicator, on=day, value=value)
    client.force_login(editor)
    address = reverse("campaign:inspect", args=[indicator.result.campaign_id])
    page = BeautifulSoup(client.get(address).content, "html.parser").select_one("#results").get_text(" ", strip=True)
    assert "Latest reading 2,100 28 Feb 2026 All readings together 9,400" in page


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("text", ["=x", "'=x", "''=x", "'", "''", "'x", "O'Neil", "'' -x", "x'=y", "＝x"])
def test_every_apostrophe_of_a_text_comes_back(kind, text):
    campaign = CampaignFactory()
    ResultFactory(campaign=campaign, code="1", level="input", statement=text)
    table = out_and_in(campaign, kind)
    assert ([row.cells["statement"] for row in table.rows], plan_of(campaign, table).does_something) == ([text], False)
