"""Sums and sentences of the budget: exact, each currency alone, in plain words."""

import datetime
from decimal import Decimal

import pytest
from django.utils import translation

from campaigns.budget.choices import CostKind
from campaigns.budget.models import CostLine
from campaigns.budget.money import NO_BREAK, converted, money, places
from campaigns.budget.queries import Spent, spent_by_medium
from campaigns.budget.sums import Amounts, add_up, later_than
from campaigns.budget.words import variance
from campaigns.planning.models import Campaign
from clarion.currencies import currency_codes
from tests.factories.budget import CostLineFactory, CountedCampaignFactory


def plainly(text: str) -> str:
    return text.replace(NO_BREAK, " ")


@pytest.mark.parametrize(
    ("planned", "actual", "sentence"),
    [
        (1107, 1240, "Radio has cost 1,240 EUR, 12 percent more than the 1,107 EUR planned."),
        (1240, 1107, "Radio has cost 1,107 EUR, 11 percent less than the 1,240 EUR planned."),
        (1000, 1050, "Radio has cost 1,050 EUR, within 5 percent of the 1,000 EUR planned."),
        (1000, "949.99", "Radio has cost 949.99 EUR, 5 percent less than the 1,000 EUR planned."),
        (1000, 1000, "Radio has cost 1,000 EUR, exactly what was planned."),
        (0, "12.5", "Radio has cost 12.50 EUR; nothing was planned for it."),
        (1000, 0, "Radio: nothing has been recorded as spent yet; 1,000 EUR is planned."),
        (21080, "3.85", "Radio has cost 3.85 EUR, 99 percent less than the 21,080 EUR planned."),
        (0, 0, "Radio: nothing is planned, and nothing has been recorded as spent yet."),
    ],
)
def test_variance_in_words(planned, actual, sentence):
    assert plainly(variance("Radio", Amounts(Decimal(planned), Decimal(actual)), "EUR")) == sentence


@pytest.mark.parametrize(
    ("actual", "later", "sentence"),
    [
        ("3.85", 1000, "Radio: 3.85 EUR was paid of 1,000 EUR planned; nothing was due by today."),
        (0, 1000, "Radio: nothing has been recorded as spent yet; 1,000 EUR is planned."),
        (280, 500, "Radio: 280 EUR was paid, 44 percent less than the 500 EUR due by today."),
        ("0.5", 500, "Radio: 0.50 EUR was paid, 99 percent less than the 500 EUR due by today."),
        (600, 500, "Radio: 600 EUR was paid, 20 percent more than the 500 EUR due by today."),
        (510, 500, "Radio: 510 EUR was paid, within 5 percent of the 500 EUR due by today."),
        (500, 500, "Radio: 500 EUR was paid, exactly what was due by today."),
    ],
)
def test_what_is_not_due_yet_was_not_saved(actual, later, sentence):
    amounts = Amounts(Decimal(1000), Decimal(actual), Decimal(later))
    assert plainly(variance("Radio", amounts, "EUR")) == sentence


def test_a_name_with_a_percent_sign_stays_as_it_is():
    sentence = variance("100 % radio", Amounts(Decimal(100), Decimal(200)), "EUR")
    assert plainly(sentence) == "100 % radio has cost 200 EUR, 100 percent more than the 100 EUR planned."


@pytest.mark.parametrize(
    ("language", "written"), [("en", "1,240.50 EUR"), ("es", "1.240,50 EUR"), ("fr", "1\u202f240,50 EUR")]
)
def test_money_is_written_as_the_reader_writes_it(language, written):
    with translation.override(language):
        assert plainly(money(Decimal("1240.5"), "EUR")) == written


def test_each_currency_has_its_digits():
    assert [places(code) for code in ("EUR", "XAF", "TND")] == [2, 0, 3]
    assert converted(Decimal("0.5"), Decimal("655.957"), "XAF") == 328
    assert converted(Decimal("0.125"), Decimal(1), "EUR") == Decimal("0.13")
    assert currency_codes() > {"EUR", "KES", "NGN", "XOF"}
    assert not currency_codes() & {"DEM", "XTS", "XXX", "can"}


def line(kind, amount, currency="EUR", rate="1", into="EUR", **fields):
    return CostLine(
        kind=kind, amount=Decimal(amount), currency=currency, rate=Decimal(rate), rate_currency=into, **fields
    )


def test_sums_are_exact_and_never_of_two_currencies():
    tenths = [line(CostKind.ACTUAL, "0.1", medium="web", campaign_id=1) for _ in range(3)]
    lines = [
        *tenths,
        line(CostKind.PLANNED, 1000, "KES", "0.0066", medium="", campaign_id=1, activity_id=7),
        line(CostKind.ACTUAL, 5, "USD", into="USD", medium="web", campaign_id=2),
    ]
    found = add_up(lines)
    assert list(found) == ["EUR", "USD"]
    euros = found["EUR"]
    assert euros.total == Amounts(Decimal("6.60"), Decimal("0.30"))
    assert euros.by_medium == {"web": Amounts(actual=Decimal("0.30")), "": Amounts(planned=Decimal("6.60"))}
    assert list(euros.by_medium) == ["web", ""]
    assert euros.by_activity == {None: Amounts(actual=Decimal("0.30")), 7: Amounts(planned=Decimal("6.60"))}
    assert (euros.by_campaign[1], euros.lines) == (euros.total, 4)


@pytest.mark.parametrize(("ends_on", "later"), [(10, 7), (9, 0)])
def test_all_of_the_plan_is_due_once_the_campaign_is_over(ends_on, later):
    today = datetime.date(2026, 3, 10)
    campaign = Campaign(pk=1, ends_on=datetime.date(2026, 3, ends_on))
    lines = [line(CostKind.PLANNED, 5, campaign_id=1, day=today)]
    lines += [line(CostKind.PLANNED, 7, campaign_id=1, day=datetime.date(2026, 3, 11))]
    assert add_up(lines, later_than(today, [campaign]))["EUR"].total == Amounts(Decimal(12), later=Decimal(later))


@pytest.mark.django_db
def test_what_was_spent_by_medium_leaves_out_what_is_planned_or_in_another_currency(coordinator):
    campaign = CountedCampaignFactory()
    given = {"campaign": campaign, "activity": None}
    CostLineFactory(**given)
    CostLineFactory(**given, amount=Decimal("0.5"), medium="")
    CostLineFactory(**given, kind=CostKind.PLANNED)
    CostLineFactory(**given, currency="USD", rate_currency="USD")
    CostLineFactory(day=datetime.date(2026, 4, 1))
    spent = spent_by_medium(campaign, user=coordinator)
    assert spent == Spent("EUR", {"radio_spot": Decimal(1240), "": Decimal("0.50")}, left_out=1)
    assert spent.total == Decimal("1240.50")
