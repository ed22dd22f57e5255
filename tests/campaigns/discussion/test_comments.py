"""Comments: who writes, reads, changes, settles; what is refused; who is told."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from campaigns.discussion import actions
from campaigns.discussion.choices import Circle
from campaigns.discussion.queries import nameable, readers_of
from campaigns.discussion.tasks import mail_mentions
from campaigns.models import Campaign, Comment, Mention
from clarion import slots
from clarion.models import OutgoingMail
from partners.models import User
from partners.people.choices import Role
from tests.conftest import person
from tests.factories.campaigns import CampaignFactory
from tests.factories.discussion import CommentFactory
from tests.factories.partners import MembershipFactory, country, region

pytestmark = pytest.mark.django_db


def refused(verb, **given) -> dict:
    with pytest.raises(ValidationError) as caught:
        verb(**given)
    return caught.value.message_dict


def readers(comment) -> list[str]:
    people = User.objects.order_by("username")
    return [one.username for one in people if Comment.objects.visible_to(one).filter(pk=comment.pk).exists()]


def test_the_lead_and_the_platforms_staff_read_what_is_for_them_and_partners_what_is_for_everyone(
    campaign, editor, partner, partner2, stranger
):
    inner = actions.add_comment(campaign=campaign, text="Between us.", by=partner).comment
    outer = actions.add_comment(campaign=campaign, text="To all.", audience=Circle.EVERYONE, by=editor).comment
    assert readers(inner) == ["editor", "partner"]
    assert readers(outer) == ["editor", "partner", "partner2"]


def test_a_partner_organisation_writes_to_everyone_alone(campaign, partner2):
    comment = actions.add_comment(campaign=campaign, text="We are ready.", by=partner2).comment
    assert comment.audience == Circle.EVERYONE
    found = refused(actions.add_comment, campaign=campaign, text="Hush.", audience=Circle.LEAD, by=partner2)
    assert list(found) == ["audience"]


def test_nobody_comments_on_a_campaign_out_of_sight(campaign, stranger):
    with pytest.raises(PermissionDenied):
        actions.add_comment(campaign=campaign, text="Hello.", by=stranger)


def test_an_answer_has_the_readers_of_its_thread_and_stands_one_level_deep(campaign, editor, partner, partner2):
    thread = actions.add_comment(campaign=campaign, text="Between us.", by=partner).comment
    answer = actions.add_comment(
        campaign=campaign, text="Yes.", audience=Circle.EVERYONE, about="brief", reply_to=thread, by=editor
    ).comment
    assert (answer.audience, answer.about, readers(answer)) == (Circle.LEAD, "", ["editor", "partner"])
    assert list(refused(actions.add_comment, campaign=campaign, text="No.", reply_to=answer, by=editor)) == ["text"]
    with pytest.raises(PermissionDenied):
        actions.add_comment(campaign=campaign, text="I?", reply_to=thread, by=partner2)
    elsewhere = CampaignFactory()
    assert list(refused(actions.add_comment, campaign=elsewhere, text="No.", reply_to=thread, by=editor)) == ["text"]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "\u200b\u2060"}, "text"),
        ({"text": " \u3164\ufe0f\u034f\u2800 "}, "text"),
        ({"text": "a" * 2001}, "text"),
        ({"text": "Fine.", "about": "elsewhere"}, "about"),
        ({"text": "Fine.", "audience": "world"}, "audience"),
        ({"text": " ".join(f"@colleague{n}" for n in range(21))}, "text"),
    ],
)
def test_what_cannot_be_said_is_refused_at_its_field(campaign, editor, given, field):
    assert list(refused(actions.add_comment, campaign=campaign, by=editor, **given)) == [field]
    assert not Comment.objects.exists()


def test_an_author_changes_words_for_a_quarter_of_an_hour_and_nobody_else_does(campaign, editor, administrator):
    comment = actions.add_comment(campaign=campaign, text="Frist.", by=editor).comment
    changed = actions.change_comment(comment=comment, text="First.", by=editor).comment
    assert (changed.text, changed.edited_at is not None) == ("First.", True)
    with pytest.raises(PermissionDenied):
        actions.change_comment(comment=comment, text="Mine.", by=administrator)
    Comment.objects.update(created_at=timezone.now() - timedelta(minutes=15))
    assert list(refused(actions.change_comment, comment=comment, text="Late.", by=editor)) == ["text"]
    assert Comment.objects.get().text == "First."


def test_a_removed_comment_keeps_its_place_and_no_word_of_it_stays_anywhere(campaign, editor, partner):
    comment = actions.add_comment(campaign=campaign, text="A slip about @partner.", by=editor).comment
    actions.add_comment(campaign=campaign, text="I see.", reply_to=comment, by=partner)
    with pytest.raises(PermissionDenied):
        actions.remove_comment(comment=comment, by=partner)
    actions.remove_comment(comment=comment, by=editor)
    comment.refresh_from_db()
    assert (comment.text, str(comment), comment.replies.count()) == ("", "Removed by its author", 1)
    assert not Mention.objects.exists()
    entries = ModelLogEntry.objects.for_instance(comment)
    assert [(e.action, e.label, e.data) for e in entries] == [
        ("discussion.remove_comment", "Check first", {}),
        ("discussion.add_comment", "Check first", {}),
    ]
    for verb in (actions.remove_comment, actions.change_comment):
        with pytest.raises(ValidationError):
            verb(comment=comment, by=editor, **({"text": "Back."} if verb is actions.change_comment else {}))


def test_a_thread_is_settled_by_who_began_it_or_runs_campaigns_and_opened_again(campaign, coordinator, partner):
    colleague = person(Role.PARTNER, campaign.lead_organisation, username="colleague")
    thread = actions.add_comment(campaign=campaign, text="Posters?", by=partner).comment
    answer = actions.add_comment(campaign=campaign, text="Printed.", reply_to=thread, by=colleague).comment
    for comment, by in ((thread, colleague), (answer, coordinator)):
        with pytest.raises(PermissionDenied):
            actions.resolve(comment=comment, by=by)
    assert actions.resolve(comment=thread, by=partner).resolved_by == partner
    with pytest.raises(ValidationError):
        actions.resolve(comment=thread, by=coordinator)
    assert list(refused(actions.add_comment, campaign=campaign, text="Oh.", reply_to=thread, by=partner)) == ["text"]
    assert actions.reopen(comment=thread, by=coordinator).resolved_by is None
    with pytest.raises(ValidationError):
        actions.reopen(comment=thread, by=coordinator)


class TestMentions:
    def test_only_readers_are_told_and_of_the_others_nothing_is_revealed(self, campaign, editor, partner, partner2):
        person(Role.EDITOR, username="gone", is_active=False)
        text = "@Partner, @partner2. @gone @nobody (@partner) @editor"
        written = actions.add_comment(campaign=campaign, text=text, by=editor)
        assert written.untold == ["partner2", "gone", "nobody"]
        assert list(Mention.objects.filter(seen_at=None).values_list("person__username", flat=True)) == ["partner"]
        open_one = actions.add_comment(campaign=campaign, text=text, audience=Circle.EVERYONE, by=editor)
        assert open_one.untold == ["gone", "nobody"]

    def test_of_whom_one_may_not_name_the_answer_is_that_for_an_invented_name(self, campaign, partner, partner2):
        person(Role.PARTNER, campaign.lead_organisation, username="colleague")
        text = "@partner2 @invented @colleague @partner"
        written = actions.add_comment(campaign=campaign, text=text, audience=Circle.EVERYONE, by=partner)
        assert written.untold == ["partner2", "invented"]
        assert {one.person.username for one in written.comment.named.all()} == {"partner2", "colleague", "partner"}
        inner = actions.add_comment(campaign=campaign, text=text, audience=Circle.LEAD, by=partner)
        assert inner.untold == written.untold
        assert {one.person.username for one in inner.comment.named.all()} == {"colleague", "partner"}

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("@Anna", {"Anna"}),
            ("@anna", {"anna"}),
            ("@Anna and @anna", {"Anna", "anna"}),
            ("@ANNA", {"Anna", "anna"}),
        ],
    )
    def test_names_that_differ_in_capitals_alone_are_told_apart(self, campaign, editor, text, told):
        for name in ("Anna", "anna"):
            person(Role.EDITOR, username=name)
        written = actions.add_comment(campaign=campaign, text=text, by=editor)
        assert written.untold == []
        assert {one.person.username for one in written.comment.named.all()} == told

    def test_an_area_of_somebody_else_is_no_reader(self, campaign, editor):
        north = person(Role.EDITOR, username="north")
        MembershipFactory(user=north).areas.add(region())
        assert actions.add_comment(campaign=campaign, text="@north", by=editor).untold == ["north"]
        campaign.areas.set([region()])
        assert actions.add_comment(campaign=campaign, text="@north", by=editor).untold == []

    def test_a_change_tells_the_new_and_forgets_the_old(self, campaign, editor, coordinator, partner):
        comment = actions.add_comment(campaign=campaign, text="@coordinator", by=editor).comment
        actions.change_comment(comment=comment, text="@partner", by=editor)
        assert [mention.person for mention in Mention.objects.all()] == [partner]

    def test_a_task_waits_at_home_until_it_is_read_answered_or_settled(self, campaign, editor, partner):
        def waiting():
            user = User.objects.get(pk=partner.pk)
            return [entry.text for entry in slots.collect("tasks_at_home", None, user)]

        first, second, third = (
            actions.add_comment(campaign=campaign, text=f"@partner {n}", by=editor).comment for n in range(3)
        )
        assert waiting() == ["3 comments name you: Check first"]
        actions.read_mention(comment=first, by=partner)
        assert waiting() == ["2 comments name you: Check first"]
        actions.add_comment(campaign=campaign, text="Yes.", reply_to=second, by=partner)
        assert waiting() == ["1 comment names you: Check first"]
        actions.remove_comment(comment=third, by=editor)
        assert waiting() == []

    def test_one_mail_tells_of_all_once_they_can_no_longer_change_and_says_nothing_else(
        self, campaign, editor, partner
    ):
        for n in range(2):
            actions.add_comment(campaign=campaign, text=f"@partner secret {n}", by=editor)
        assert mail_mentions() == 0
        Mention.objects.update(created_at=timezone.now() - timedelta(minutes=16))
        assert (mail_mentions(), mail_mentions()) == (1, 0)
        mail = OutgoingMail.objects.get()
        assert (mail.to, mail.subject) == (partner.email, "2 comments name you")
        assert [word for word in ("Check first", "secret", "editor") if word in mail.body] == []

    def test_names_offered_to_an_organisation_are_its_own(self, campaign, editor, coordinator, partner, partner2):
        colleague = person(Role.PARTNER, campaign.lead_organisation, username="colleague")
        assert nameable(campaign, partner) == [colleague]
        assert nameable(campaign, editor) == [colleague, coordinator, partner, partner2]


def test_who_sees_a_campaign_is_answered_alike_from_both_sides(campaign, django_assert_num_queries, agency, stranger):
    for role in Role:
        person(role, campaign.lead_organisation, username=f"lead-{role}")
        away = MembershipFactory(user=person(role, username=f"north-{role}"), organisation=campaign.lead_organisation)
        away.areas.add(region())
        inside = MembershipFactory(user=person(role, username=f"in-{role}"), organisation=campaign.lead_organisation)
        inside.areas.add(country())
    people = User.objects.order_by("pk")
    expected = [one for one in people if Campaign.objects.visible_to(one).filter(pk=campaign.pk).exists()]
    campaign = Campaign.objects.prefetch_related("areas", "partner_organisations").get(pk=campaign.pk)
    with django_assert_num_queries(3):
        found = readers_of([campaign], people)
    assert found == expected
    assert len(found) == 14


def test_the_log_of_a_comment_is_read_by_its_readers(campaign, partner, partner2):
    CommentFactory(campaign=campaign)
    actions.add_comment(campaign=campaign, text="Between us.", by=partner)
    assert not ModelLogEntry.objects.for_instance(campaign).exists()
