"""A programme's reach: its campaigns side by side, added only where moments were counted."""

import pytest
from django.urls import reverse

from clarion.figures import Interval
from evaluation.reach.choices import Measure
from tests.factories.campaigns import CampaignFactory, ProgrammeFactory
from tests.factories.partners import MembershipFactory
from tests.factories.reach import ReachEntryFactory

pytestmark = pytest.mark.django_db


def reach_of_programme(client, programme):
    tabs = client.get(reverse("programme:inspect", args=[programme.pk])).context["tabs"]
    return next(tab.context for tab in tabs if tab.key == "reach")


def test_moments_add_up_and_people_do_not(client, editor):
    programme = ProgrammeFactory()
    one, two = (CampaignFactory(programme=programme, name=name) for name in ("One", "Two"))
    ReachEntryFactory(campaign=one, measure=Measure.IMPRESSIONS, exact=100)
    ReachEntryFactory(campaign=two, measure=Measure.IMPRESSIONS, exact=30)
    ReachEntryFactory(campaign=two, measure=Measure.NET_REACH, exact=20, universe=500)
    client.force_login(editor)
    facts = reach_of_programme(client, programme)
    assert (facts["measures"], facts["together"]) == ([Measure.IMPRESSIONS.label], [Interval(130, 130)])
    assert dict(facts["rows"]) == {one: [Interval(100, 100)], two: [Interval(30, 30)]}


def test_another_organisations_campaign_is_not_counted(client, partner):
    own = MembershipFactory(user=partner).organisation
    programme = ProgrammeFactory()
    mine, theirs = CampaignFactory(programme=programme, lead_organisation=own), CampaignFactory(programme=programme)
    for campaign in (mine, theirs):
        ReachEntryFactory(campaign=campaign, measure=Measure.IMPRESSIONS, exact=50)
    client.force_login(partner)
    facts = reach_of_programme(client, programme)
    assert (dict(facts["rows"]), facts["together"]) == ({mine: [Interval(50, 50)]}, [Interval(50, 50)])
