"""A booking that moved, or whose campaign counts in another currency, is offered again; a person's own day stays."""

import datetime
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from campaigns.budget import actions
from campaigns.budget.booked import compare, plan_booked
from campaigns.budget.queries import budget_of
from campaigns.models import Campaign, CostLine, PrintBatch
from campaigns.planning.choices import Medium, Status
from tests.campaigns.budget.test_booked import batch_of, keys
from tests.factories.budget import CountedCampaignFactory, ExchangeRateFactory
from tests.factories.campaigns import ActivityFactory

pytestmark = pytest.mark.django_db

FIRST, LATER = datetime.date(2026, 2, 1), datetime.date(2026, 3, 14)
BY_HAND = datetime.date(2026, 2, 20)


@pytest.fixture
def campaign():
    return CountedCampaignFactory(status=Status.ACTIVE)


@pytest.fixture
def batch(campaign, coordinator):
    """A batch due on 1 February that is planned."""
    batch = batch_of(campaign, activity=None, due_on=FIRST)
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    return batch


def change(batch, **fields):
    PrintBatch.objects.filter(pk=batch.pk).update(**fields)


def set_by_hand(by, **fields):
    line = CostLine.objects.get()
    for name, value in fields.items():
        setattr(line, name, value)
    actions.save_cost_line(line=line, by=by)


def test_a_batch_put_off_is_offered_and_takes_its_line_along(client, campaign, batch, coordinator):
    set_by_hand(coordinator, purpose="Posters for the north", reference="Q-7")
    change(batch, due_on=LATER)
    (row,) = compare(campaign, coordinator)
    assert (row.ticked, row.notes) == (True, ["now 14 Mar 2026, in the plan 1 Feb 2026"])
    client.force_login(coordinator)
    page = BeautifulSoup(client.get(reverse("campaign:inspect", args=[campaign.pk])).content, "html.parser")
    assert page.select_one("#budget input[name=booking]").has_attr("checked")
    assert "now 14 Mar 2026, in the plan 1 Feb 2026" in page.select_one("#budget").get_text()
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    line = CostLine.objects.get()
    assert (line.day, line.purpose, line.reference) == (LATER, "Posters for the north", "Q-7")
    assert [row.is_planned for row in compare(campaign, coordinator)] == [True]


def test_a_day_set_by_hand_stays_while_the_booking_keeps_its_own(campaign, batch, coordinator):
    set_by_hand(coordinator, day=BY_HAND)
    (row,) = compare(campaign, coordinator)
    assert row.is_planned
    change(batch, cost=95)
    (row,) = compare(campaign, coordinator)
    assert (row.ticked, row.notes) == (True, [])
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    line = CostLine.objects.get()
    assert (line.amount, line.day) == (95, BY_HAND)


@pytest.mark.parametrize("known", [True, False])
def test_a_day_that_may_be_set_by_hand_is_not_changed_unasked(campaign, batch, coordinator, known):
    set_by_hand(coordinator, day=BY_HAND)
    change(batch, due_on=LATER)
    if not known:
        CostLine.objects.update(booked_day=None)
    (row,) = compare(campaign, coordinator)
    assert (row.can_be_planned, row.ticked) == (True, False)
    assert row.notes == [
        "now 14 Mar 2026, in the plan 20 Feb 2026",
        "perhaps set by hand: tick it to take over what is booked",
    ]
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    assert CostLine.objects.get().day == LATER


def test_a_batch_that_goes_to_another_activity_takes_its_line_along(campaign, batch, coordinator):
    web = ActivityFactory(campaign=campaign, medium=Medium.WEB, name="Site")
    change(batch, activity=web)
    (row,) = compare(campaign, coordinator)
    assert (row.ticked, row.notes) == (True, ["now Site, in the plan The whole campaign"])
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    line = CostLine.objects.get()
    assert (line.activity, line.medium) == (web, Medium.WEB)
    change(batch, activity=None)
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    line = CostLine.objects.get()
    assert (line.activity, line.medium) == (None, "")


def test_an_activity_set_by_hand_stays_while_the_booking_keeps_its_own(campaign, batch, coordinator):
    set_by_hand(coordinator, activity=ActivityFactory(campaign=campaign, medium=Medium.WEB))
    (row,) = compare(campaign, coordinator)
    assert row.is_planned
    change(batch, activity=ActivityFactory(campaign=campaign, medium=Medium.POSTER))
    (row,) = compare(campaign, coordinator)
    assert (row.can_be_planned, row.ticked) == (True, False)


def test_a_line_that_another_currency_of_the_campaign_left_out_can_be_planned_again(campaign, batch, coordinator):
    Campaign.objects.update(budget_currency="KES")
    ExchangeRateFactory(
        organisation=campaign.lead_organisation, currency="EUR", into="KES", rate=150, day=datetime.date(2026, 1, 1)
    )
    campaign = Campaign.objects.get()
    (row,) = compare(campaign, coordinator)
    assert (row.ticked, row.notes) == (True, ["counted in EUR so far"])
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    budget = budget_of(campaign, user=coordinator)
    assert (budget.sums.total.planned, budget.apart) == (Decimal(12_075), ())
