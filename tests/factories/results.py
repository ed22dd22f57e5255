"""Factories of the results framework."""

import datetime
from decimal import Decimal

import factory
from factory.django import DjangoModelFactory

from campaigns.models import Indicator, Reading, Result, ResultLink, Target
from campaigns.planning.choices import Direction
from campaigns.results.choices import Frequency, Level, TargetRule
from tests.factories.campaigns import CampaignFactory


class ResultFactory(DjangoModelFactory):
    class Meta:
        model = Result

    campaign = factory.SubFactory(CampaignFactory)
    code = factory.Sequence(lambda n: f"R{n:05}")
    level = Level.OUTCOME
    statement = "Pupils know whom to call."


class ResultLinkFactory(DjangoModelFactory):
    class Meta:
        model = ResultLink

    lower = factory.SubFactory(ResultFactory, level=Level.OUTPUT)
    higher = factory.SubFactory(ResultFactory, campaign=factory.SelfAttribute("..lower.campaign"))


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    result = factory.SubFactory(ResultFactory)
    number = factory.Sequence(lambda n: n % 900 + 1)
    name = factory.Sequence(lambda n: f"Pupils who name the help line, survey {n:05}")
    unit = "% of pupils"
    disaggregation = factory.LazyFunction(lambda: ["sex", "age_band"])
    baseline = Decimal(20)
    baseline_on = datetime.date(2025, 12, 1)
    rule = TargetRule.LAST
    frequency = Frequency.QUARTERLY
    direction = Direction.UP_GOOD
    source = "Learning tests"


class TargetFactory(DjangoModelFactory):
    class Meta:
        model = Target

    indicator = factory.SubFactory(IndicatorFactory)
    ends_on = datetime.date(2026, 6, 30)
    value = Decimal(40)


class ReadingFactory(DjangoModelFactory):
    class Meta:
        model = Reading

    indicator = factory.SubFactory(IndicatorFactory)
    on = datetime.date(2026, 6, 1)
    value = Decimal(38)


def chain(campaign=None, **fields):
    """An impact, an outcome with an indicator and a target that leads to it, an output and an input below."""
    campaign = campaign or CampaignFactory(**fields)
    above, made = None, {}
    for code, level in (("4", Level.IMPACT), ("3.1", Level.OUTCOME), ("2.1", Level.OUTPUT), ("1.1", Level.INPUT)):
        result = ResultFactory(campaign=campaign, code=code, level=level, statement=f"Result {code}")
        if above is not None:
            ResultLinkFactory(lower=result, higher=above)
        made[level], above = result, result
    indicator = IndicatorFactory(result=made[Level.OUTCOME], number=1, name="Pupils who would call")
    TargetFactory(indicator=indicator)
    return campaign, made, indicator
