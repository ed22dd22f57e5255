"""Cost lines and rates: what the verbs take, refuse, keep and log, and who may call them."""

import datetime
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaigns.budget import actions
from campaigns.budget.choices import CostKind
from campaigns.models import Campaign, CostLine, ExchangeRate
from campaigns.planning.choices import Medium
from tests.factories.budget import CostLineFactory, CountedCampaignFactory, ExchangeRateFactory
from tests.factories.campaigns import ActivityFactory, CampaignFactory
from tests.factories.partners import MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


def unsaved(campaign=None, **fields):
    given = {"kind": "actual", "purpose": "Air time", "day": datetime.date(2026, 3, 10), "amount": Decimal(500)}
    return CostLine(campaign=campaign or CountedCampaignFactory(), **given | {"currency": "EUR"} | fields)


def refusal(call, **given):
    with pytest.raises(ValidationError) as refused:
        call(**given)
    return refused.value.message_dict


def test_a_line_takes_its_medium_from_the_activity_and_is_logged(coordinator):
    campaign = CountedCampaignFactory()
    activity = ActivityFactory(campaign=campaign, medium=Medium.THEATRE)
    line = actions.save_cost_line(line=unsaved(campaign, activity=activity, medium="web"), by=coordinator)
    stands = CostLine.objects.get()
    assert (stands.medium, stands.rate, stands.rate_currency, stands.position) == ("theatre", 1, "EUR", 1)
    for record in (line, campaign):
        assert [e.action for e in ModelLogEntry.objects.for_instance(record)] == ["campaigns.add_cost"]
    assert actions.save_cost_line(line=unsaved(campaign), by=coordinator).position == 2


def test_a_line_in_another_currency_takes_the_rate_of_its_day_and_keeps_it(coordinator):
    campaign = CountedCampaignFactory()
    own = {"organisation": campaign.lead_organisation}
    rate = ExchangeRateFactory(**own)
    ExchangeRateFactory(**own, day=datetime.date(2026, 3, 11), rate=Decimal("0.007"))
    ExchangeRateFactory(day=datetime.date(2026, 3, 9), rate=Decimal("0.9"))  # another organisation's
    line = actions.save_cost_line(line=unsaved(campaign, currency="kes", amount=Decimal(120_000)), by=coordinator)
    assert (line.rate, line.rate_on, line.rate_source) == (Decimal("0.0066"), rate.day, rate.source)
    assert line.converted_amount == Decimal("792.00")
    rate.rate = Decimal("0.01")
    actions.record_rate(rate=rate, by=coordinator)
    assert CostLine.objects.get().converted_amount == Decimal("792.00")
    actions.remove_rate(rate=rate, by=coordinator)
    assert CostLine.objects.get().rate == Decimal("0.0066")


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"amount": Decimal("-0.01")}, {"amount"}),
        ({"amount": Decimal("1.005")}, {"amount"}),
        ({"currency": "XYZ", "rate": Decimal(2), "rate_source": "Bank"}, {"currency"}),
        ({"currency": "KES"}, {"rate"}),
        ({"currency": "KES", "rate": Decimal("0.01")}, {"rate_source"}),
        ({"currency": "KES", "rate": Decimal(0), "rate_source": "Bank"}, {"rate"}),
        ({"currency": "KES", "rate": Decimal("1.234567890123"), "rate_source": "Bank"}, {"rate"}),
        ({"rate": Decimal(2)}, {"rate"}),
        ({"day": timezone.localdate() + datetime.timedelta(days=30)}, {"day"}),
    ],
)
def test_a_wrong_line_is_refused_at_its_field(coordinator, fields, refused):
    assert set(refusal(actions.save_cost_line, line=unsaved(**fields), by=coordinator)) == refused
    assert not CostLine.objects.exists()


def test_what_belongs_elsewhere_is_refused(coordinator):
    line = unsaved(activity=ActivityFactory())
    assert set(refusal(actions.save_cost_line, line=line, by=coordinator)) == {"activity"}
    assert set(refusal(actions.save_cost_line, line=unsaved(CampaignFactory()), by=coordinator)) == {"campaign"}


def test_a_plan_may_lie_in_the_future_and_a_dinar_has_three_digits(coordinator):
    later = timezone.localdate() + datetime.timedelta(days=90)
    actions.save_cost_line(line=unsaved(kind=CostKind.PLANNED, day=later), by=coordinator)
    tunis = CountedCampaignFactory(budget_currency="TND")
    line = actions.save_cost_line(line=unsaved(tunis, currency="TND", amount=Decimal("1.125")), by=coordinator)
    assert line.converted_amount == Decimal("1.125")


def test_a_rate_into_a_currency_that_is_left_is_not_kept(coordinator):
    line = CostLineFactory(currency="KES", rate=Decimal("0.0066"), rate_on="2026-03-01", rate_source="Bank")
    Campaign.objects.update(budget_currency="USD")
    line = CostLine.objects.get()
    line.purpose = "Air time, March"
    assert set(refusal(actions.save_cost_line, line=line, by=coordinator)) == {"rate"}
    ExchangeRateFactory(organisation=line.campaign.lead_organisation, into="USD", rate=Decimal("0.0077"))
    saved = actions.save_cost_line(line=CostLine.objects.get(), by=coordinator)
    assert (saved.rate, saved.rate_currency) == (Decimal("0.0077"), "USD")


def test_removing_leaves_a_trace_in_the_history_of_the_campaign(coordinator):
    line = CostLineFactory()
    actions.remove_cost_line(line=line, by=coordinator)
    assert not CostLine.objects.exists()
    entry = ModelLogEntry.objects.for_instance(Campaign.objects.get()).get()
    data = {"cost": "Air time", "amount": "1240.00", "currency": "EUR"}
    assert (entry.action, entry.data) == ("campaigns.remove_cost", data)


def test_an_activity_with_costs_stays():
    line = CostLineFactory()
    with pytest.raises(ProtectedError):
        line.activity.delete()


@pytest.mark.parametrize(
    ("fields", "refused"),
    [
        ({"into": "KES"}, {"into"}),
        ({"currency": "XYZ"}, {"currency"}),
        ({"rate": Decimal(-1)}, {"rate"}),
        ({"day": datetime.date(2026, 3, 1)}, {"day"}),
    ],
)
def test_a_wrong_rate_is_refused_at_its_field(coordinator, fields, refused):
    stands = ExchangeRateFactory()
    given = {"currency": "KES", "into": "EUR", "rate": Decimal(1), "day": datetime.date(2026, 4, 1), "source": "Bank"}
    rate = ExchangeRate(organisation=stands.organisation, **given | fields)
    assert set(refusal(actions.record_rate, rate=rate, by=coordinator)) == refused


@pytest.mark.parametrize("name", ["partner", "agency", "evaluator", "approver"])
def test_only_those_who_plan_write_costs(request, name):
    user = request.getfixturevalue(name)
    line, rate = CostLineFactory(), ExchangeRateFactory()
    for verb, given in (
        (actions.save_cost_line, {"line": line}),
        (actions.remove_cost_line, {"line": line}),
        (actions.record_rate, {"rate": rate}),
        (actions.remove_rate, {"rate": rate}),
        (actions.import_cost_lines, {"campaign": line.campaign, "lines": [], "file_name": "a.csv"}),
    ):
        with pytest.raises(PermissionDenied):
            verb(by=user, **given)
    assert (CostLine.objects.count(), ExchangeRate.objects.count()) == (1, 1)


def test_each_organisation_sees_its_own_costs_and_rates(partner, partner2, organisation_a, agency):
    mine = CostLineFactory(campaign=CountedCampaignFactory(lead_organisation=organisation_a))
    own_rate = ExchangeRateFactory(organisation=organisation_a)
    CostLineFactory(campaign=CountedCampaignFactory(lead_organisation=OrganisationFactory()))
    ExchangeRateFactory()
    assert list(CostLine.objects.visible_to(partner)) == [mine]
    assert list(ExchangeRate.objects.visible_to(partner)) == [own_rate]
    assert not CostLine.objects.visible_to(partner2).exists()
    assert not ExchangeRate.objects.visible_to(partner2).exists()


@pytest.mark.parametrize(
    "fields",
    [
        {"amount": -1},
        {"rate": 2},
        {"currency": "KES"},
        {"kind": "guess"},
        {"rate_currency": "", "currency": "KES", "rate_on": "2026-03-01", "rate_source": "Bank"},
    ],
)
def test_the_database_refuses_what_no_verb_writes(fields):
    with pytest.raises(IntegrityError), transaction.atomic():
        CostLineFactory(**fields)


def test_someone_of_the_partner_organisation_reads_costs_of_a_shared_campaign(partner):
    own = MembershipFactory(user=partner).organisation
    line = CostLineFactory()
    line.campaign.partner_organisations.add(own)
    assert list(CostLine.objects.visible_to(partner)) == [line]


def test_what_the_money_is_for_leads_to_nobody(coordinator):
    line = unsaved(purpose="Fare, ask 0712 - 345 - 678", reference="2026-000123")
    assert list(refusal(actions.save_cost_line, line=line, by=coordinator)) == ["purpose"]
