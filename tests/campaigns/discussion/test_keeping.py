"""Who looks after a campaign: named, handed over, accepted; handed on when the person leaves, forgotten when erased."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from campaigns.discussion import actions, keeping
from campaigns.discussion.home import handed_to
from campaigns.models import Campaign, HandOver
from campaigns.planning.actions import change_campaign, create_campaign
from clarion.models import OutgoingMail
from partners.models import User
from partners.people import actions as people
from partners.people.choices import Role
from partners.people.queries import personal_data
from tests.conftest import person
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import MembershipFactory, region
from tests.house.test_personal_data import everything_written

pytestmark = pytest.mark.django_db


def waiting(user) -> list[tuple[str, str]]:
    entries = handed_to(None, User.objects.get(pk=user.pk))
    return [(entry.text, entry.note) for entry in entries]


def history(campaign) -> list[str]:
    return [str(entry.message) for entry in ModelLogEntry.objects.for_instance(campaign)]


def test_who_creates_a_campaign_looks_after_it_and_a_change_leaves_it_so(editor, administrator):
    campaign = CampaignFactory.build(lead_organisation=CampaignFactory().lead_organisation)
    create_campaign(campaign=campaign, by=editor)
    stale = Campaign.objects.get(pk=campaign.pk)
    keeping.hand_over(campaign=campaign, to=administrator, by=editor)
    change_campaign(campaign=stale, by=editor)
    assert Campaign.objects.get(pk=campaign.pk).keeper == administrator


def test_a_hand_over_tells_the_colleague_names_both_and_waits_to_be_accepted(campaign, editor, coordinator):
    keeping.hand_over(campaign=campaign, to=editor, by=editor)
    assert (waiting(editor), OutgoingMail.objects.count()) == ([], 0)
    keeping.hand_over(campaign=campaign, to=coordinator, note="Next: the radio.", by=editor)
    assert Campaign.objects.get().keeper == coordinator
    assert waiting(coordinator) == [("editor handed you “Check first”", "Next: the radio.")]
    mail = OutgoingMail.objects.get()
    assert mail.to == coordinator.email
    assert [word for word in ("Check first", "radio", "editor") if word in mail.subject + mail.body] == []
    keeping.accept_hand_over(campaign=campaign, by=coordinator)
    assert waiting(coordinator) == []
    assert history(campaign) == [
        "Hand-over accepted",
        "Handed over from editor to coordinator",
        "Given to editor to look after",
    ]
    with pytest.raises(ValidationError):
        keeping.accept_hand_over(campaign=campaign, by=coordinator)


def test_what_is_handed_on_before_it_was_accepted_waits_for_the_last_one_alone(campaign, editor, coordinator):
    administrator = person(Role.ADMINISTRATOR)
    keeping.hand_over(campaign=campaign, to=coordinator, by=editor)
    keeping.hand_over(campaign=campaign, to=administrator, by=editor)
    assert (len(waiting(coordinator)), len(waiting(administrator))) == (0, 1)
    assert HandOver.objects.waiting().count() == 1


def test_only_who_sees_and_may_edit_it_can_be_given_a_campaign(campaign, editor, partner, evaluator):
    north = person(Role.COORDINATOR, username="north")
    MembershipFactory(user=north).areas.add(region())
    gone = person(Role.EDITOR, username="gone", is_active=False)
    keeping.hand_over(campaign=campaign, to=editor, by=editor)
    for to in (partner, evaluator, north, gone, editor):
        with pytest.raises(ValidationError) as caught:
            keeping.hand_over(campaign=campaign, to=to, by=editor)
        assert list(caught.value.message_dict) == ["to"]
    with pytest.raises(ValidationError) as caught:
        keeping.hand_over(campaign=campaign, to=person(Role.COORDINATOR), note="Call 0700 123 456", by=editor)
    assert list(caught.value.message_dict) == ["note"]


@pytest.mark.parametrize("who", ["partner", "evaluator", "agency", "stranger"])
def test_nobody_else_hands_over(campaign, coordinator, request, who):
    with pytest.raises(PermissionDenied):
        keeping.hand_over(campaign=campaign, to=coordinator, by=request.getfixturevalue(who))


def test_several_are_handed_over_together_or_not_at_all(client, editor):
    coordinator = person(Role.COORDINATOR)
    MembershipFactory(user=coordinator).areas.add(region())
    near, far = (
        CampaignFactory(name="Near", areas=[region()], keeper=editor),
        CampaignFactory(name="Far", keeper=editor),
    )
    CampaignFactory(name="Not mine")
    client.force_login(editor)
    address = reverse("discussion:kept")
    form = client.get(address).context["form"]
    assert sorted(one.name for one in form.fields["campaigns"].queryset) == ["Far", "Near"]
    given = {"campaigns": [near.pk, far.pk], "to": coordinator.pk, "note": ""}
    assert client.post(address, given).context["form"].errors == {"to": ["This person does not see: Far."]}
    assert list(Campaign.objects.filter(keeper=coordinator)) == []
    assert client.post(address, {**given, "campaigns": []}).context["form"].errors.keys() == {"campaigns"}
    assert client.post(address, {**given, "campaigns": [near.pk]}).status_code == 302
    assert list(Campaign.objects.filter(keeper=coordinator)) == [near]


def test_three_clicks_from_the_overview(client, campaign, editor, coordinator, partner):
    client.force_login(editor)
    address = reverse("discussion:hand_over", args=[campaign.pk])
    assert address in client.get(reverse("campaign:inspect", args=[campaign.pk])).content.decode()
    offered = client.get(address).context["form"].fields["to"].queryset
    assert list(offered) == [coordinator, editor]
    client.post(address, {"to": coordinator.pk, "note": "Yours."})
    assert Campaign.objects.get().keeper == coordinator
    assert client.get(reverse("discussion:accept", args=[campaign.pk])).status_code == 404
    client.force_login(coordinator)
    assert (
        "editor handed you this campaign. Yours."
        in client.get(reverse("discussion:accept", args=[campaign.pk])).content.decode()
    )
    client.post(reverse("discussion:accept", args=[campaign.pk]))
    assert not HandOver.objects.waiting().exists()


class TestLeaving:
    def test_campaigns_and_open_hand_overs_go_to_the_successor_and_stand_in_the_export(
        self, campaign, administrator, editor, coordinator
    ):
        keeping.hand_over(campaign=campaign, to=editor, by=coordinator, note="Yours.")
        actions.add_comment(campaign=campaign, text="All of my words.", by=editor)
        named = {row["kind"]: row["records"] for row in personal_data(editor, administrator)["in_your_name"]}
        assert named["campaigns looked after"] == ["Check first"]
        assert named["comments"] == ["All of my words."]
        moved = people.leave(person=editor, by=administrator, successor=coordinator)
        assert (moved["campaigns looked after"], moved["comments"]) == (1, 0)
        assert Campaign.objects.get().keeper == coordinator
        assert waiting(coordinator) == [("coordinator handed you “Check first”", "Yours.")]

    def test_after_erasure_the_name_is_nowhere(self, campaign, administrator, editor, coordinator):
        ada = person(Role.EDITOR, username="lovelace", first_name="Ada", last_name="Lovelace")
        ann = person(Role.EDITOR, username="love")
        keeping.hand_over(campaign=campaign, to=ada, by=editor, note="For Lovelace.")
        keeping.hand_over(campaign=campaign, to=editor, by=ada, note="From Lovelace.")
        first = actions.add_comment(campaign=campaign, text="Ask @LoveLace, @love.", by=editor).comment
        own = actions.add_comment(campaign=campaign, text="I am @lovelace.", by=ada).comment
        people.leave(person=ada, by=administrator, successor=coordinator)
        people.erase(person=ada, by=administrator, reason="asked")
        assert [line for line in everything_written().splitlines() if "lovelace" in line.lower()] == []
        first.refresh_from_db()
        own.refresh_from_db()
        assert first.text == f"Ask @erased-{ada.pk}, @{ann.username}."
        assert (own.text, own.author_id) == (f"I am @erased-{ada.pk}.", ada.pk)
        assert history(campaign)[:2] == [
            f"Handed over from erased-{ada.pk} to editor",
            f"Given to erased-{ada.pk} to look after",
        ]
