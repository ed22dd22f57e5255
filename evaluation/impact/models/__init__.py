"""The nouns of impact evaluation."""

from .plan import EvaluationPlan
from .result import EvaluationResult
from .series import OutcomePoint, OutcomeSeries

__all__ = ["EvaluationPlan", "EvaluationResult", "OutcomePoint", "OutcomeSeries"]
