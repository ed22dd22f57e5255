"""The verdict: a pure function of the interval, the second opinion and the checks."""

from collections.abc import Sequence

from .results import Diagnostic, Inference

VERDICTS = ("consistent_with_effect", "opposite_direction", "no_effect_detected", "methods_disagree", "cannot_tell")


def _side(low: float, high: float) -> int:
    """+1 where the interval is above 0, -1 below, 0 where it holds 0."""
    return (low > 0) - (high < 0)


def verdict(
    *,
    ci_low: float | None,
    ci_high: float | None,
    alternatives: Sequence[Inference],
    diagnostics: Sequence[Diagnostic],
    direction: str,
) -> str:
    """One of ``VERDICTS``; never "proved", and never "no effect".

    ``direction`` is increase, decrease or either. The first alternative that is defined is the second opinion: an
    effect is only reported where it excludes 0 on the same side, and is only called undetected where it does not
    exclude 0 either. A failed check, or an interval that does not exist, is ``cannot_tell``.
    """
    if ci_low is None or ci_high is None or not (ci_low <= ci_high):
        return "cannot_tell"
    if any(diagnostic.status == "fail" for diagnostic in diagnostics):
        return "cannot_tell"
    side = _side(ci_low, ci_high)
    opinion = next((other for other in alternatives if other.ci_low <= other.ci_high), None)
    if opinion is None and side != 0:
        return "methods_disagree"
    if opinion is not None and _side(opinion.ci_low, opinion.ci_high) != side:
        return "methods_disagree"
    if side == 0:
        return "no_effect_detected"
    expected = {"increase": 1, "decrease": -1}.get(direction, side)
    return "consistent_with_effect" if side == expected else "opposite_direction"
