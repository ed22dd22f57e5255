"""What would have been expected without the campaign, and what follows: relative, cumulative, detectable effect."""

import numpy as np

from .its_design import Options, design_of
from .regression import Fit, quantile
from .results import Aggregate, SeriesPoint
from .series import Series

POWER = 0.8


class Course:
    """What would have been expected without the campaign, and what follows from it."""

    def __init__(self, series: Series, options: Options, model: Fit, cov: np.ndarray):
        self.series, self.options, self.model, self.cov = series, options, model, cov
        _, design = design_of(series, options)
        self.without = design.copy()
        self.without[:, [i for i, name in enumerate(model.names) if name in ("step", "slope")]] = 0.0
        self.offset = np.zeros(len(design)) if series.population is None else np.log(series.population)
        linear = self.without @ model.parameters + self.offset
        self.expected = np.exp(linear) if model.family == "poisson" else linear
        self.linear_variance = np.einsum("ij,jk,ik->i", self.without, cov, self.without)
        self.after = series.usable & (series.exposed > 0)

    def points(self) -> tuple[SeriesPoint, ...]:
        """Every period: observed, expected without the campaign, and the range one observation would lie in."""
        reach = quantile(self.model, self.options.inference, self.options.alpha)
        if self.model.family == "poisson":
            noise = max(self.model.dispersion, 1.0) * self.expected
            spread = np.sqrt((noise + self.expected**2 * self.linear_variance) / (4 * self.expected))
            root = np.sqrt(self.expected)
            low, high = np.maximum(root - reach * spread, 0) ** 2, (root + reach * spread) ** 2
        else:
            spread = np.sqrt(self.model.dispersion + self.linear_variance)
            low, high = self.expected - reach * spread, self.expected + reach * spread
        columns = (self.series.outcome, self.expected, low, high)
        return tuple(
            SeriesPoint(label, *(float(x) if np.isfinite(x) else None for x in values))
            for label, *values in zip(self.series.labels, *columns, strict=True)
        )

    def relative(self, effect: float, low: float, high: float, step: int) -> dict[str, float | None]:
        """The effect as a fraction of the expected level; None where that level is not above 0."""
        names = ("relative_effect", "relative_ci_low", "relative_ci_high")
        if self.model.family == "poisson":
            return dict(zip(names, (float(np.expm1(x)) for x in (effect, low, high)), strict=True))
        weights = self._reference()
        base = float(weights @ self.model.parameters)
        if base <= 0:
            return dict.fromkeys(names)
        gradient = -weights * effect / base**2
        gradient[step] += 1 / base
        ratio, error = effect / base, float(np.sqrt(gradient @ self.cov @ gradient))
        reach = quantile(self.model, self.options.inference, self.options.alpha) * error
        return dict(zip(names, (ratio, ratio - reach, ratio + reach), strict=True))

    def _reference(self) -> np.ndarray:
        """The row of the design whose expectation the effect is compared with."""
        return self.without[self.series.centre] if self.options.slope else self.without[self.after].mean(axis=0)

    def cumulative(self) -> dict:
        """Observed minus expected, added over the periods with the campaign, with its uncertainty."""
        gaps = self.series.outcome[self.after] - self.expected[self.after]
        total, count = float(gaps.sum()), int(self.after.sum())
        derivative = self.without[self.after]
        noise = self.model.dispersion * count
        if self.model.family == "poisson":
            derivative = derivative * self.expected[self.after][:, None]
            noise = self.model.dispersion * float(self.expected[self.after].sum())
        gradient = derivative.sum(axis=0)
        rho = max(self.model.rho, 0.0)
        error = float(np.sqrt(gradient @ self.cov @ gradient + noise * (1 + rho) / (1 - rho)))
        reach = quantile(self.model, self.options.inference, self.options.alpha) * error
        rows = [("cumulative", total, error, reach), ("mean_per_period", total / count, error / count, reach / count)]
        aggregates = tuple(Aggregate(kind, "post", x, se, x - r, x + r) for kind, x, se, r in rows)
        return {"cumulative_effect": total, "aggregates": aggregates}

    def detectable(self, error: float) -> float | None:
        """The smallest true relative change that would be found with a power of 80 percent, as a fraction."""
        from scipy.stats import norm

        reach = (quantile(self.model, self.options.inference, self.options.alpha) + float(norm.ppf(POWER))) * error
        if self.model.family == "poisson":
            return float(-np.expm1(-reach) if self.options.direction == "decrease" else np.expm1(reach))
        base = float(self._reference() @ self.model.parameters)
        return reach / base if base > 0 else None
