"""How often a series without an effect is called one, and how often the interval holds the truth: simulated."""

import numpy as np
import pytest

from evaluation.impact.methods.its import Options, interrupted_time_series
from evaluation.impact.methods.series import Series

from .made import counts, month

RUNS = 400


def simulate(rho, effect=0.0, runs=RUNS, periods=60, start=36):
    """Shares over the runs: interval misses the truth, firm verdict of an effect, refused for drift."""
    options = Options(season=12)
    missed = firm = refused = 0
    for seed in range(runs):
        values = counts(effect, periods, start, level=80.0, rho=rho, spread=0.15, seed=seed, season=0.1)
        series = Series(
            labels=tuple(month(i) for i in range(periods)),
            outcome=values.astype(float),
            exposed=(np.arange(periods) >= start).astype(float),
            start=start,
            centre=start,
            kind="month",
        )
        result = interrupted_time_series(series, options)
        missed += not result.ci_low <= effect <= result.ci_high
        firm += result.verdict == "consistent_with_effect"
        refused += result.verdict == "cannot_tell"
    return {"missed": missed / runs, "firm": firm / runs, "refused": refused / runs}


@pytest.mark.deep
@pytest.mark.parametrize(
    ("rho", "missed", "firm"),
    [(0.0, 0.055, 0.055), (0.4, 0.09, 0.07), (0.7, 0.15, 0.13)],
)
def test_false_positives_stay_near_their_promise(rho, missed, firm):
    """Limits are the measured share plus two standard errors of 400 runs; the promise is 0.05."""
    found = simulate(rho)
    print(f"rho {rho}: {found}")
    assert found["missed"] <= missed
    assert found["firm"] <= firm


@pytest.mark.deep
def test_a_real_effect_is_covered_and_found():
    found = simulate(0.0, effect=0.3, runs=200)
    print(found)
    assert found["missed"] <= 0.09
    assert found["firm"] >= 0.8


def test_a_handful_of_runs_without_effect_is_rarely_firm():
    assert simulate(0.0, runs=20)["firm"] <= 0.2
