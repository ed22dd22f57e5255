"""Several people write one budget at once: nobody's change is lost unseen, and nobody waits for ever."""

from functools import partial

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.urls import reverse

from campaigns.budget import actions
from campaigns.budget.booked import Outcome, plan_booked
from campaigns.budget.holding import state_of
from campaigns.models import CostLine, PrintBatch
from campaigns.planning.choices import Status
from tests.campaigns.budget.test_booked import batch_of, keys, run_of, tour_of, typed
from tests.campaigns.events.test_concurrency import at_once
from tests.conftest import person
from tests.factories.budget import CostLineFactory, CountedCampaignFactory

real = pytest.mark.django_db(transaction=True, serialized_rollback=True)
ROUNDS = 4


def fields_of(page, form="form input, form select, form textarea"):
    """What the browser would send of the inputs of the page, by name."""
    return {field["name"]: field.get("value", "") for field in page.select(form) if field.get("name")}


@pytest.mark.django_db
def test_a_form_opened_before_a_change_is_refused_and_keeps_its_words(client, coordinator):
    campaign = CountedCampaignFactory(status=Status.ACTIVE)
    batch_of(campaign, activity=None)
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    line = CostLine.objects.get()
    client.force_login(coordinator)
    address = reverse("cost_line:edit", args=[line.pk])
    opened = fields_of(BeautifulSoup(client.get(address).content, "html.parser"))["state"]
    assert opened == state_of(line)
    PrintBatch.objects.update(cost=95, name="A day of 100 % posters")
    plan_booked(campaign=campaign, keys=[line.booking], by=coordinator)
    sent = typed(line, purpose="New words", state=opened)
    answer = client.post(address, sent)
    page = BeautifulSoup(answer.content, "html.parser")
    assert "it says “Posters”, 95\u00a0EUR, " in page.get_text()
    line.refresh_from_db()
    assert (line.amount, line.purpose) == (95, "Posters")
    again = fields_of(page)
    assert (again["purpose"], again["state"]) == ("New words", state_of(line))
    assert client.post(address, {**sent, "state": again["state"]}).status_code == 302
    line.refresh_from_db()
    assert (line.purpose, line.booking) == ("New words", *keys(campaign, coordinator))


@pytest.mark.django_db
def test_an_untouched_form_is_saved(client, coordinator):
    line = CostLineFactory()
    client.force_login(coordinator)
    address = reverse("cost_line:edit", args=[line.pk])
    opened = fields_of(BeautifulSoup(client.get(address).content, "html.parser"))["state"]
    assert client.post(address, typed(line, purpose="Air time, March", state=opened)).status_code == 302
    line.refresh_from_db()
    assert line.purpose == "Air time, March"


@pytest.mark.django_db
def test_the_name_of_a_line_with_a_percent_sign_is_told_as_it_is(coordinator):
    line = CostLineFactory(purpose="100 % paper")
    with pytest.raises(ValidationError, match="it says “100 % paper”, 1,240"):
        actions.save_cost_line(line=line, state="old", by=coordinator)


@pytest.mark.django_db
def test_a_line_that_was_removed_meanwhile_is_not_written_anew(coordinator):
    line = CostLineFactory()
    stale = CostLine.objects.get()
    actions.remove_cost_line(line=line, by=coordinator)
    with pytest.raises(PermissionDenied):
        actions.save_cost_line(line=stale, by=coordinator)
    assert not CostLine.objects.exists()


@real
def test_four_clicks_at_once_plan_everything_once(postgres):
    by, campaign = person("coordinator"), CountedCampaignFactory(status=Status.ACTIVE)
    for book in (batch_of, tour_of, run_of):
        book(campaign)
    wanted = keys(campaign, by)
    outcomes = at_once([partial(plan_booked, campaign=campaign, keys=wanted, by=by)] * 4)
    assert outcomes.count(Outcome(3)) == 1, outcomes
    assert sum(isinstance(one, ValidationError) for one in outcomes) == 3, outcomes
    assert CostLine.objects.count() == 3
    assert connection.vendor == "postgresql"


@real
def test_words_changed_while_a_booking_is_renewed_are_not_lost_unseen(postgres):
    by, campaign = person("coordinator"), CountedCampaignFactory(status=Status.ACTIVE)
    batch_of(campaign)
    plan_booked(campaign=campaign, keys=keys(campaign, by), by=by)
    for number in range(ROUNDS):
        PrintBatch.objects.update(cost=100 + number)
        line = CostLine.objects.get()
        state, before = state_of(line), line.purpose
        line.purpose = f"Words {number}"
        renew = partial(plan_booked, campaign=campaign, keys=[line.booking], by=by)
        said, renewed = at_once([partial(actions.save_cost_line, line=line, state=state, by=by), renew])
        stands = CostLine.objects.get()
        assert renewed == Outcome(1)
        assert stands.amount == 100 + number
        assert stands.purpose == (before if isinstance(said, ValidationError) else f"Words {number}"), said


@real
def test_two_lines_that_change_places_between_campaigns_at_once_wait_for_one_another(postgres):
    by = person("coordinator")
    one, other = (CostLineFactory(activity=None, campaign=CountedCampaignFactory()) for _number in range(2))
    moved = [CostLine.objects.get(pk=line.pk) for line in (one, other)]
    moved[0].campaign, moved[1].campaign = other.campaign, one.campaign
    outcomes = at_once([partial(actions.save_cost_line, line=line, by=by) for line in moved])
    assert outcomes == moved
    assert set(CostLine.objects.values_list("pk", "campaign")) == {
        (one.pk, other.campaign_id),
        (other.pk, one.campaign_id),
    }
