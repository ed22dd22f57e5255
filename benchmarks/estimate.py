"""Times an interrupted time series of 60 months against a plain statsmodels fit, the fastest of 30 runs each.

    python benchmarks/estimate.py

Prints one line a figure: what, measured, limit, ratio to the peer. Exits 1 where a limit is missed.
"""

import sys
import time
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evaluation.impact.methods.its import Options, interrupted_time_series
from evaluation.impact.methods.series import Series

MONTHS, START, RUNS = 60, 40, 30
LIMIT_MS, LIMIT_RATIO = 60.0, 80.0


def fastest_ms(work) -> float:
    work()
    taken = []
    for _ in range(RUNS):
        began = time.perf_counter()
        work()
        taken.append((time.perf_counter() - began) * 1000)
    return min(taken)


def main() -> int:
    import statsmodels.api as sm

    index = np.arange(MONTHS)
    outcome = np.random.default_rng(1).poisson(80 * np.exp(0.2 * (index >= START))).astype(float)
    exposed = (index >= START).astype(float)
    series = Series(tuple(map(str, index)), outcome, exposed, START, START)
    pairs = [f(2 * np.pi * k * index / 12) for k in (1, 2) for f in (np.sin, np.cos)]
    design = np.column_stack([np.ones(MONTHS), index, exposed, *pairs])

    whole = fastest_ms(lambda: interrupted_time_series(series, Options(season=12)))
    plain = fastest_ms(lambda: sm.GLM(outcome, design, family=sm.families.Poisson()).fit(scale="X2"))
    ratio = whole / plain
    rows = [
        ("estimate with five inferences, placebo dates, checks", f"{whole:.1f} ms", f"{LIMIT_MS:.0f} ms", ratio),
        ("peer: one statsmodels Poisson fit", f"{plain:.1f} ms", "-", 1.0),
    ]
    for what, measured, limit, times in rows:
        print(f"{what:<54} {measured:>9}  limit {limit:>6}  {times:5.1f} x peer")
    return int(whole > LIMIT_MS or ratio > LIMIT_RATIO)


if __name__ == "__main__":
    sys.exit(main())
