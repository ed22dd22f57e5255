"""The budget in the admin: forms that save by verb, the list and its files, the parts of a campaign and a programme."""

import datetime
from decimal import Decimal
from io import BytesIO

import pytest
from django.template.loader import render_to_string
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import ModelLogEntry

from campaigns.budget.choices import CostKind
from campaigns.budget.tabs import budget_of_programme, budget_tab
from campaigns.models import Campaign, CostLine, ExchangeRate
from campaigns.planning.choices import Medium
from tests.campaigns.queries import own_queries
from tests.factories.budget import CostLineFactory, CountedCampaignFactory, ExchangeRateFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ProgrammeFactory
from tests.factories.partners import MembershipFactory, region
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db

KENYA = {"currency": "KES", "rate": Decimal("0.0066"), "rate_on": "2026-03-01", "rate_source": "Central Bank"}


def posted(campaign, **fields):
    given = {"kind": "actual", "day": "2026-03-10", "purpose": "Air time", "amount": "500", "currency": "EUR"}
    return {"campaign": campaign.pk, **given, "medium": "", "reference": "", **fields}


def tab_of(client, record, key="budget"):
    answer = client.get(reverse(f"{record._meta.model_name}:inspect", args=[record.pk]))
    return next((tab for tab in answer.context["tabs"] if tab.key == key), None), answer.content.decode()


def plainly(text: str) -> str:
    return text.replace("\u00a0", " ")


def test_a_coordinator_records_a_cost_and_comes_back_to_the_budget(client, coordinator):
    campaign = CountedCampaignFactory()
    activity = ActivityFactory(campaign=campaign, medium=Medium.MUSIC)
    other = ActivityFactory()
    ExchangeRateFactory(organisation=campaign.lead_organisation)
    client.force_login(coordinator)
    form = client.get(reverse("cost_line:add"), {"campaign": campaign.pk}).context["form"]
    assert (form.initial["campaign"], form.initial["currency"]) == (campaign.pk, "EUR")
    assert other not in form.fields["activity"].queryset
    data = posted(campaign, activity=activity.pk, currency="KES", amount="120000")
    answer = client.post(reverse("cost_line:add"), data)
    assert answer.url == reverse("campaign:inspect", args=[campaign.pk]) + "#budget"
    line = CostLine.objects.get()
    assert (line.medium, line.rate, line.converted_amount) == ("music", Decimal("0.0066"), Decimal("792.00"))


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        (
            {"currency": "KES"},
            {"rate": ["No rate from KES into EUR is known for 10 Mar 2026 or before; record one, or give it here."]},
        ),
        ({"currency": "KES", "rate": "0"}, {"rate": ["A rate is above 0."]}),
        ({"amount": "-5"}, {"amount": ["Ensure this value is greater than or equal to 0."]}),
        ({"currency": "XXX"}, {"currency": ["Select a valid choice. XXX is not one of the available choices."]}),
        ({"day": "2099-01-01"}, {"day": ["What is paid cannot lie in the future; plan it instead."]}),
    ],
)
def test_what_is_wrong_stands_at_its_field(client, coordinator, fields, errors):
    client.force_login(coordinator)
    answer = client.post(reverse("cost_line:add"), posted(CountedCampaignFactory(), **fields))
    assert answer.context["form"].errors == errors
    assert not CostLine.objects.exists()


def test_a_line_is_changed_and_removed_by_verb(client, coordinator):
    line = CostLineFactory(**KENYA, amount=Decimal(1000))
    client.force_login(coordinator)
    address = reverse("cost_line:edit", args=[line.pk])
    initial = client.get(address).context["form"].initial
    assert (str(initial["amount"]), str(initial["rate"])) == ("1000.00", "0.0066")
    data = posted(line.campaign, currency="KES", rate="0.0066", rate_source="Central Bank", amount="2000")
    client.post(address, data)
    line.refresh_from_db()
    assert (line.amount, line.rate_on) == (2000, datetime.date(2026, 3, 10))
    client.post(reverse("cost_line:delete", args=[line.pk]))
    entries = ModelLogEntry.objects.for_instance(line.campaign)
    assert {entry.action for entry in entries} == {"campaigns.change_cost", "campaigns.remove_cost"}
    assert not CostLine.objects.exists()


def test_a_rate_is_recorded_once_a_day(client, coordinator):
    stands = ExchangeRateFactory()
    client.force_login(coordinator)
    data = {"organisation": stands.organisation.pk, "currency": "KES", "into": "EUR", "rate": "0.007", "source": "Bank"}
    answer = client.post(reverse("exchange_rate:add"), {**data, "day": "2026-03-01"})
    assert "A rate between these currencies is recorded for this day; change that one." in answer.content.decode()
    client.post(reverse("exchange_rate:add"), {**data, "day": "2026-04-01"})
    assert [rate.rate for rate in ExchangeRate.objects.all()] == [Decimal("0.007"), Decimal("0.0066")]
    client.post(reverse("exchange_rate:delete", args=[stands.pk]))
    assert ExchangeRate.objects.count() == 1


def some_lines(campaign):
    """Paid for radio in March, planned for radio, paid for no single medium in May in another currency."""
    given = {"campaign": campaign}
    radio = ActivityFactory(campaign=campaign, name="Spots", medium=Medium.RADIO_SPOT)
    return (
        CostLineFactory(**given, activity=radio),
        CostLineFactory(**given, activity=radio, kind=CostKind.PLANNED, amount=1107, purpose="=Plan"),
        CostLineFactory(**given, activity=None, medium="", **KENYA, amount=10_000, day="2026-05-02", purpose="Travel"),
    )


def test_the_files_hold_what_the_list_shows(client, evaluator):
    paid, planned, travel = some_lines(CountedCampaignFactory(code="ours"))
    other = CostLineFactory(day="2026-04-01")
    client.force_login(evaluator)
    address = reverse("cost_line:index")
    for query, shown in (
        ({}, [travel, other, planned, paid]),
        ({"campaign": paid.campaign.pk}, [travel, planned, paid]),
        ({"kind": "planned"}, [planned]),
        ({"medium": "none"}, [travel]),
        ({"medium": "radio_spot", "campaign": paid.campaign.pk}, [planned, paid]),
        ({"activity": paid.activity.pk}, [planned, paid]),
        ({"currency": "kes"}, [travel]),
        ({"first": "2026-04-01", "last": "2026-04-30"}, [other]),
    ):
        assert listed(client.get(address, query)) == shown, query
        rows = export_rows(client.get(address, {**query, "export": "csv"}))
        assert [Decimal(row["Amount"]) for row in rows] == [line.amount for line in shown], query
        workbook = load_workbook(BytesIO(client.get(address, {**query, "export": "xlsx"}).getvalue()))
        assert [row[6].value for row in list(workbook.active)[1:]] == [line.amount for line in shown], query


def test_a_row_of_a_file_says_all_of_the_line_and_formulas_stay_text(client, evaluator):
    _paid, _planned, _travel = some_lines(CountedCampaignFactory(code="ours"))
    client.force_login(evaluator)
    travel, planned, _last = export_rows(client.get(reverse("cost_line:index"), {"export": "csv"}))
    assert travel == {
        "Campaign": "ours",
        "Kind": "actual",
        "Date": "2026-05-02",
        "Activity": "",
        "Medium": "",
        "Description": "Travel",
        "Amount": "10000.00",
        "Currency": "KES",
        "Rate": "0.0066",
        "Currency of the campaign": "EUR",
        "In the campaign's currency": "66.00",
        "Date of the rate": "2026-03-01",
        "Source of the rate": "Central Bank",
        "Reference": "",
    }
    assert planned["Description"] == "'=Plan"
    workbook = load_workbook(BytesIO(client.get(reverse("cost_line:index"), {"export": "xlsx"}).getvalue()))
    assert [(cell.value, cell.data_type) for cell in workbook.active["F"]][2] == ("=Plan", "s")


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_number_of_questions(client, coordinator, rows):
    for _row in range(rows):
        CostLineFactory()
    client.force_login(coordinator)
    with own_queries(4):
        client.get(reverse("cost_line:index"))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_budget_of_a_campaign_asks_the_same_number_of_questions(coordinator, rows):
    campaign = CountedCampaignFactory()
    for _row in range(rows):
        CostLineFactory(campaign=campaign, **KENYA)
    campaign = Campaign.objects.get()
    with own_queries(6):
        (tab,) = budget_tab(campaign, coordinator)
        render_to_string(tab.template_name, {"facts": tab.context})


def test_the_part_of_a_campaign_adds_up_by_medium_and_activity(client, coordinator):
    campaign = CountedCampaignFactory()
    some_lines(campaign)
    client.force_login(coordinator)
    tab, text = tab_of(client, campaign)
    rows = [(row.name, row.planned, row.actual, row.difference) for row in tab.context["media"]]
    assert rows == [
        ("Radio spot", "1,107.00", "1,240.00", "+133.00"),
        ("No single medium", "0.00", "66.00", "+66.00"),
    ]
    assert [row.name for row in tab.context["activities"]] == ["Spots", "The whole campaign"]
    for sentence in (
        "The campaign has cost 1,306 EUR, 18 percent more than the 1,107 EUR planned.",
        "The lines planned make 1,107 EUR; 8,893 EUR of the budget of 10,000 EUR is not planned yet.",
        "Radio spot has cost 1,240 EUR, 12 percent more than the 1,107 EUR planned.",
        "What serves no single medium has cost 66 EUR; nothing was planned for it.",
        "10,000 KES × 0.0066 = 66 EUR",
        "rate of 1 Mar 2026, <bdi>Central Bank</bdi>",
    ):
        assert sentence in plainly(text)


def test_lines_whose_rate_leads_elsewhere_stand_apart(client, coordinator):
    line = CostLineFactory(currency="USD", rate_currency="USD")
    client.force_login(coordinator)
    tab, text = tab_of(client, line.campaign)
    assert (tab.context["has_lines"], tab.context["media"]) == (False, [])
    assert "1 line was recorded while the campaign counted in USD" in text
    assert "planned 0 USD, paid 1,240 USD" in plainly(text)


def test_who_may_not_write_reads_and_the_agency_does_not_even_read(client, evaluator, agency):
    line = CostLineFactory()
    line.campaign.partner_organisations.add(agency.memberships.get().organisation)
    client.force_login(evaluator)
    tab, text = tab_of(client, line.campaign)
    assert (tab.context["may_add"], reverse("cost_line:add") in text) == (False, False)
    assert client.get(reverse("cost_line:inspect", args=[line.pk])).status_code == 200
    client.force_login(agency)
    assert tab_of(client, line.campaign)[0] is None


def test_a_campaign_without_a_currency_says_what_it_needs(client, coordinator):
    client.force_login(coordinator)
    tab, text = tab_of(client, CampaignFactory())
    assert not tab.context["may_add"]
    assert "give the campaign a budget with its currency first" in text


def test_a_programme_adds_up_each_currency_alone(client, editor, partner, organisation_a):
    programme = ProgrammeFactory(lead_organisation=organisation_a)
    mine = CountedCampaignFactory(programme=programme, lead_organisation=organisation_a, name="Mine")
    CostLineFactory(campaign=mine)
    CostLineFactory(campaign=CountedCampaignFactory(programme=programme, name="Hidden"), amount=60)
    dollars = CountedCampaignFactory(programme=programme, budget_currency="USD", name="Dollars")
    CostLineFactory(campaign=dollars, currency="USD", rate_currency="USD", amount=7)
    client.force_login(editor)
    tab, text = tab_of(client, programme)
    found = [(group["currency"], group["total"].actual, len(group["campaigns"])) for group in tab.context["groups"]]
    assert found == [("EUR", "1,300.00", 2), ("USD", "7.00", 1)]
    assert "Campaigns that count in different currencies are never added." in text
    client.force_login(partner)
    tab, text = tab_of(client, programme)
    assert [group["sentence"] for group in tab.context["groups"]] == [
        "The programme has cost 1,240\u00a0EUR; nothing was planned for it."
    ]
    assert "Hidden" not in text


@pytest.mark.parametrize("rows", [1, 3])
def test_a_programme_asks_the_same_number_of_questions(editor, rows):
    programme = ProgrammeFactory()
    for _row in range(rows):
        CostLineFactory(campaign=CountedCampaignFactory(programme=programme))
    with own_queries(2):
        (tab,) = budget_of_programme(programme, editor)
        render_to_string(tab.template_name, {"facts": tab.context})


def test_a_control_character_breaks_no_workbook(client, evaluator):
    CostLineFactory(purpose="Air\x01 time")
    client.force_login(evaluator)
    workbook = load_workbook(BytesIO(client.get(reverse("cost_line:index"), {"export": "xlsx"}).getvalue()))
    assert workbook.active["F2"].value == "Air time"


def test_the_address_tells_nothing_of_a_campaign_one_may_not_see(client, coordinator, organisation_a):
    north, south = region("XD-01", "North"), region("XD-02", "South")
    MembershipFactory(user=coordinator, organisation=organisation_a).areas.set([north])
    hidden = CountedCampaignFactory(areas=[south], budget_currency="KES")
    client.force_login(coordinator)
    form = client.get(reverse("cost_line:add"), {"campaign": hidden.pk}).context["form"]
    assert "currency" not in form.initial


def test_strangers_find_nothing(client, partner2):
    line, rate = CostLineFactory(), ExchangeRateFactory()
    client.force_login(partner2)
    assert listed(client.get(reverse("cost_line:index"))) == []
    assert listed(client.get(reverse("exchange_rate:index"))) == []
    for name, record in (("cost_line:inspect", line), ("cost_line:import", line.campaign)):
        assert client.get(reverse(name, args=[record.pk])).status_code == 404
    assert rate.pk


@pytest.mark.parametrize(("day", "told"), [("2026-05-30", False), ("2026-05-31", True)])
def test_an_old_rate_is_told(client, coordinator, day, told):
    campaign = CountedCampaignFactory()
    ExchangeRateFactory(organisation=campaign.lead_organisation)
    client.force_login(coordinator)
    text = "The rate is of 1 Mar 2026, more than 90 days before this cost. Look whether there is a newer one."
    saved = client.post(reverse("cost_line:add"), posted(campaign, currency="KES", day=day), follow=True)
    assert (text in [str(message) for message in saved.context["messages"]]) == told
    page = client.get(reverse("cost_line:inspect", args=[CostLine.objects.get().pk]))
    assert (text in page.content.decode()) == told
