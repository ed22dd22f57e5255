"""Prices that partners may not see where they are booked reach them by no cost line made from a booking either."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from wagtail.models import ModelLogEntry

from campaigns.broadcast.rules import may_see_prices
from campaigns.budget import actions
from campaigns.budget.booked import plan_booked
from campaigns.budget.choices import CostKind
from campaigns.budget.queries import Spent, spent_by_medium
from campaigns.budget.rules import may_see_booked_costs
from campaigns.budget.tabs import budget_of_programme, budget_tab
from campaigns.discussion.feed import entries
from campaigns.models import CostLine
from campaigns.planning.choices import Medium, Status
from campaigns.touring.rules import may_see_costs
from partners.models import User
from partners.people.choices import Role
from tests.campaigns.budget.test_booked import keys, run_of, tour_of
from tests.factories.budget import CostLineFactory, CountedCampaignFactory
from tests.factories.campaigns import ProgrammeFactory
from tests.partners.admin import export_rows, listed

pytestmark = pytest.mark.django_db

SENTENCE = "What bookings of runs, tours and print cost is not shown to you: no sum here holds it."


@pytest.fixture
def campaign(organisation_a, coordinator):
    """Of a partner; a run at 36 and a tour at 300 are planned, 5 is planned by hand."""
    programme = ProgrammeFactory(lead_organisation=organisation_a)
    campaign = CountedCampaignFactory(status=Status.ACTIVE, programme=programme)
    campaign.partner_organisations.add(organisation_a)
    run_of(campaign)
    tour_of(campaign)
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    CostLineFactory(
        campaign=campaign, activity=None, medium="", kind=CostKind.PLANNED, amount=Decimal(5), purpose="Paper"
    )
    return campaign


@pytest.mark.parametrize("role", Role)
def test_who_sees_prices_where_they_are_booked_sees_them_in_the_budget(role):
    user = User(role=role)
    assert may_see_booked_costs(user) == may_see_prices(user) == may_see_costs(user)


def test_a_partner_finds_no_line_of_a_booking_in_the_list_and_the_files(client, campaign, partner, evaluator):
    address = reverse("cost_line:index")
    client.force_login(evaluator)
    assert len(listed(client.get(address))) == 3
    client.force_login(partner)
    assert [line.purpose for line in listed(client.get(address))] == ["Paper"]
    assert [row["Description"] for row in export_rows(client.get(address, {"export": "csv"}))] == ["Paper"]
    line = CostLine.objects.get(booking__startswith="tour:")
    assert client.get(reverse("cost_line:inspect", args=[line.pk])).status_code == 404


def test_no_sum_a_partner_reads_holds_a_booking_and_a_sentence_says_so(client, campaign, partner, coordinator):
    (tab,) = budget_tab(campaign, coordinator)
    assert tab.context["total"].planned == "341.00"
    (tab,) = budget_tab(campaign, partner)
    assert [(row.name, row.planned) for row in tab.context["media"]] == [("No single medium", "5.00")]
    assert [row.planned for row in (*tab.context["activities"], tab.context["total"])] == ["5.00", "5.00"]
    assert (tab.context["open"], tab.context["booked"]) == ("", [])
    (tab,) = budget_of_programme(campaign.programme, partner)
    (group,) = tab.context["groups"]
    assert [row.planned for row in (*group["campaigns"], *group["media"], group["total"])] == ["5.00"] * 3
    for record in (campaign, campaign.programme):
        address = reverse(f"{record._meta.model_name}:inspect", args=[record.pk])
        client.force_login(partner)
        assert SENTENCE in client.get(address).content.decode()
        client.force_login(coordinator)
        assert SENTENCE not in client.get(address).content.decode()


def test_where_bookings_are_all_there_is_a_partner_does_not_read_that_there_is_nothing(client, campaign, partner):
    CostLine.objects.filter(booking="").delete()
    client.force_login(partner)
    for record in (campaign, campaign.programme):
        page = client.get(reverse(f"{record._meta.model_name}:inspect", args=[record.pk])).content.decode()
        assert SENTENCE in page
        assert "No costs are recorded" not in page


def test_what_happened_to_a_line_of_a_booking_tells_a_partner_no_amount(campaign, partner, coordinator):
    line = CostLine.objects.get(booking__startswith="tour:")
    keys_told = set(entries(partner).values_list("content_type__model", "object_id"))
    assert ("costline", str(line.pk)) not in keys_told
    actions.remove_cost_line(line=line, by=coordinator)
    removed = ModelLogEntry.objects.for_instance(campaign).get(action="campaigns.remove_cost")
    assert removed.data == {"cost": "Red thread"}


def test_a_medium_that_a_partner_may_not_see_all_costs_of_is_not_weighed_for_them(campaign, partner, coordinator):
    CostLine.objects.filter(booking__startswith="run:").update(kind=CostKind.ACTUAL)
    CostLineFactory(campaign=campaign, activity=None, day=datetime.date(2026, 3, 1))
    CostLineFactory(campaign=campaign, activity=None, medium=Medium.WEB, amount=Decimal(7))
    assert spent_by_medium(campaign, user=coordinator) == Spent("EUR", {"radio_spot": Decimal(1276), "web": Decimal(7)})
    assert spent_by_medium(campaign, user=partner) == Spent("EUR", {"web": Decimal(7)})
