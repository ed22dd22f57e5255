"""The demonstration plans in every medium and holds 120 events; loaded twice, it changes nothing."""

import pytest

from campaigns.events.queries import attendance_since, public_event_counts
from campaigns.models import Activity, Campaign, Event, EventFacilitator, Objective, ShortLink
from campaigns.planning.choices import Medium, Status
from campaigns.planning.readiness import contradictions, missing
from content.demonstration import campaigns, country, events, organisations, venues
from content.demonstration.campaign_plans import PLANS

pytestmark = [pytest.mark.django_db, pytest.mark.deep]


def test_campaigns_and_events_stand_and_stay(editor, coordinator):
    for part in (country, organisations, venues, campaigns, events):
        part.load(1)
    ours = Campaign.objects.filter(code__in=[plan.code for plan in PLANS])
    assert set(ours.values_list("is_demonstration", flat=True)) == {True}
    assert set(Activity.objects.values_list("medium", flat=True)) == set(Medium.values)
    assert sorted(ours.values_list("status", flat=True)) == [Status.ACTIVE] * 5 + [Status.COMPLETED, Status.DRAFT]
    for campaign in ours:
        assert contradictions(campaign) == []
        assert bool(missing(campaign)) == (campaign.status == Status.DRAFT)
    assert Event.objects.count() == 120
    assert not Event.objects.filter(is_demonstration=False).exists()
    assert not Event.objects.filter(is_open=True, has_minors=True).exists()
    assert len(attendance_since()) > 60
    assert public_event_counts()
    before = counts()
    for part in (campaigns, events):
        part.load(1)
    assert counts() == before


def counts():
    return [model.objects.count() for model in (Campaign, Objective, Activity, ShortLink, Event, EventFacilitator)]
