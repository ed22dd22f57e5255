"""Factories of impact evaluation: a monthly series of the fictional country with a known step."""

import datetime

import numpy as np

from campaigns.planning.choices import Status
from evaluation.impact.choices import Direction, Layer
from evaluation.models import EvaluationPlan, OutcomeSeries
from tests.factories.campaigns import CampaignFactory
from tests.factories.partners import country


def monthly_csv(effect=0.3, months=60, start=40, level=120.0, areas=("XDM",), seed=1, first_year=2021):
    """CSV text ``month,ref_area,calls``: Poisson counts with a step of ``effect`` (log) at month ``start``."""
    generator = np.random.default_rng(seed)
    lines = ["month,ref_area,calls"]
    for area in areas:
        for i in range(months):
            count = generator.poisson(level * np.exp(effect * (i >= start)))
            lines.append(f"{first_year + i // 12}-{i % 12 + 1:02d},{area},{count}")
    return "\n".join(lines) + "\n"


def unsaved_series(**fields):
    defaults = {
        "code": "helpline-calls",
        "name": "Calls to the help line",
        "unit": "calls a month",
        "layer": Layer.CONTACT,
        "definition": "Calls answered.",
        "source": "The help line",
        "licence": "not stated",
        "as_of": datetime.date(2026, 1, 31),
        "country": country(),
    }
    return OutcomeSeries(**{**defaults, **fields})


def unsaved_plan(series, **fields):
    """A plan for the step at month 40 of ``monthly_csv``: May 2024."""
    defaults = {
        "question": "Did calls rise after the radio spots began?",
        "campaign": fields.pop("campaign", None) or CampaignFactory(status=Status.ACTIVE),
        "series": series,
        "area": series.country,
        "start": datetime.date(2024, 5, 1),
        "expected_direction": Direction.INCREASE,
        "with_season": False,
        "no_concurrent_events_known": True,
    }
    return EvaluationPlan(**{**defaults, **fields})


def published_result(evaluator, approver, **fields):
    """A result about the country as the verbs make it: brought in, frozen, run, made public by another person."""
    from evaluation.impact import actions, results

    imported = actions.import_outcome_series(series=unsaved_series(**fields), data=monthly_csv().encode(), by=evaluator)
    plan = actions.register_plan(plan=unsaved_plan(imported.series), by=evaluator)
    result = results.store_result(plan=actions.freeze_plan(plan=plan, by=evaluator), by=evaluator)
    return actions.publish_result(result=result, by=approver)
