"""What happened lately: in words, within sight, filtered, paged, as a file."""

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaigns.discussion import actions, feed, keeping
from campaigns.discussion.feed import entries
from campaigns.models import Activity
from campaigns.planning.actions import save_activity
from clarion import slots
from tests.factories.campaigns import ActivityFactory, CampaignFactory, EventFactory
from tests.partners.admin import export_rows

pytestmark = pytest.mark.django_db


def happened(client, **filters) -> list[tuple[str, str, str]]:
    answer = client.get(reverse("discussion:index"), filters)
    assert answer.status_code == 200
    return [(str(row.message), row.what, str(row.campaign)) for row in answer.context["table"].data]


@pytest.fixture
def busy(campaign, editor, coordinator):
    """Four entries: a campaign handed over, an activity changed, a comment written, another campaign handed over."""
    keeping.hand_over(campaign=campaign, to=coordinator, by=editor)
    save_activity(activity=ActivityFactory(campaign=campaign, name="Spots"), by=coordinator)
    actions.add_comment(campaign=campaign, text="Secret words.", by=editor)
    keeping.hand_over(campaign=CampaignFactory(name="Elsewhere"), to=editor, by=editor)
    return campaign


def test_each_entry_says_what_with_what_and_in_which_campaign(client, busy, editor):
    client.force_login(editor)
    assert happened(client) == [
        ("Given to editor to look after", "", "Elsewhere"),
        ("Comment written", "", "Check first"),
        ("Activity changed", "Spots", "Check first"),
        ("Given to coordinator to look after", "", "Check first"),
    ]


def test_each_person_sees_what_happened_within_sight(client, busy, partner2, stranger):
    client.force_login(partner2)
    assert happened(client) == [
        ("Activity changed", "Spots", "Check first"),
        ("Given to coordinator to look after", "", "Check first"),
    ]
    client.force_login(stranger)
    assert happened(client) == []


def test_a_role_that_may_not_read_events_does_not_read_what_happened_to_them(campaign, editor, agency, partner):
    campaign.partner_organisations.add(agency.memberships.get().organisation)
    event = EventFactory(campaign=campaign)
    ModelLogEntry.objects.log_action(event, "events.confirm", user=editor)
    assert [entry.action for entry in entries(partner)] == ["events.confirm"]
    assert [entry.action for entry in entries(agency)] == []


def test_filters(client, busy, editor, coordinator):
    client.force_login(editor)
    assert len(happened(client, campaign=busy.pk)) == 3
    assert happened(client, user=coordinator.pk) == [("Activity changed", "Spots", "Check first")]
    assert happened(client, action="discussion.add_comment") == [("Comment written", "", "Check first")]
    assert len(happened(client, day=timezone.localdate().isoformat())) == 4
    assert happened(client, day="2001-01-01") == []
    assert happened(client, campaign=busy.pk, action="discussion.hand_over") == [
        ("Given to coordinator to look after", "", "Check first")
    ]


def test_filters_offer_only_what_is_within_sight(client, busy, partner2):
    client.force_login(partner2)
    fields = client.get(reverse("discussion:index")).context["filters"].form.fields
    assert [str(one) for one in fields["campaign"].queryset] == ["Check first"]
    assert [str(one) for one in fields["user"].queryset] == ["coordinator", "editor"]
    assert [str(label) for _value, label in fields["action"].choices][1:] == ["Change activity", "Hand over campaign"]


@pytest.mark.parametrize("filters", [{"campaign": "x"}, {"user": "9" * 30}, {"day": "soon"}, {"p": "none"}])
def test_odd_filters_are_no_error(client, busy, editor, filters):
    client.force_login(editor)
    happened(client, **filters)


def test_the_file_has_the_same_lines_and_runs_nothing(client, busy, editor):
    Activity.objects.update(name="=1+1")
    save_activity(activity=Activity.objects.get(), by=editor)
    client.force_login(editor)
    rows = export_rows(client.get(reverse("discussion:index"), {"export": "csv"}))
    assert [row["With"] for row in rows] == ["'=1+1", "", "", "Spots", ""]
    assert list(rows[0]) == ["When", "Person", "What was done", "With", "Campaign"]
    assert client.get(reverse("discussion:index"), {"export": "xlsx"}).status_code == 200


def test_fifty_a_page(client, campaign, editor):
    for _ in range(51):
        ModelLogEntry.objects.log_action(campaign, "campaigns.create", user=editor)
    client.force_login(editor)
    assert (len(happened(client)), len(happened(client, p=2))) == (50, 1)


@pytest.mark.parametrize("times", [1, 3])
def test_the_page_costs_the_same_however_much_happened(client, campaign, editor, django_assert_num_queries, times):
    for _ in range(times):
        save_activity(activity=ActivityFactory(campaign=campaign), by=editor)
        actions.add_comment(campaign=campaign, text="Words.", by=editor)
        keeping.hand_over(campaign=CampaignFactory(), to=editor, by=editor)
    client.force_login(editor)
    client.get(reverse("discussion:index"))
    with django_assert_num_queries(18):
        client.get(reverse("discussion:index"))


def test_the_first_page_lists_the_five_latest_by_others(busy, editor, coordinator):
    def panel(user):
        return next(p for p in slots.collect("home_panels", None, user) if p.name == "lately")

    assert [entry.text for entry in panel(editor).entries] == ["Activity changed · Check first: Spots"]
    assert [entry.text for entry in panel(coordinator).entries] == [
        "Given to editor to look after · Elsewhere",
        "Comment written · Check first",
        "Given to coordinator to look after · Check first",
    ]
    for _ in range(6):
        ModelLogEntry.objects.log_action(busy, "campaigns.create", user=coordinator)
    assert len(panel(editor).entries) == 5


def test_comments_of_one_campaign_are_one_line_a_day(client, campaign, editor, coordinator):
    for author in (editor, coordinator, editor):
        actions.add_comment(campaign=campaign, text="Words.", by=author)
    actions.add_comment(campaign=CampaignFactory(name="Elsewhere"), text="Words.", by=editor)
    lines = feed.folded(feed.with_campaigns(feed.entries(editor)))
    assert [(line.message, str(line.campaign), line.user_display_name) for line in lines] == [
        ("Comment written", "Elsewhere", "editor"),
        ("Comments: 3", str(campaign), "editor, coordinator"),
    ]
