"""A Poisson or Gaussian regression on one series, with four ways to say how uncertain it is."""

from dataclasses import dataclass

import numpy as np

from .autocorrelation import corrected_lag_one, sandwich
from .results import Refused

INFERENCES = ("default", "model", "quasi", "newey-west")


@dataclass(frozen=True)
class Fit:
    """Rows are the usable periods of the grid, ``places`` their positions in it; columns of ``design`` are ``names``.

    ``residuals`` are Pearson residuals, ``weighted`` the design times the root of the working weights, so that the
    model is an ordinary regression of one on the other. ``dispersion`` is Pearson's chi-square over its freedom.
    """

    family: str
    names: tuple[str, ...]
    design: np.ndarray
    outcome: np.ndarray
    offset: np.ndarray
    places: np.ndarray
    length: int
    parameters: np.ndarray
    fitted: np.ndarray
    residuals: np.ndarray
    weighted: np.ndarray
    dispersion: float
    rho: float

    @property
    def freedom(self) -> int:
        return len(self.outcome) - len(self.parameters)

    def on_grid(self, rows: np.ndarray) -> np.ndarray:
        """Rows put at their places of the full grid, 0 elsewhere."""
        grid = np.zeros((self.length, *rows.shape[1:]))
        grid[self.places] = rows
        return grid

    @property
    def known(self) -> np.ndarray:
        return self.on_grid(np.ones(len(self.outcome)))


def fit(family, names, design, outcome, offset, places, length) -> Fit:
    """Fits the regression; raises Refused where the columns of the design cannot be told apart."""
    scale = np.abs(design).max(axis=0)
    if (scale == 0).any() or np.linalg.matrix_rank(design / np.where(scale > 0, scale, 1)) < design.shape[1]:
        raise Refused(
            "not_identified", "Two parts of the model say the same thing in this series, so they cannot be told apart."
        )
    scaled = design / scale
    parameters, fitted = _poisson(scaled, outcome, offset) if family == "poisson" else _gaussian(scaled, outcome)
    root = np.sqrt(fitted) if family == "poisson" else np.ones(len(outcome))
    residuals = (outcome - fitted) / root
    weighted = scaled * root[:, None]
    freedom = len(outcome) - design.shape[1]
    grid = np.zeros((length, design.shape[1]))
    grid[places] = np.linalg.qr(weighted)[0]
    rest = np.zeros(length)
    rest[places] = residuals
    known = np.zeros(length)
    known[places] = 1.0
    return Fit(
        family=family,
        names=tuple(names),
        design=design,
        outcome=outcome,
        offset=offset,
        places=places,
        length=length,
        parameters=parameters / scale,
        fitted=fitted,
        residuals=residuals,
        weighted=weighted * scale,
        dispersion=float(residuals @ residuals) / freedom,
        rho=corrected_lag_one(rest, grid, known),
    )


def _poisson(design, outcome, offset):
    import statsmodels.api as sm

    model = sm.GLM(outcome, design, family=sm.families.Poisson(), offset=offset)
    result = model.fit(maxiter=100, tol=1e-10)
    if not result.converged or not np.isfinite(result.params).all():
        raise Refused("not_converged", "The model found no stable answer for this series.")
    return result.params, result.fittedvalues


def _gaussian(design, outcome):
    parameters, *_ = np.linalg.lstsq(design, outcome, rcond=None)
    return parameters, design @ parameters


def covariance(model: Fit, inference: str, lags: int | None = None) -> np.ndarray:
    """Covariance of the parameters.

    ``model`` trusts the family (for Gaussian the classical one), ``quasi`` scales it by the dispersion, ``newey-west``
    is Bartlett's HAC with the n/(n-p) correction, ``default`` is quasi under AR(1) errors of the corrected size.
    """
    scale = np.abs(model.weighted).max(axis=0)
    scaled = model.weighted / scale
    inverse = np.linalg.pinv(scaled.T @ scaled)
    if inference == "newey-west":
        cov = _newey_west(model.on_grid(scaled * model.residuals[:, None]), inverse, default_lags(model, lags))
        cov = cov * len(model.outcome) / model.freedom
    elif inference == "default":
        cov = sandwich(model.on_grid(scaled), model.on_grid(model.residuals), model.rho, model.known)
    elif inference == "quasi" or model.family == "gaussian":
        cov = inverse * model.dispersion
    else:
        cov = inverse
    return cov / np.outer(scale, scale)


def default_lags(model: Fit, lags: int | None) -> int:
    """The bandwidth given, else Newey and West's 4 (n/100)^(2/9)."""
    return int(4 * (len(model.outcome) / 100) ** (2 / 9)) if lags is None else lags


def _newey_west(scores: np.ndarray, inverse: np.ndarray, lags: int) -> np.ndarray:
    meat = scores.T @ scores
    for lag in range(1, min(lags, len(scores) - 1) + 1):
        weight = 1 - lag / (lags + 1)
        cross = scores[lag:].T @ scores[:-lag]
        meat = meat + weight * (cross + cross.T)
    return inverse @ meat @ inverse


def quantile(model: Fit, inference: str, alpha: float) -> float:
    """The multiple of the standard error that makes a 1 - alpha interval."""
    from scipy.stats import norm, t

    freedom = reference_freedom(model, inference)
    return float(norm.isf(alpha / 2) if freedom is None else t.isf(alpha / 2, freedom))


def p_value(model: Fit, inference: str, ratio: float) -> float:
    from scipy.stats import norm, t

    freedom = reference_freedom(model, inference)
    return float(2 * (norm.sf(abs(ratio)) if freedom is None else t.sf(abs(ratio), freedom)))


def reference_freedom(model: Fit, inference: str) -> float | None:
    """Degrees of freedom of the t distribution; None for the normal one.

    Under AR(1) errors n - p rows are worth about (n - p)(1 - rho)/(1 + rho) independent ones.
    """
    if model.family == "poisson" and inference in ("model", "quasi"):
        return None
    if inference == "default":
        rho = max(model.rho, 0.0)
        return max(model.freedom * (1 - rho) / (1 + rho), 2.5)
    return float(model.freedom)
