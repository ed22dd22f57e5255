"""The verdict follows from interval, second opinion and checks, and from nothing else."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.impact.methods.results import Diagnostic, Inference
from evaluation.impact.methods.verdict import VERDICTS, verdict

PASS = Diagnostic("x", None, None, "pass", "")
WARN = Diagnostic("x", None, None, "warn", "")
FAIL = Diagnostic("x", None, None, "fail", "")


def decide(low, high, other=(0.1, 0.3), checks=(PASS,), direction="increase"):
    alternatives = [Inference("second", 0.01, *other)] if other else []
    return verdict(ci_low=low, ci_high=high, alternatives=alternatives, diagnostics=checks, direction=direction)


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ({"low": 0.1, "high": 0.3}, "consistent_with_effect"),
        ({"low": 0.1, "high": 0.3, "checks": (WARN, PASS)}, "consistent_with_effect"),
        ({"low": 0.1, "high": 0.3, "direction": "either"}, "consistent_with_effect"),
        ({"low": 0.1, "high": 0.3, "direction": "decrease"}, "opposite_direction"),
        ({"low": -0.3, "high": -0.1, "other": (-0.3, -0.1)}, "opposite_direction"),
        ({"low": -0.3, "high": -0.1, "other": (-0.3, -0.1), "direction": "either"}, "consistent_with_effect"),
        ({"low": 0.1, "high": 0.3, "other": (-0.1, 0.3)}, "methods_disagree"),
        ({"low": -0.1, "high": 0.3, "other": (0.1, 0.3)}, "methods_disagree"),
        ({"low": 0.1, "high": 0.3, "other": None}, "methods_disagree"),
        ({"low": -0.1, "high": 0.3, "other": (-0.1, 0.3)}, "no_effect_detected"),
        ({"low": 0.1, "high": 0.3, "checks": (PASS, FAIL)}, "cannot_tell"),
        ({"low": None, "high": None}, "cannot_tell"),
        ({"low": float("nan"), "high": 0.3}, "cannot_tell"),
        ({"low": 0.3, "high": 0.1}, "cannot_tell"),
    ],
)
def test_each_way_it_can_go(given_, expected):
    assert decide(**given_) == expected


bounds = st.floats(-2, 2)


@settings(deadline=None, max_examples=80)
@given(bounds, bounds, bounds, bounds, st.sampled_from(["increase", "decrease", "either"]))
def test_mirrored_data_give_the_mirrored_verdict(low, high, other_low, other_high, direction):
    mirror = {"increase": "decrease", "decrease": "increase", "either": "either"}[direction]
    found = decide(low, high, (other_low, other_high), direction=direction)
    assert found in VERDICTS
    assert decide(-high, -low, (-other_high, -other_low), direction=mirror) == found
