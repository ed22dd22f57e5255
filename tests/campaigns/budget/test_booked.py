"""What is booked, beside what the budget holds of it: runs, tours and print, planned in one click."""

import datetime
from decimal import Decimal

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from campaigns.broadcast.choices import AiringState
from campaigns.budget import actions
from campaigns.budget.booked import Outcome, compare, plan_booked
from campaigns.budget.choices import CostKind
from campaigns.events.choices import EventStatus
from campaigns.models import Campaign, CostLine, Event, PrintBatch
from campaigns.planning.choices import Medium, Status
from tests.campaigns.queries import own_queries
from tests.factories.broadcast import AiringFactory, FlightFactory
from tests.factories.budget import CostLineFactory, CountedCampaignFactory, ExchangeRateFactory
from tests.factories.campaigns import ActivityFactory
from tests.factories.partners import MembershipFactory, region
from tests.factories.printing import PrintBatchFactory
from tests.factories.touring import PerformanceFactory, TourFactory

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 11, 1, tzinfo=datetime.UTC)


@pytest.fixture
def campaign():
    return CountedCampaignFactory(status=Status.ACTIVE)


def run_of(campaign, airings=3, **fields):
    """A run at 12 EUR an airing, with one airing more that was cancelled."""
    activity = ActivityFactory(campaign=campaign, medium=Medium.RADIO_SPOT, name="Spots")
    flight = FlightFactory(activity=activity, status="booked", **{"currency": "EUR", **fields})
    for day in range(1, airings + 1):
        AiringFactory(flight=flight, starts_at=datetime.datetime(2026, 2, day, 6, tzinfo=datetime.UTC))
    AiringFactory(
        flight=flight,
        state=AiringState.CANCELLED,
        reason="x",
        starts_at=datetime.datetime(2026, 2, 20, 6, tzinfo=datetime.UTC),
    )
    return flight


def tour_of(campaign, **fields):
    """Two performances on one day, a fee of 100 EUR each, four people at 25 EUR a day."""
    stage = ActivityFactory(campaign=campaign, medium=Medium.PUPPET_SHOW, name="Puppets")
    tour = TourFactory(activity=stage, name="Red thread", currency="EUR", **fields)
    for hour in (6, 9):
        PerformanceFactory(tour=tour, event__starts_at=datetime.datetime(2026, 3, 2, hour, tzinfo=datetime.UTC))
    return tour


def batch_of(campaign, **fields):
    known = {"name": "Posters", "cost": Decimal("80.50"), "currency": "EUR"}
    return PrintBatchFactory(campaign=campaign, **known | fields)


def keys(campaign, by):
    return [row.booking.key for row in compare(campaign, by)]


def typed(line, **fields):
    """What the form of the line sends."""
    given = {"campaign": line.campaign_id, "kind": line.kind, "day": line.day.isoformat(), "purpose": line.purpose}
    given |= {"amount": str(line.exact_amount), "currency": line.currency, "medium": line.medium}
    return {**given, "activity": line.activity_id or "", "reference": line.reference, **fields}


def planned(campaign):
    return {line.booking.partition(":")[0]: line.amount for line in CostLine.objects.filter(campaign=campaign)}


def test_all_that_is_booked_at_a_known_price_is_planned(campaign, coordinator):
    flight, tour, batch = run_of(campaign), tour_of(campaign), batch_of(campaign)
    run_of(campaign, price=None, currency="")
    batch_of(campaign, cost=None, currency="")
    assert keys(campaign, coordinator) == [f"run:{flight.pk}", f"tour:{tour.pk}", f"print:{batch.pk}"]
    assert plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator) == Outcome(3)
    assert planned(campaign) == {"run": 36, "tour": 300, "print": Decimal("80.50")}
    lines = {line.booking: line for line in CostLine.objects.select_related("activity")}
    line = lines[f"tour:{tour.pk}"]
    assert (line.kind, line.activity.name, line.medium) == (CostKind.PLANNED, "Puppets", Medium.PUPPET_SHOW)
    assert (line.purpose, line.day, line.currency) == ("Red thread", datetime.date(2026, 3, 2), "EUR")
    assert all(row.is_planned for row in compare(campaign, coordinator))


def test_a_second_click_plans_nothing_twice(campaign, coordinator):
    batch_of(campaign)
    wanted = keys(campaign, coordinator)
    plan_booked(campaign=campaign, keys=wanted, by=coordinator)
    with pytest.raises(ValidationError, match="holds all of this already"):
        plan_booked(campaign=campaign, keys=wanted, by=coordinator)
    assert CostLine.objects.count() == 1


def test_only_what_is_ticked_is_planned(campaign, coordinator):
    batch_of(campaign)
    tour = tour_of(campaign)
    done = plan_booked(campaign=campaign, keys=[f"tour:{tour.pk}", "tour:999", "x"], by=coordinator)
    assert done == Outcome(1, ("2 of what you ticked are no longer booked.",))
    assert planned(campaign) == {"tour": 300}


def test_a_booking_that_changed_renews_its_line_and_keeps_its_words(campaign, coordinator):
    batch = batch_of(campaign)
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    CostLine.objects.update(purpose="Posters for the north", reference="Q-7")
    PrintBatch.objects.filter(pk=batch.pk).update(cost=95)
    (row,) = compare(campaign, coordinator)
    assert (row.booked_in_words, row.planned_in_words) == ("95\u00a0EUR", "80.50\u00a0EUR")
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    line = CostLine.objects.get()
    assert (line.amount, line.purpose, line.reference) == (95, "Posters for the north", "Q-7")


def test_what_was_called_off_leaves_its_line_in_sight(campaign, coordinator):
    tour = tour_of(campaign)
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    Event.objects.filter(performance__tour=tour).update(status=EventStatus.CANCELLED)
    (row,) = compare(campaign, coordinator)
    assert (row.booking, row.name, row.can_be_planned) == (None, "Red thread", False)


def test_what_cannot_be_planned_is_named_and_keeps_nothing_else_back(client, campaign, coordinator):
    batch_of(campaign)
    batch_of(campaign, name="Leaflets", cost=1000, currency="KES")
    batch_of(campaign, name="Cards", currency="QQQ")
    client.force_login(coordinator)
    wanted = {"booking": keys(campaign, coordinator)}
    done = client.post(reverse("cost_line:plan_booked", args=[campaign.pk]), wanted, follow=True)
    texts = [str(message) for message in done.context["messages"]]
    assert [text.partition(": ")[0] for text in texts[:-1]] == ["Leaflets", "Cards", "Cards"]
    assert texts[-1] == "1 line is planned as booked."
    assert planned(campaign) == {"print": Decimal("80.50")}
    with pytest.raises(ValidationError, match="Leaflets: No rate from KES into EUR"):
        plan_booked(campaign=campaign, keys=wanted["booking"], by=coordinator)
    ExchangeRateFactory(organisation=campaign.lead_organisation, day=datetime.date(2026, 1, 1))
    assert plan_booked(campaign=campaign, keys=wanted["booking"], by=coordinator).planned == 1


@pytest.mark.parametrize("name", ["Sticker: call 0800 123 4567", "Flyer info@example.org", "Poster A3 20260314-01"])
def test_a_name_that_no_line_may_bear_becomes_what_it_is_and_its_day(campaign, coordinator, name):
    batch_of(campaign, name=name, due_on=datetime.date(2026, 3, 14))
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    assert CostLine.objects.get().purpose == "Print batch, 14 Mar 2026"


def test_a_currency_without_digits_is_rounded_and_the_table_says_so(campaign, coordinator):
    ExchangeRateFactory(organisation=campaign.lead_organisation, currency="XAF", day=datetime.date(2026, 1, 1))
    batch_of(campaign, currency="XAF")
    (row,) = compare(campaign, coordinator)
    assert (row.booked_in_words, row.notes) == ("81\u00a0XAF", ["rounded from 80.50\u00a0XAF"])
    plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    (row,) = compare(campaign, coordinator)
    assert (row.line.amount, row.is_planned) == (81, True)


@pytest.mark.parametrize(
    ("ticked", "told"),
    [
        ([], "Nothing is ticked: tick what the budget should take over."),
        (["print:99999"], "1 of what you ticked is no longer booked."),
        (["tour:" + "9" * 500, "<script>"], "2 of what you ticked are no longer booked."),
    ],
)
def test_a_click_that_plans_nothing_says_why(client, campaign, coordinator, ticked, told):
    batch_of(campaign)
    client.force_login(coordinator)
    address = reverse("cost_line:plan_booked", args=[campaign.pk])
    done = client.post(address, {"booking": ticked}, follow=True)
    assert [(message.level_tag, str(message)) for message in done.context["messages"]] == [("error", told)]


def test_what_was_called_off_meanwhile_is_no_longer_booked(campaign, coordinator):
    tour = tour_of(campaign)
    wanted = keys(campaign, coordinator)
    Event.objects.filter(performance__tour=tour).update(status=EventStatus.CANCELLED)
    with pytest.raises(ValidationError, match="1 of what you ticked is no longer booked"):
        plan_booked(campaign=campaign, keys=wanted, by=coordinator)


def test_a_line_that_becomes_a_payment_is_not_asked_for_again(client, campaign, coordinator, partner, organisation_a):
    batch = batch_of(campaign)
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    line = CostLine.objects.get()
    line.kind = CostKind.ACTUAL
    actions.save_cost_line(line=line, by=coordinator)
    PrintBatch.objects.filter(pk=batch.pk).update(cost=95)
    (row,) = compare(campaign, coordinator)
    assert (row.line, row.can_be_planned, row.planned_in_words) == (line, False, "80.50\u00a0EUR, paid")
    with pytest.raises(ValidationError, match="holds all of this already"):
        plan_booked(campaign=campaign, keys=[row.booking.key], by=coordinator)
    campaign.partner_organisations.add(organisation_a)
    assert not CostLine.objects.visible_to(partner).exists()
    batch.delete()
    assert compare(campaign, coordinator) == []


@pytest.mark.parametrize("over", [{"status": Status.COMPLETED}, {"status": Status.CANCELLED}, {"archived_at": NOW}])
def test_what_is_booked_is_planned_wherever_a_cost_may_be_recorded(campaign, coordinator, over):
    batch_of(campaign)
    Campaign.objects.update(**over)
    stands = Campaign.objects.get()
    other = CostLineFactory.build(campaign=stands, activity=None, day=datetime.date(2026, 3, 1))
    assert actions.save_cost_line(line=other, by=coordinator).pk
    assert plan_booked(campaign=stands, keys=keys(stands, coordinator), by=coordinator) == Outcome(1)


def test_a_line_that_goes_to_another_campaign_leaves_its_booking_behind(client, campaign, coordinator):
    other = CountedCampaignFactory(status=Status.ACTIVE)
    batch_of(campaign, activity=None)
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    line = CostLine.objects.get()
    client.force_login(coordinator)
    address = reverse("cost_line:edit", args=[line.pk])
    assert client.post(address, typed(line, campaign=other.pk)).status_code == 302
    line.refresh_from_db()
    assert (line.campaign, line.booking, compare(other, coordinator)) == (other, "", [])
    plan_booked(campaign=campaign, keys=keys(campaign, coordinator), by=coordinator)
    assert client.post(address, typed(line, campaign=campaign.pk)).status_code == 302
    assert sorted(CostLine.objects.values_list("campaign", "booking")) == [
        (campaign.pk, ""),
        (campaign.pk, *keys(campaign, coordinator)),
    ]


def test_the_whole_tour_is_counted_whatever_areas_one_works_in(campaign, coordinator):
    elsewhere = region("XD-09", "Elsewhere")
    tour_of(campaign)
    campaign.areas.add(elsewhere)
    MembershipFactory(user=coordinator).areas.set([elsewhere])
    assert not Event.objects.visible_to(coordinator).exists()
    assert [row.booking.amount for row in compare(campaign, coordinator)] == [300]


@pytest.mark.parametrize("who", ["partner", "agency", "evaluator"])
def test_others_neither_see_nor_plan_it(client, request, campaign, organisation_a, who):
    user = request.getfixturevalue(who)
    batch_of(campaign)
    campaign.partner_organisations.add(organisation_a)
    with pytest.raises(PermissionDenied):
        plan_booked(campaign=campaign, keys=["print:1"], by=user)
    client.force_login(user)
    address = reverse("cost_line:plan_booked", args=[campaign.pk])
    assert client.post(address, {"booking": "print:1"}).status_code in (302, 403, 404)
    assert address not in client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    assert not CostLine.objects.exists()


def test_from_the_campaigns_page_in_one_click(client, campaign, coordinator):
    tour_of(campaign)
    batch_of(campaign)
    client.force_login(coordinator)
    shown = reverse("campaign:inspect", args=[campaign.pk])
    page = BeautifulSoup(client.get(shown).content, "html.parser")
    ticks = page.select("#budget input[name=booking]")
    assert all(tick.has_attr("checked") and tick["aria-label"].startswith("Take into the plan: ") for tick in ticks)
    form = ticks[0].find_parent("form")
    done = client.post(form["action"], {"booking": [tick["value"] for tick in ticks]}, follow=True)
    assert "2 lines are planned as booked." in done.content.decode()
    assert planned(campaign) == {"tour": 300, "print": Decimal("80.50")}
    page = BeautifulSoup(client.get(shown).content, "html.parser")
    assert not page.select("#budget input[name=booking], #budget form button")


def test_what_somebody_planned_by_hand_is_not_ticked(client, campaign, coordinator):
    tour, batch = tour_of(campaign), batch_of(campaign)
    CostLineFactory(campaign=campaign, activity=tour.activity, kind=CostKind.PLANNED)
    assert [(row.booking.key, row.by_hand) for row in compare(campaign, coordinator)] == [
        (f"tour:{tour.pk}", True),
        (f"print:{batch.pk}", False),
    ]
    client.force_login(coordinator)
    page = client.get(reverse("campaign:inspect", args=[campaign.pk])).content
    ticks = BeautifulSoup(page, "html.parser").select("#budget input[name=booking]")
    assert [tick.has_attr("checked") for tick in ticks] == [False, True]


@pytest.mark.parametrize(
    ("medium", "line_in", "by_hand"),
    [
        (None, Medium.POSTER, True),
        (None, "", True),
        (None, Medium.WEB, False),
        (Medium.POSTER, Medium.POSTER, True),
        (Medium.POSTER, "", False),
    ],
)
def test_a_line_for_the_whole_campaign_in_its_medium_may_mean_the_batch(
    campaign, coordinator, medium, line_in, by_hand
):
    batch_of(campaign, activity=medium and ActivityFactory(campaign=campaign, medium=medium))
    CostLineFactory(campaign=campaign, activity=None, medium=line_in, kind=CostKind.PLANNED)
    (row,) = compare(campaign, coordinator)
    assert (row.by_hand, row.ticked) == (by_hand, not by_hand)


@pytest.mark.parametrize("many", [1, 3])
def test_comparing_asks_the_same_number_of_questions(campaign, coordinator, many):
    for _number in range(many):
        run_of(campaign)
        tour_of(campaign)
        batch_of(campaign)
    coordinator.memberships.count()
    with own_queries(5):
        assert len(compare(campaign, coordinator)) == 3 * many
