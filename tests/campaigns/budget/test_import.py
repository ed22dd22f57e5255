"""A table of costs on its way in: shown first, added whole or not at all, never twice."""

import csv
import datetime
import io
from decimal import Decimal

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import ModelLogEntry

from campaigns.budget.actions import import_cost_lines
from campaigns.budget.columns import HEADINGS as HEADINGS_OF
from campaigns.budget.columns import heading_names, same
from campaigns.budget.importing import MOST_ROWS, read_costs, read_rows
from campaigns.models import CostLine
from campaigns.planning.choices import Medium
from clarion.files.tables import csv_lines, xlsx_bytes
from clarion.files.workbook_checks import UnreadableFile
from tests.factories.budget import CostLineFactory, CountedCampaignFactory, ExchangeRateFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory

pytestmark = pytest.mark.django_db

HEADINGS = ["Kind", "Date", "Activity", "Medium", "Description", "Amount", "Currency", "Rate", "Reference"]
ROW = ["paid", "2026-03-10", "", "", "Air time", "500.00", "EUR", "", "R-1"]
KENYA = {"currency": "KES", "rate": Decimal("0.0066"), "rate_on": "2026-03-01", "rate_source": "Central Bank"}


def table(*rows, headings=HEADINGS):
    return "".join(csv_lines(headings, rows)).encode()


def changed(**fields):
    row = dict(zip(HEADINGS, ROW, strict=True)) | fields
    return [row[name] for name in HEADINGS]


def reading(tmp_path, data, campaign, name="costs.csv"):
    path = tmp_path / name
    path.write_bytes(data)
    return read_costs(read_rows(path, name), campaign)


def send(client, campaign, data, name="costs.csv"):
    address = reverse("cost_line:import", args=[campaign.pk])
    return client.post(address, {"file": SimpleUploadedFile(name, data)})


def confirm(client, campaign, answer, **also):
    data = {"confirm": answer.context["token"], **also}
    return client.post(reverse("cost_line:import", args=[campaign.pk]), data)


def faults(found):
    return [(fault.row, fault.column, fault.problem) for fault in found.faults]


def test_a_file_is_shown_first_and_added_when_confirmed(client, coordinator):
    campaign = CountedCampaignFactory()
    ActivityFactory(campaign=campaign, name="Spots", medium=Medium.RADIO_SPOT)
    ExchangeRateFactory(organisation=campaign.lead_organisation)
    client.force_login(coordinator)
    rows = (ROW, changed(Kind="planned", Activity="spots", Currency="KES", Amount="10,000.00"))
    answer = send(client, campaign, table(*rows))
    assert not CostLine.objects.exists()
    assert (answer.context["planned"], answer.context["actual"]) == ("66\u00a0EUR", "500\u00a0EUR")
    done = confirm(client, campaign, answer)
    assert done.url == reverse("campaign:inspect", args=[campaign.pk]) + "#budget"
    lines = CostLine.objects.order_by("position")
    assert [(one.kind, one.medium, one.amount, one.rate, one.position) for one in lines] == [
        ("actual", "", 500, 1, 1),
        ("planned", "radio_spot", 10_000, Decimal("0.0066"), 2),
    ]
    entry = ModelLogEntry.objects.for_instance(campaign).get()
    assert (entry.action, entry.data) == ("campaigns.import_costs", {"lines": 2, "file": "costs.csv"})
    again = client.post(reverse("cost_line:import", args=[campaign.pk]), {"confirm": answer.context["token"]})
    assert (again.url, CostLine.objects.count()) == (reverse("cost_line:import", args=[campaign.pk]), 2)


@pytest.mark.parametrize("later", ["another", "faulty", "unreadable"])
def test_only_what_the_last_file_showed_can_be_added(client, coordinator, later):
    campaign = CountedCampaignFactory()
    client.force_login(coordinator)
    first = send(client, campaign, table(ROW))
    rows = {"another": table(changed(Reference="R-2")), "faulty": table(changed(Kind="perhaps")), "unreadable": b"x"}
    second = send(client, campaign, rows[later])
    refused = client.get(confirm(client, campaign, first).url)
    words = {
        "another": "Another file was read since that page was shown, so nothing was stored. "
        "Please choose the file again."
    }
    expected = words.get(later, "There is nothing to confirm; please choose the file again.")
    assert [str(message) for message in refused.context["messages"]] == [expected]
    assert not CostLine.objects.exists()
    if later == "another":
        confirm(client, campaign, second)
        assert list(CostLine.objects.values_list("reference", flat=True)) == ["R-2"]


def test_every_fault_names_its_row_and_column_and_nothing_can_be_confirmed(client, coordinator):
    campaign = CountedCampaignFactory()
    client.force_login(coordinator)
    rows = (
        ROW,
        changed(Kind="perhaps", Date="03/04/2026"),
        changed(Amount="1,240", Description=""),
        changed(Activity="Elsewhere", Medium="Smoke signs"),
        changed(Currency="KES"),
        changed(Currency="XYZ", Rate="2"),
        changed(Rate="2"),
        changed(Amount="-5"),
        changed(Date="2099-01-01", Reference="x" * 61),
    )
    answer = send(client, campaign, table(*[[cell.replace("500.00", "500") for cell in row] for row in rows]))
    assert faults(answer.context["reading"]) == [
        (3, "Kind", "“perhaps” is neither planned nor paid."),
        (3, "Date", "“03/04/2026” can be 3 April 2026 or 4 March 2026; write it like 2026-04-03."),
        (4, "Description", "Say what the money is for."),
        (4, "Amount", "“1,240” can mean 1240 or 1.240; write it without thousands."),
        (5, "Activity", "The campaign has no activity called “Elsewhere”."),
        (5, "Medium", "“Smoke signs” is no medium of the list."),
        (6, "Rate", "No rate from KES into EUR is known for 10 Mar 2026 or before; record one, or give it here."),
        (7, "Currency", "“XYZ” is no currency of ISO 4217."),
        (7, "Source of the rate", "Say where the rate comes from."),
        (8, "Rate", "The campaign counts in EUR itself: the rate is 1."),
        (9, "Amount", "An amount is not below 0. Record a refund by changing the line it belongs to."),
        (10, "Reference", "The text is longer than 60 characters."),
    ]
    assert answer.context["token"] == ""
    confirm(client, campaign, answer)
    assert not CostLine.objects.exists()


def test_the_column_settles_how_a_number_is_read(tmp_path):
    campaign = CountedCampaignFactory()
    rows = (changed(Amount="1.240"), changed(Amount="2,50", Reference="R-2"))
    data = "\n".join(";".join(row) for row in (HEADINGS, *rows)).encode("cp1252")
    assert [found.line.amount for found in reading(tmp_path, data, campaign).new] == [1240, Decimal("2.5")]


def test_what_was_downloaded_is_already_there_when_it_comes_back(client, coordinator):
    campaign = CountedCampaignFactory()
    activity = ActivityFactory(campaign=campaign, medium=Medium.RADIO_SPOT)
    CostLineFactory(campaign=campaign, activity=activity, purpose="=Plan", kind="planned")
    CostLineFactory(campaign=campaign, activity=None, medium="", **KENYA, amount=240, reference="-5")
    CostLineFactory(campaign=campaign, activity=None, medium="web", amount="1240.5", purpose="Ünïcode, “x”")
    client.force_login(coordinator)
    for ending in ("csv", "xlsx"):
        for language in ("en", "fr", "ar"):
            with translation.override(language):
                address = reverse("cost_line:index")
            query = {"export": ending, "campaign": campaign.pk}
            file = client.get(address, query, headers={"accept-language": language}).getvalue()
            found = send(client, campaign, file, f"costs.{ending}").context["reading"]
            assert (found.there, found.new, found.faults) == (3, [], []), (ending, language)


def test_headings_and_words_of_any_language_are_understood(tmp_path):
    campaign = CountedCampaignFactory()
    headings = ["  DESCRIPTION ", "type", "invoice_no", "amount:", "Day", "medium"]
    rows = (
        ["Spots", "Actual", "R-1", "5", "1.2.2026", "RADIO_SPOT"],
        ["Set", "budget", "", "7", "2.2.2026", "Theatre play"],
    )
    found = reading(tmp_path, table(["Costs of the year"], headings, *rows, headings=["", ""]), campaign)
    lines = [(one.line.kind, one.line.medium, one.line.reference, one.line.currency) for one in found.new]
    assert lines == [("actual", "radio_spot", "R-1", "EUR"), ("planned", "theatre", "", "EUR")]


def test_repeats_are_marked_and_added_only_when_asked_for(client, coordinator):
    campaign = CountedCampaignFactory()
    CostLineFactory(campaign=campaign, activity=None, amount=500, reference="R-1", purpose="Paid for air time")
    client.force_login(coordinator)
    data = table(ROW, changed(Reference="R-2"), changed(Reference="R-2"), changed(Reference="R-3"), changed(Amount=""))
    answer = send(client, campaign, data)
    found = answer.context["reading"]
    assert [(one.row, one.like) for one in found.repeats] == [
        (2, "“Paid for air time”, which stands on record"),
        (4, "row 3 of this file"),
    ]
    assert (len(found.new), found.empty) == (4, 1)
    confirm(client, campaign, answer)
    assert sorted(CostLine.objects.values_list("reference", flat=True)) == ["R-1", "R-2", "R-3"]
    confirm(client, campaign, send(client, campaign, data), repeats="1")
    assert sorted(CostLine.objects.values_list("reference", flat=True)) == ["R-1", "R-1", "R-2", "R-3"]


def test_a_rate_in_the_file_needs_its_source(tmp_path):
    campaign = CountedCampaignFactory()
    headings = [*HEADINGS, "Date of the rate", "Source of the rate"]
    rows = (
        [*changed(Currency="KES", Rate="0,0066"), "", "Bank"],
        [*changed(Currency="KES", Rate="0.0066"), "2026-03-01", ""],
    )
    found = reading(tmp_path, table(*rows, headings=headings), campaign)
    (new,) = found.new
    assert (new.line.rate_on, new.line.rate_source) == (datetime.date(2026, 3, 10), "Bank")
    assert faults(found) == [(3, "Source of the rate", "Say where the rate comes from.")]


def test_rows_of_another_campaign_or_medium_are_refused(tmp_path):
    campaign = CountedCampaignFactory(code="ours")
    ActivityFactory(campaign=campaign, name="Spots", medium=Medium.RADIO_SPOT)
    headings = ["Campaign", *HEADINGS]
    rows = (["theirs", *ROW], ["ours", *changed(Activity="Spots", Medium="Web")])
    assert faults(reading(tmp_path, table(*rows, headings=headings), campaign)) == [
        (2, "Campaign", "The row belongs to another campaign."),
        (3, "Medium", "The activity has another medium: Radio spot."),
    ]


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        ("costs.pdf", b"x", "Choose a file whose name ends in .xlsx or .csv."),
        ("costs.csv", b"", "The submitted file is empty."),
        ("costs.csv", b"\n \n", "The file is empty."),
        (
            "costs.csv",
            b"a,b\n1,2\n",
            "No row holds these headings: Kind, Date, Description, Amount. The template has them.",
        ),
        ("costs.csv", b"a\0b", "This is not a CSV file."),
        ("costs.xlsx", b"Kind,Date", "This is not an XLSX workbook."),
        ("costs.csv", b"\xff\xfea", "The letters of the file cannot be read; save it as CSV in UTF-8."),
        ("costs.csv", table(*[ROW] * (MOST_ROWS + 30)), "The table has more than 2,000 rows; bring it in by parts."),
    ],
)
def test_a_file_that_is_no_table_of_costs_is_refused_at_its_field(client, coordinator, name, data, error):
    client.force_login(coordinator)
    answer = send(client, CountedCampaignFactory(), data, name)
    assert answer.context["form"].errors == {"file": [error]}


def test_a_campaign_without_a_currency_takes_no_file(client, coordinator):
    client.force_login(coordinator)
    answer = send(client, CampaignFactory(), table(ROW))
    assert list(answer.context["form"].errors) == ["file"]


def test_what_changed_between_reading_and_confirming_stops_everything(client, coordinator):
    campaign = CountedCampaignFactory()
    activity = ActivityFactory(campaign=campaign, name="Spots")
    client.force_login(coordinator)
    answer = send(client, campaign, table(ROW, changed(Activity="Spots", Reference="R-2")))
    activity.delete()
    confirm(client, campaign, answer)
    answer = send(client, campaign, table(ROW))
    type(campaign).objects.update(budget_currency="USD")
    confirm(client, campaign, answer)
    assert not CostLine.objects.exists()


def test_two_people_who_confirm_the_same_file_add_it_once(coordinator, editor):
    campaign = CountedCampaignFactory()
    held = []
    for person in (coordinator, editor):
        browser = Client()
        browser.force_login(person)
        held.append((browser, send(browser, campaign, table(ROW))))
    for browser, answer in held:
        confirm(browser, campaign, answer)
    assert CostLine.objects.count() == 1


def test_the_template_is_understood_as_it_is(client, coordinator):
    campaign = CountedCampaignFactory(code="ours")
    ActivityFactory(campaign=campaign, name="=Spots", medium=Medium.RADIO_SPOT)
    client.force_login(coordinator)
    address = reverse("cost_line:template", args=[campaign.pk])
    for ending in ("csv", "xlsx"):
        answer = client.get(address, {"as": ending})
        assert answer["Content-Disposition"] == f'attachment; filename="costs-ours.{ending}"'
        found = send(client, campaign, answer.getvalue(), f"costs.{ending}").context["reading"]
        assert (found.empty, found.new, found.faults) == (1, [], [])
    rows = list(csv.reader(io.StringIO(client.get(address, {"as": "csv"}).content.decode("utf-8-sig"))))
    assert rows[1] == ["Planned", "2026-02-01", "'=Spots", "Radio spot", "", "", "EUR", "", "", "", ""]


def test_a_workbook_of_numbers_and_dates_is_read_exactly(tmp_path):
    campaign = CountedCampaignFactory()
    row = ["paid", datetime.date(2026, 3, 10), None, None, "Air time", 1240.1, "EUR", None, 17]
    found = reading(tmp_path, xlsx_bytes(HEADINGS, [row]), campaign, "costs.xlsx")
    (new,) = found.new
    assert (new.line.amount, new.line.reference) == (Decimal("1240.1"), "17")


@pytest.mark.parametrize("size", [1, 3])
def test_reading_asks_the_same_number_of_questions(tmp_path, django_assert_num_queries, size):
    campaign = CountedCampaignFactory()
    ActivityFactory(campaign=campaign, name="Spots", medium=Medium.RADIO_SPOT)
    rows = [changed(Activity="Spots", Reference=f"R-{number}") for number in range(size)]
    with django_assert_num_queries(3):
        assert len(reading(tmp_path, table(*rows), campaign).new) == size


def test_a_broken_workbook_is_refused(tmp_path):
    path = tmp_path / "costs.xlsx"
    path.write_bytes(b"PK\x03\x04broken")
    with pytest.raises(UnreadableFile):
        read_rows(path, "costs.xlsx")


def test_no_language_calls_two_columns_by_one_name():
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            assert {name: heading_names()[same(label)] for name, label in HEADINGS_OF.items()} == {
                name: name for name in HEADINGS_OF
            }


@pytest.mark.parametrize("rate", ["1000000000", "100000000000000", "0.0000000000001", "0.0000000000012"])
def test_a_rate_that_no_field_can_hold_is_refused_at_its_cell(tmp_path, rate):
    headings = [*HEADINGS, "Source of the rate"]
    row = [*changed(Currency="KES", Rate=rate), "Central Bank"]
    found = reading(tmp_path, table(row, headings=headings), CountedCampaignFactory())
    text = "A rate is below 100,000,000 and has at most 12 digits after the point."
    assert faults(found) == [(2, "Rate", text)]


def test_zeros_behind_the_last_digit_are_read_over(tmp_path):
    headings = [*HEADINGS, "Source of the rate"]
    row = [*changed(Currency="KES", Amount="500.0000", Rate="0.00660000000000"), "Central Bank"]
    found = reading(tmp_path, table(row, headings=headings), CountedCampaignFactory())
    assert (faults(found), found.new[0].line.rate) == ([], Decimal("0.0066"))


def test_a_confirmed_line_still_passes_its_fields(coordinator):
    line = CostLineFactory.build(campaign=CountedCampaignFactory(), activity=None, purpose="x" * 201)
    with pytest.raises(ValidationError, match="at most 200 characters"):
        import_cost_lines(campaign=line.campaign, lines=[line], file_name="costs.csv", by=coordinator)
    assert not CostLine.objects.exists()


def test_control_characters_of_a_cell_are_left_out(tmp_path):
    found = reading(
        tmp_path, table(changed(Description="Air\x01 time\x0b", Reference="\x02")), CountedCampaignFactory()
    )
    assert [(one.line.purpose, one.line.reference) for one in found.new] == [("Air time", "")]


def test_the_preview_tells_of_an_old_rate(client, coordinator):
    campaign = CountedCampaignFactory()
    ExchangeRateFactory(organisation=campaign.lead_organisation, day=datetime.date(2025, 12, 1))
    client.force_login(coordinator)
    answer = send(client, campaign, table(changed(Currency="KES")))
    assert "The rate is of 1 Dec 2025, more than 90 days before this cost." in answer.content.decode()
