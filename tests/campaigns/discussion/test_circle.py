"""The circle of the lead organisation stays with the organisation that led when a comment was written."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.urls import reverse

from campaigns.discussion import actions, feed
from campaigns.discussion.choices import Circle
from campaigns.discussion.home import comments_that_name
from campaigns.discussion.queries import lines, threads_of
from campaigns.discussion.tasks import mail_mentions
from campaigns.models import Campaign, Comment, Mention
from campaigns.planning.actions import change_campaign
from clarion.models import OutgoingMail
from tests.campaigns.discussion.test_comments import readers
from tests.factories.discussion import CommentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def handed_on(campaign, organisation_a, organisation_b, editor, partner):
    """A thread for the circle of A, answered and naming people of both; then B leads and A is partner."""
    text = "B is not to be trusted. @partner @editor"
    thread = actions.add_comment(campaign=campaign, text=text, by=partner, audience=Circle.LEAD).comment
    campaign = Campaign.objects.get(pk=campaign.pk)
    campaign.lead_organisation = organisation_b
    change_campaign(campaign=campaign, partner_organisations=[organisation_a], by=editor)
    return Comment.objects.get(pk=thread.pk)


def test_who_leads_later_does_not_read_what_was_written_for_the_circle_before(handed_on, partner2):
    assert readers(handed_on) == ["editor", "partner"]
    later = actions.add_comment(campaign=handed_on.campaign, text="Now we lead.", by=partner2).comment
    assert (later.audience, readers(later)) == (Circle.LEAD, ["editor", "partner2"])


def test_answers_stay_in_the_circle_of_their_thread(handed_on, partner, partner2):
    answer = actions.add_comment(
        campaign=handed_on.campaign, text="Still so. @partner2", reply_to=handed_on, by=partner
    )
    assert (answer.comment.circle, answer.untold) == (handed_on.circle, ["partner2"])
    assert readers(answer.comment) == ["editor", "partner"]
    changed = actions.change_comment(comment=answer.comment, text="@partner2 @partner", by=partner)
    assert changed.untold == ["partner2"]


def test_pages_feed_export_and_first_page_follow_the_circle(client, handed_on, partner2):
    Mention.objects.create(comment=handed_on, person=partner2, written="@partner2")
    client.force_login(partner2)
    campaign = handed_on.campaign
    addresses = (
        reverse("campaign:inspect", args=[campaign.pk]),
        reverse("discussion:campaign", args=[campaign.pk]),
        reverse("discussion:index"),
        reverse("discussion:index") + "?export=csv",
        reverse("wagtailadmin_home"),
    )
    for address in addresses:
        answer = client.get(address)
        page = (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
        assert "not to be trusted" not in page, address
        assert "Comment written" not in page, address
    for name in ("answer", "change", "remove", "resolve", "read"):
        assert client.get(reverse(f"discussion:{name}", args=[handed_on.pk])).status_code == 404
    assert not feed.entries(partner2).filter(action__startswith="discussion").exists()
    assert comments_that_name(None, partner2) == []


def test_nobody_outside_the_circle_is_told_by_mail(handed_on, partner2):
    Mention.objects.all().delete()
    Mention.objects.create(comment=handed_on, person=partner2, written="@partner2")
    Mention.objects.update(created_at="2026-01-01T00:00Z")
    assert (mail_mentions(), OutgoingMail.objects.count()) == (0, 0)


def test_the_circle_is_called_by_the_name_of_its_organisation(handed_on, editor, django_assert_num_queries):
    CommentFactory(campaign=handed_on.campaign, audience=Circle.EVERYONE)
    with django_assert_num_queries(3):
        found = [line.comment.readers_in_words for line in lines(threads_of(handed_on.campaign, editor), editor)]
    assert found == ["Everyone who sees the campaign", f"{handed_on.circle} and platform staff"]


@pytest.mark.parametrize(("audience", "with_circle"), [(Circle.LEAD, False), (Circle.EVERYONE, True)])
def test_the_database_keeps_circle_and_organisation_together(campaign, audience, with_circle):
    circle = campaign.lead_organisation if with_circle else None
    with pytest.raises(IntegrityError), transaction.atomic():
        CommentFactory(campaign=campaign, audience=audience, circle=circle)


def test_comments_from_before_go_to_the_present_lead(campaign, organisation_b):
    migration = import_module("campaigns.migrations.0017_circle_of_comments")
    inner = CommentFactory(campaign=campaign, circle=organisation_b)
    outer = CommentFactory(campaign=campaign, audience=Circle.EVERYONE)
    migration.keep_the_present_lead(apps, None)
    inner.refresh_from_db()
    outer.refresh_from_db()
    assert (inner.circle, outer.circle) == (campaign.lead_organisation, None)
