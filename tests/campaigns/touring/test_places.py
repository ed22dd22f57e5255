"""Where performances stand, neither their activity nor its campaign takes the place away."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from campaigns.events.actions import cancel_event, move_event
from campaigns.models import Activity, Campaign, CampaignArea, Performance
from campaigns.planning.actions import _places_changed, change_campaign, save_activity
from campaigns.planning.choices import Status
from campaigns.touring.holding import tours_of_activity
from tests.campaigns.touring.test_standing import TUESDAY, hall, limited_to, of_two_areas
from tests.factories.campaigns import ActivityFactory
from tests.factories.partners import country, region
from tests.factories.touring import PerformanceFactory

pytestmark = pytest.mark.django_db

KEPT = "These tours have performances in areas that are taken away: {tour} (South). Move or cancel them first."


def refused(verb, **given) -> dict:
    with pytest.raises(ValidationError) as caught:
        verb(**given)
    return caught.value.message_dict


def narrowed(tour, *areas) -> Activity:
    activity = Activity.objects.get(pk=tour.activity_id)
    activity.areas = list(areas)
    return activity


def far(there) -> Performance:
    return Performance.objects.get(event__venue__area=there)


@pytest.mark.parametrize("has_own", [True, False])
def test_an_activity_is_not_narrowed_under_its_performances(coordinator, has_own):
    tour, here, there = of_two_areas()
    if has_own:
        save_activity(activity=narrowed(tour, here, there), by=coordinator)
    wrong = refused(save_activity, activity=narrowed(tour, here), by=coordinator)
    assert wrong == {"areas": [KEPT.format(tour=tour)]}
    cancel_event(event=far(there).event, reason="Rain", by=coordinator)
    assert list(save_activity(activity=narrowed(tour, here), by=coordinator).areas.all()) == [here]


def test_a_place_below_what_stays_is_no_loss(coordinator):
    tour, _here, _there = of_two_areas()
    CampaignArea.objects.create(campaign=tour.campaign, area=country())
    assert list(save_activity(activity=narrowed(tour, country()), by=coordinator).areas.all()) == [country()]


@pytest.mark.parametrize("status", Status.values)
def test_a_campaign_is_not_narrowed_under_the_performances_of_an_activity_without_areas(editor, status):
    tour, here, there = of_two_areas()
    Campaign.objects.update(status=status)
    campaign = Campaign.objects.get(pk=tour.campaign_id)
    wrong = refused(change_campaign, campaign=campaign, areas=[here], by=editor)
    assert wrong == {"areas": [f"{tour.activity.name}: {KEPT.format(tour=tour)}"]}
    assert set(Campaign.objects.get().areas.all()) == {here, there}


def test_an_activity_among_the_parts_of_its_campaign_is_not_narrowed_either(editor):
    tour, here, there = of_two_areas()
    Campaign.objects.update(status=Status.DRAFT)
    campaign = Campaign.objects.get(pk=tour.campaign_id)
    campaign.activities = [narrowed(tour, here)]
    wrong = refused(change_campaign, campaign=campaign, areas=[here, there], by=editor)
    assert wrong == {"activities": [f"{tour.activity.name}: {KEPT.format(tour=tour)}"]}


def test_who_cannot_open_a_performance_is_told_neither_its_tour_nor_its_place():
    tour, here, there = of_two_areas()
    who = limited_to(here)
    wrong = refused(save_activity, activity=narrowed(tour, here), by=who)
    assert wrong == {
        "areas": ["Performances that you cannot open take place in areas that are taken away. Keep these areas."]
    }
    assert not {str(tour), str(there)} & set(str(wrong).split())


def test_the_refusal_stands_at_the_areas_of_the_form(client, coordinator):
    tour, here, _there = of_two_areas()
    activity = tour.activity
    client.force_login(coordinator)
    given = {
        "campaign": activity.campaign_id,
        "name": activity.name,
        "medium": activity.medium,
        "starts_on": activity.starts_on,
        "ends_on": activity.ends_on,
        "budget_amount": "",
        "areas": here.code,
    }
    page = client.post(reverse("activity:edit", args=[activity.pk]), given)
    assert dict(page.context["form"].errors) == {"areas": [KEPT.format(tour=tour)]}


def test_what_lies_outside_already_keeps_nothing_from_being_changed(coordinator):
    tour, here, there = of_two_areas()
    CampaignArea.objects.filter(area=there).delete()
    activity = narrowed(tour, here)
    activity.name = "Another name"
    assert save_activity(activity=activity, by=coordinator).name == "Another name"
    event = far(there).event
    event.title = "Another title"
    assert move_event(event=event, by=coordinator).title == "Another title"
    event.venue = hall(area=there)
    assert refused(move_event, event=event, by=coordinator) == {
        "venue": ["South is not among the areas of the activity."]
    }


@pytest.mark.parametrize("number", [1, 3])
def test_a_campaign_asks_for_places_of_its_activities_once(editor, django_assert_num_queries, number):
    campaign = ActivityFactory(campaign__areas=[region()], campaign__status=Status.ACTIVE).campaign
    for _each in range(1, number):
        ActivityFactory(campaign=campaign).areas.set([region()])
    campaign = Campaign.objects.get(pk=campaign.pk)
    with django_assert_num_queries(5):
        assert _places_changed(campaign)[1] == {}


def test_narrowing_asks_as_often_for_three_performances_as_for_one(coordinator, django_assert_num_queries):
    tour, here, there = of_two_areas()

    def ask():
        with django_assert_num_queries(8):
            assert [gap.field for gap in tours_of_activity(narrowed(tour, here), coordinator)] == ["areas"]

    tours_of_activity(narrowed(tour, here), coordinator)
    ask()
    for _each in range(2):
        PerformanceFactory(tour=tour, event__venue=hall(area=there), event__starts_at=TUESDAY)
    ask()
