"""How an interrupted time series is run, and the columns of its regression."""

from dataclasses import dataclass

import numpy as np

from .regression import INFERENCES
from .series import Series


@dataclass(frozen=True)
class Options:
    """How to run it. ``season`` is the number of periods in a year, ``slope`` adds a change of trend at the start."""

    family: str = "poisson"
    season: int | None = None
    harmonics: int | None = None
    slope: bool = False
    inference: str = "default"
    lags: int | None = None
    alpha: float = 0.05
    direction: str = "either"
    seed: int = 1
    concurrent_events: bool | None = None

    def __post_init__(self):
        if self.family not in ("poisson", "gaussian"):
            raise ValueError("the family is poisson or gaussian")
        if self.inference not in INFERENCES:
            raise ValueError(f"the inference is one of {', '.join(INFERENCES)}")
        if not 0 < self.alpha < 0.5:
            raise ValueError("alpha lies between 0 and 0.5")
        if self.direction not in ("increase", "decrease", "either"):
            raise ValueError("the direction is increase, decrease or either")
        if self.season is not None and self.season < 2:
            raise ValueError("a season has at least 2 periods")
        if self.harmonics is not None and self.season is None:
            raise ValueError("harmonics need a season")
        if self.harmonics is not None and not 1 <= self.harmonics <= self.season // 2:
            raise ValueError(f"harmonics lie between 1 and {self.season // 2} for a season of {self.season}")
        if self.lags is not None and self.lags < 0:
            raise ValueError("lags are 0 or more")


def design_of(series: Series, options: Options) -> tuple[list[str], np.ndarray]:
    """Column names and the columns for every period of the grid; covariates stay NaN where missing."""
    length = len(series.outcome)
    index = np.arange(length, dtype=float)
    columns = {"intercept": np.ones(length), "time": index, "step": series.exposed}
    if options.slope:
        columns["slope"] = (index - series.centre) * series.exposed
    columns |= _season(index, options)
    columns |= series.covariates
    return list(columns), np.column_stack(list(columns.values()))


def _season(index: np.ndarray, options: Options) -> dict[str, np.ndarray]:
    """Sine and cosine pairs; the sine of half the season is 0 everywhere and left out."""
    if options.season is None:
        return {}
    columns = {}
    for k in range(1, (options.harmonics or min(2, options.season // 2)) + 1):
        angle = 2 * np.pi * k * index / options.season
        if 2 * k != options.season:
            columns[f"season_sin_{k}"] = np.sin(angle)
        columns[f"season_cos_{k}"] = np.cos(angle)
    return columns
