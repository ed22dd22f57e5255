"""What every method answers: one frozen object whose JSON is the contract of the command line."""

import hashlib
import math
from dataclasses import asdict, dataclass, field
from functools import cache
from pathlib import Path
from typing import Any


class Refused(Exception):
    """The input was understood, but no honest estimate can be made from it."""

    def __init__(self, code: str, text: str):
        super().__init__(text)
        self.code = code


@dataclass(frozen=True)
class Coefficient:
    name: str
    estimate: float
    standard_error: float
    ci_low: float
    ci_high: float
    p_value: float


@dataclass(frozen=True)
class Inference:
    """Another way to compute the uncertainty of the same effect."""

    name: str
    p_value: float
    ci_low: float
    ci_high: float


@dataclass(frozen=True)
class SeriesPoint:
    time: str
    observed: float | None
    counterfactual: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Aggregate:
    kind: str
    key: str
    estimate: float
    standard_error: float | None
    ci_low: float | None
    ci_high: float | None


@dataclass(frozen=True)
class Diagnostic:
    """One check: ``status`` is pass, warn or fail; a fail forbids a firm verdict."""

    code: str
    value: float | None
    threshold: float | None
    status: str
    text: str


@dataclass(frozen=True)
class EvaluationResult:
    """The answer of one method. Fractions, never percentages; None where a field does not apply."""

    method: str
    estimand: str | None = None
    effect: float | None = None
    standard_error: float | None = None
    ci_low: float | None = None
    ci_high: float | None = None
    p_value: float | None = None
    relative_effect: float | None = None
    relative_ci_low: float | None = None
    relative_ci_high: float | None = None
    cumulative_effect: float | None = None
    inference: str | None = None
    alternative_inference: tuple[Inference, ...] = ()
    coefficients: tuple[Coefficient, ...] = ()
    series: tuple[SeriesPoint, ...] = ()
    weights: dict[str, float] = field(default_factory=dict)
    aggregates: tuple[Aggregate, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    warnings: tuple[str, ...] = ()
    verdict: str = "cannot_tell"
    detectable_effect: float | None = None
    data_hash: str | None = None
    code_version: str | None = None
    seed: int | None = None
    runtime_seconds: float | None = None

    def as_json(self) -> dict[str, Any]:
        """Plain lists, dicts and numbers with every key of the contract; a number that is not finite is None."""
        return _plain(asdict(self))


def _plain(value):
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return value


@cache
def code_version() -> str:
    """Names the methods' source by its content, and the libraries they stand on."""
    from importlib.metadata import version

    digest = hashlib.sha256()
    for source in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(source.name.encode() + b"\0" + source.read_bytes())
    libraries = " ".join(f"{name}-{version(name)}" for name in ("numpy", "scipy", "statsmodels"))
    return f"methods-{digest.hexdigest()[:12]} {libraries}"
