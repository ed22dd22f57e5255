"""Versions of a campaign: each save that changed something is kept, and any two can be compared."""

import pytest
from django.urls import reverse

from campaigns.models import Activity, Campaign, CampaignVersion
from campaigns.planning import actions
from campaigns.planning.comparing import differences
from campaigns.planning.versions import plan_in_words
from tests.factories.campaigns import ActivityFactory, CampaignFactory, complete_campaign
from tests.factories.partners import MembershipFactory, OrganisationFactory, country

pytestmark = pytest.mark.django_db


def change(campaign, by, **fields):
    stands = Campaign.objects.get(pk=campaign.pk)
    for name, value in fields.items():
        setattr(stands, name, value)
    return actions.change_campaign(campaign=stands, by=by)


def test_a_save_that_changes_nothing_makes_no_version(editor):
    campaign = complete_campaign()
    change(campaign, editor)
    change(campaign, editor)
    change(campaign, editor, name="Another name")
    assert [version.number for version in campaign.versions.all()] == [2, 1]
    assert campaign.versions.first().made_by == editor


def test_what_differs_is_said_in_the_words_of_the_form(editor):
    campaign = complete_campaign(name="Old name", languages=["sw"], channels=["poster"])
    before = plan_in_words(campaign)
    audience = campaign.audiences.get()
    stands = Campaign.objects.get(pk=campaign.pk)
    stands.name, stands.languages, stands.channels = "New name", ["sw", "ar"], ["web"]
    stands.audiences = [audience, stands.audiences.model(name="Parents")]
    actions.change_campaign(campaign=stands, by=editor)
    found = differences(before, plan_in_words(campaign))
    assert [(d.part, d.field, d.before, d.after) for d in found] == [
        ("Brief", "name", "Old name", "New name"),
        ("Brief", "languages spoken", "Swahili", "Swahili, Arabic"),
        ("Brief", "channels", "Poster or leaflet", "Web"),
        ("Audiences", "added", "–", "Parents"),
    ]


def test_a_row_taken_away_and_a_changed_day_are_named(editor):
    campaign = complete_campaign()
    before = plan_in_words(campaign)
    campaign.objectives.update(due_on="2026-06-30", target=42)
    campaign.evidence.all().delete()
    found = {(d.part, d.field): (d.before, d.after) for d in differences(before, plan_in_words(campaign))}
    assert found == {
        ("Objectives", "target"): ("40", "42"),
        ("Objectives", "by"): ("31 Dec 2026", "30 Jun 2026"),
        ("Evidence", "taken away"): ("The country has not yet reported.", "–"),
    }


def test_versions_are_seen_by_those_who_see_the_campaign(editor, partner):
    MembershipFactory(user=partner)
    campaign = CampaignFactory(lead_organisation=OrganisationFactory(), areas=[country()])
    change(campaign, editor)
    assert CampaignVersion.objects.visible_to(partner).count() == 0
    assert CampaignVersion.objects.visible_to(editor).count() == 1


def test_a_partner_that_takes_part_later_reads_no_earlier_plan(client, editor, partner, organisation_a):
    campaign = CampaignFactory(lead_organisation=OrganisationFactory(), problem="What came before")
    change(campaign, editor)
    campaign.partner_organisations.add(organisation_a)
    change(campaign, editor, problem="What is open to partners")
    client.force_login(partner)
    page = client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    assert ("What is open to partners" in page, "Compare versions" in page) == (True, False)
    assert client.get(reverse("campaign:versions", args=[campaign.pk])).status_code == 404
    assert not CampaignVersion.objects.visible_to(partner).exists()


def test_an_activity_saved_on_its_own_page_makes_a_version_of_whoever_saved_it(coordinator, editor):
    activity = ActivityFactory(name="Old name")
    change(activity.campaign, editor)
    activity = Activity.objects.get()
    activity.name = "New name"
    actions.save_activity(activity=activity, by=coordinator)
    last, first = activity.campaign.versions.all()
    assert (first.made_by, last.made_by) == (editor, coordinator)
    assert [(d.before, d.after) for d in differences(first.content, last.content)] == [("Old name", "New name")]
