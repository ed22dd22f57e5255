"""Who works in some areas alone plans and writes there alone; what others put elsewhere stays as it is."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from campaigns.models import Activity, Campaign, Pretest, UnintendedEffect
from campaigns.planning import actions
from campaigns.pretesting import actions as pretesting
from tests.campaigns.planning.test_admin import brief, formsets, plain
from tests.factories.campaigns import ActivityFactory, CampaignFactory, ObjectiveFactory, complete_campaign
from tests.factories.partners import MembershipFactory, country, region
from tests.factories.pretesting import EffectFactory, PretestFactory

pytestmark = pytest.mark.django_db

REFUSAL = "South: outside the areas you work in."


@pytest.fixture
def north():
    return region("XD-01", "North")


@pytest.fixture
def south():
    return region("XD-02", "South")


@pytest.fixture
def shared(north, south):
    """A campaign of both areas."""
    return CampaignFactory(areas=[north, south])


@pytest.fixture
def limited(coordinator, editor, north):
    """A coordinator and an editor whose work is limited to the north."""
    for user in (coordinator, editor):
        MembershipFactory(user=user).areas.add(north)
    return {"coordinator": coordinator, "editor": editor}


def activity_in(campaign, *areas):
    made = ActivityFactory.build(campaign=campaign)
    made.areas = list(areas)
    return made


def refused(verb, field="areas", **given):
    with pytest.raises(ValidationError) as refusal:
        verb(**given)
    return refusal.value.message_dict[field]


def test_an_activity_is_planned_within_ones_areas(shared, limited, north, south):
    by = limited["coordinator"]
    saved = actions.save_activity(activity=activity_in(shared, north), by=by)
    assert list(saved.areas.all()) == [north]
    assert refused(actions.save_activity, activity=activity_in(shared, north, south), by=by) == [REFUSAL]
    assert Activity.objects.count() == 1


def test_an_activity_without_areas_takes_place_in_all_of_the_campaigns(shared, limited, north):
    by = limited["coordinator"]
    assert refused(actions.save_activity, activity=activity_in(shared), by=by) == [REFUSAL]
    saved = actions.save_activity(activity=activity_in(shared, north), by=by)
    saved.areas = []
    assert refused(actions.save_activity, activity=saved, by=by) == [REFUSAL]


def test_areas_that_others_gave_an_activity_stay(shared, limited, north, south, administrator):
    made = actions.save_activity(activity=activity_in(shared, north, south), by=administrator)
    changed = Activity.objects.get(pk=made.pk)
    changed.name = "Another name"
    actions.save_activity(activity=changed, by=limited["coordinator"])
    assert set(Activity.objects.get().areas.all()) == {north, south}


def test_a_campaign_is_not_taken_to_areas_that_are_not_ones_own(shared, limited, north, south):
    by = limited["editor"]
    new = CampaignFactory.build(lead_organisation=shared.lead_organisation, code="new")
    assert refused(actions.create_campaign, campaign=new, areas=[north, south], by=by) == [REFUSAL]
    own = CampaignFactory(areas=[north])
    own = Campaign.objects.get(pk=own.pk)
    assert refused(actions.change_campaign, campaign=own, areas=[north, south], by=by) == [REFUSAL]
    stands = Campaign.objects.get(pk=shared.pk)
    actions.change_campaign(campaign=stands, areas=[north, south], by=by)
    assert set(Campaign.objects.get(pk=shared.pk).areas.all()) == {north, south}


def test_effects_and_pretests_are_written_down_within_ones_areas(shared, limited, south):
    far_effect = EffectFactory.build(campaign=shared, area=south)
    assert refused(pretesting.log_effect, "area", effect=far_effect, by=limited["coordinator"]) == [REFUSAL]
    assert not UnintendedEffect.objects.exists()
    held = PretestFactory(objective=ObjectiveFactory(campaign=shared), area=south)
    held.asked = 30
    pretesting.record_pretest(pretest=held, by=limited["editor"])
    held.pk = None
    assert refused(pretesting.record_pretest, "area", pretest=held, by=limited["editor"]) == [REFUSAL]
    assert Pretest.objects.count() == 1


def test_who_is_not_limited_plans_everywhere(shared, coordinator, south):
    actions.save_activity(activity=activity_in(shared, south), by=coordinator)
    assert Activity.objects.get().areas.get() == south


def test_the_parts_of_a_campaign_are_held_to_ones_areas_too(shared, limited, administrator, north, south):
    by = limited["editor"]
    made = actions.save_activity(activity=activity_in(shared, north, south), by=administrator)

    def with_parts(**parts):
        campaign = Campaign.objects.get(pk=shared.pk)
        for name, rows in parts.items():
            setattr(campaign, name, rows)
        return {"verb": actions.change_campaign, "campaign": campaign, "by": by}

    there = activity_in(None, south)
    assert refused(**with_parts(activities=[made, there]), field="activities") == [REFUSAL]
    objective = ObjectiveFactory.build(campaign=None, audience=None, area=south)
    assert refused(**with_parts(objectives=[objective]), field="objectives") == [REFUSAL]
    made.name = "What others put there stays there"
    allowed = with_parts(activities=[made, activity_in(None, north)])
    allowed.pop("verb")(**allowed)
    assert set(Activity.objects.get(name=made.name).areas.all()) == {north, south}
    assert Activity.objects.count() == 2


def test_an_area_out_of_place_is_refused_at_the_areas_of_the_activity(client, coordinator, south):
    campaign = CampaignFactory()
    elsewhere = country("XXA", "Elsewhere")
    activity = activity_in(campaign, elsewhere)
    text = "Elsewhere is not among the campaign's areas."
    assert refused(actions.save_activity, activity=activity, by=coordinator) == [text]
    client.force_login(coordinator)
    given = {"name": "Songs", "medium": "web", "starts_on": "2026-04-01", "ends_on": "2026-04-02"}
    given |= {"campaign": campaign.pk, "budget_amount": "", "areas": "XXA"}
    page = client.post(reverse("activity:add"), given)
    assert dict(page.context["form"].errors) == {"areas": [text]}


def test_dates_out_of_place_are_refused_at_the_last_day(coordinator):
    campaign = CampaignFactory()
    activity = activity_in(campaign)
    activity.ends_on = campaign.ends_on + timedelta(days=1)
    found = refused(actions.save_activity, field="ends_on", activity=activity, by=coordinator)
    assert found == ["Its dates lie outside the campaign's."]


class TestADraftWithoutAreas:
    """It loses none of what it says of places: as long as an objective has an area, the campaign keeps one."""

    TEXT = "Objective 1 names {area}. Keep an area that holds it, or take the objective's area away first."

    def test_is_refused_while_an_objective_has_one(self, editor):
        campaign = complete_campaign()
        area = campaign.objectives.get().area
        found = refused(
            actions.change_campaign,
            field="campaign_areas",
            campaign=Campaign.objects.get(pk=campaign.pk),
            areas=[],
            by=editor,
        )
        assert found == [self.TEXT.format(area=area)]
        assert Campaign.objects.get().areas.exists()

    def test_the_form_says_so_at_its_areas(self, client, editor):
        campaign = complete_campaign()
        objective, audience = campaign.objectives.get(), campaign.audiences.get()
        given = {**brief(campaign, areas=""), **formsets()}
        of_audience = {"id": audience.pk, "name": audience.name, "size": "", "size_source": ""}
        of_objective = {**plain(objective), "id": objective.pk}
        given |= {
            "objectives": inline_formset([of_objective], initial=1),
            "audiences": inline_formset([of_audience], initial=1),
        }
        client.force_login(editor)
        address = reverse("campaign:edit", args=[campaign.pk])
        page = client.post(address, nested_form_data(given))
        assert page.context["form"].errors["areas"] == [self.TEXT.format(area=objective.area)]
        given["objectives"] = inline_formset([{**of_objective, "area": ""}], initial=1)
        assert client.post(address, nested_form_data(given)).status_code == 302
        assert not Campaign.objects.get().areas.exists()
