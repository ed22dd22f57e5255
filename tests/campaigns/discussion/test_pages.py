"""Comments in the admin, on the campaign's page and their own; nothing crosses between organisations."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from campaigns.discussion import actions
from campaigns.discussion.choices import Circle
from campaigns.discussion.tab import discussion_tab
from campaigns.models import Campaign, Comment
from partners.models import User
from tests.factories.discussion import CommentFactory, MentionFactory

pytestmark = pytest.mark.django_db


def overview(client, campaign) -> str:
    return client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()


def test_a_comment_is_written_on_the_overview_and_says_who_was_not_told(client, campaign, editor, partner):
    client.force_login(partner)
    address = reverse("discussion:campaign", args=[campaign.pk])
    assert f'action="{address}"' in overview(client, campaign)
    given = {"text": "Are the posters printed, @editor and @nobody?", "audience": Circle.LEAD, "about": "activities"}
    answer = client.post(address, given, follow=True)
    assert answer.redirect_chain[0][0] == reverse("campaign:inspect", args=[campaign.pk]) + "#discussion"
    page = answer.content.decode()
    assert "No colleagues whom you can name here are called @editor, @nobody. Anybody else who" in page
    assert "Are the posters printed, @editor and @nobody?" in page
    assert "About: Activities" in page


def test_a_refused_comment_comes_back_with_its_words(client, campaign, editor):
    client.force_login(editor)
    given = {"text": "Call 0700 123 456", "audience": Circle.LEAD, "about": ""}
    answer = client.post(reverse("discussion:campaign", args=[campaign.pk]), given)
    assert "This looks like a phone number." in answer.context["form"].errors["text"][0]
    assert "Call 0700 123 456" in answer.content.decode()
    assert not Comment.objects.exists()


def test_words_are_shown_as_written_never_as_markup(client, campaign, editor):
    CommentFactory(campaign=campaign, text="<script>alert(1)</script>")
    client.force_login(editor)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in overview(client, campaign)


def test_a_thread_is_answered_settled_and_opened_again_by_forms(client, campaign, editor):
    thread = CommentFactory(campaign=campaign)
    client.force_login(editor)
    client.post(reverse("discussion:answer", args=[thread.pk]), {"text": "Done."})
    assert [answer.text for answer in thread.replies.all()] == ["Done."]
    client.post(reverse("discussion:resolve", args=[thread.pk]))
    assert thread.text not in overview(client, campaign)
    settled = client.get(reverse("discussion:campaign", args=[campaign.pk]), {"settled": 1}).content.decode()
    assert thread.text in settled
    assert "Settled by editor" in settled
    again = client.post(reverse("discussion:resolve", args=[thread.pk]))
    assert again.context["form"].non_field_errors() == ["This thread was settled in the meantime."]
    client.post(reverse("discussion:reopen", args=[thread.pk]))
    assert thread.text in overview(client, campaign)


def test_an_author_changes_and_removes_by_forms_and_who_is_named_says_read(client, campaign, editor, partner):
    comment = actions.add_comment(campaign=campaign, text="Frist, @editor.", by=partner).comment
    client.force_login(partner)
    client.post(reverse("discussion:change", args=[comment.pk]), {"text": "First, @editor."})
    client.force_login(editor)
    assert "names you" in overview(client, campaign)
    for verb in ("change", "remove"):
        assert client.post(reverse(f"discussion:{verb}", args=[comment.pk]), {"text": "Mine."}).status_code == 404
    client.post(reverse("discussion:read", args=[comment.pk]))
    assert "names you" not in overview(client, campaign)
    client.force_login(partner)
    client.post(reverse("discussion:remove", args=[comment.pk]))
    page = overview(client, campaign)
    assert "Removed by its author" in page
    assert "First," not in page


def test_a_partner_organisation_learns_nothing_of_what_is_not_for_it(client, campaign, editor, partner, partner2):
    inner = actions.add_comment(campaign=campaign, text="Between us, @partner.", by=editor).comment
    outer = actions.add_comment(campaign=campaign, text="To all.", audience=Circle.EVERYONE, by=editor).comment
    client.force_login(partner2)
    pages = [
        overview(client, campaign),
        client.get(reverse("discussion:campaign", args=[campaign.pk])).content.decode(),
        client.get(reverse("discussion:index")).content.decode(),
        client.get("/admin/").content.decode(),
    ]
    assert ["Between us" in page for page in pages] == [False] * 4
    assert ["To all." in page for page in pages] == [True, True, False, False]
    assert [page.count("Comment written") for page in pages] == [0, 0, 1, 1]
    for verb in ("answer", "change", "remove", "resolve", "reopen", "read"):
        assert client.get(reverse(f"discussion:{verb}", args=[inner.pk])).status_code == 404
    assert client.get(reverse("discussion:answer", args=[outer.pk])).status_code == 200
    audience = client.get(reverse("discussion:campaign", args=[campaign.pk])).context["form"].fields["audience"]
    assert [value for value, _label in audience.choices] == [Circle.EVERYONE]


def test_a_stranger_finds_nothing(client, campaign, editor, stranger):
    comment = CommentFactory(campaign=campaign, audience=Circle.EVERYONE)
    client.force_login(stranger)
    for name, record in (("campaign", campaign), ("hand_over", campaign), ("accept", campaign), ("answer", comment)):
        assert client.get(reverse(f"discussion:{name}", args=[record.pk])).status_code == 404
    assert client.get(reverse("discussion:kept")).status_code == 404


def say(count, campaign, editor):
    for _ in range(count):
        thread = CommentFactory(campaign=campaign)
        MentionFactory(comment=thread, person=editor)
        CommentFactory(campaign=campaign, reply_to=thread)


@pytest.mark.parametrize("comments", [1, 3])
def test_the_page_costs_the_same_however_much_was_said(
    client, campaign, editor, partner, django_assert_num_queries, comments
):
    say(comments, campaign, editor)
    client.force_login(editor)
    address = reverse("discussion:campaign", args=[campaign.pk])
    client.get(address)  # what Django and Wagtail read once a process
    with django_assert_num_queries(21):
        client.get(address)


@pytest.mark.parametrize("comments", [1, 3])
def test_the_part_on_the_overview_costs_the_same_however_much_was_said(
    campaign, editor, partner, rf, django_assert_num_queries, comments
):
    say(comments, campaign, editor)
    user = User.objects.get(pk=editor.pk)
    fresh = Campaign.objects.select_related("keeper").get(pk=campaign.pk)
    with django_assert_num_queries(11):
        (tab,) = discussion_tab(fresh, user)
        render_to_string(tab.template_name, {"facts": tab.context, "campaign": fresh}, request=rf.get("/"))
