"""Factories of toolkits."""

import factory
from factory.django import DjangoModelFactory

from campaigns.models import Check, Toolkit, ToolkitUse
from campaigns.planning.choices import Behaviour, Direction, Medium, Theme
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import OrganisationFactory


def recipe():
    """A plan of 100 days with one objective and one activity."""
    return {
        "days": 100,
        "brief": {"problem": "Offers cannot be checked.", "channels": [Medium.THEATRE], "risks": "", "hue": 30},
        "audiences": ["Young people of 16 to 24"],
        "objectives": [
            {
                "theme": Theme.TRAFFICKING,
                "behaviour": Behaviour.CHECK_OFFER,
                "statement": "A third more of the audience would check an offer.",
                "message": "Ask before you go.",
                "barriers": "",
                "call_to_action": "Call the help line.",
                "indicator": "Would check an offer",
                "unit": "% of the audience",
                "direction": Direction.UP_GOOD,
                "audience": 0,
                "due_after": 99,
            }
        ],
        "activities": [{"name": "Play", "medium": Medium.THEATRE, "begins_after": 10, "days": 30}],
    }


class ToolkitFactory(DjangoModelFactory):
    class Meta:
        model = Toolkit

    code = factory.Sequence(lambda n: f"toolkit-{n:05}")
    name = factory.Sequence(lambda n: f"Toolkit {n:05}")
    summary = "A play with a talk afterwards."
    organisation = factory.SubFactory(OrganisationFactory)
    checklist = factory.LazyFunction(lambda: ["Ask the schools", "Print the posters"])
    questions = factory.LazyFunction(lambda: ["Whom would you call first?"])
    content = factory.LazyFunction(recipe)


class ToolkitUseFactory(DjangoModelFactory):
    class Meta:
        model = ToolkitUse

    toolkit = factory.SubFactory(ToolkitFactory)
    campaign = factory.SubFactory(CampaignFactory)


class CheckFactory(DjangoModelFactory):
    class Meta:
        model = Check

    campaign = factory.SubFactory(CampaignFactory)
    place = factory.Sequence(lambda n: n)
    text = "Ask the schools"
