"""Factories of comments, mentions and hand-overs."""

import factory
from factory.django import DjangoModelFactory

from campaigns.discussion.choices import Circle
from campaigns.models import Comment, HandOver, Mention
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import UserFactory


class CommentFactory(DjangoModelFactory):
    class Meta:
        model = Comment

    campaign = factory.SubFactory(CampaignFactory)
    author = factory.SubFactory(UserFactory)
    text = factory.Sequence(lambda n: f"Comment {n:05}")
    audience = Circle.LEAD
    circle = factory.LazyAttribute(lambda o: o.campaign.lead_organisation if o.audience == Circle.LEAD else None)


class MentionFactory(DjangoModelFactory):
    class Meta:
        model = Mention

    comment = factory.SubFactory(CommentFactory)
    person = factory.SubFactory(UserFactory)
    written = factory.LazyAttribute(lambda o: f"@{o.person.username}")


class HandOverFactory(DjangoModelFactory):
    class Meta:
        model = HandOver

    campaign = factory.SubFactory(CampaignFactory)
    giver = factory.SubFactory(UserFactory)
    receiver = factory.SubFactory(UserFactory)
