"""Neighbouring periods resemble each other: how much, and what that does to standard errors."""

from dataclasses import dataclass

import numpy as np

HIGHEST = 0.98


def filtered(columns: np.ndarray, rho: float) -> np.ndarray:
    """``R @ columns`` for ``R[i, j] = rho ** |i - j|``, in time proportional to the number of rows."""
    from scipy.signal import lfilter

    forward = lfilter([1.0], [1.0, -rho], columns, axis=0)
    backward = lfilter([1.0], [1.0, -rho], columns[::-1], axis=0)[::-1]
    return forward + backward - columns


def lag_one(residuals: np.ndarray) -> float:
    """Correlation of neighbours; ``residuals`` lie on the full grid with 0 where a period is missing."""
    total = float(residuals @ residuals)
    return float(residuals[1:] @ residuals[:-1]) / total if total > 0 else 0.0


def _moments(rho: float, basis: np.ndarray, known: np.ndarray) -> tuple[float, float]:
    """Expected products of neighbours and of squares of regression residuals when the errors are AR(1).

    ``basis`` is an orthonormal basis of the design (n x p, rows of missing periods 0); with ``M = I - QQ'`` the two
    are the first off-diagonal sum and the trace of ``M R M``.
    """
    image = filtered(basis, rho) * known[:, None]
    inner = basis.T @ image
    pairs = rho * float(known[1:] @ known[:-1])
    near = pairs - np.sum(basis[:-1] * image[1:]) - np.sum(image[:-1] * basis[1:])
    near += np.sum((basis[:-1] @ inner) * basis[1:])
    return float(near), float(known.sum() - np.trace(inner))


def corrected_lag_one(residuals: np.ndarray, basis: np.ndarray, known: np.ndarray) -> float:
    """The AR(1) coefficient whose expected residual correlation is the observed one.

    Residuals of a regression look less correlated than the errors are, the more so the more the design can bend;
    this solves ``E[r1 | rho, design] = r1`` exactly instead of by a rule of thumb (for a constant alone it is
    Kendall's 1954 correction to first order).
    """
    from scipy.optimize import brentq

    observed = lag_one(residuals)

    def surplus(rho: float) -> float:
        near, total = _moments(rho, basis, known)
        return near / total - observed

    low, high = -0.9, HIGHEST
    if surplus(low) > 0:
        return low
    if surplus(high) < 0:
        return high
    return float(brentq(surplus, low, high, xtol=1e-4))


def sandwich(design: np.ndarray, residuals: np.ndarray, rho: float, known: np.ndarray) -> np.ndarray:
    """Covariance of least-squares coefficients under AR(1) errors, with an unbiased error variance.

    For a constant alone this is the familiar ``(1 + rho) / (1 - rho)`` inflation; a negative ``rho`` counts as 0, so
    that the interval is never narrowed.
    """
    rho = max(rho, 0.0)
    basis, _ = np.linalg.qr(design)
    _, expected = _moments(rho, basis, known)
    variance = float(residuals @ residuals) / expected
    inverse = np.linalg.pinv(design.T @ design)
    meat = design.T @ (filtered(design, rho) * known[:, None])
    return inverse @ meat @ inverse * variance


@dataclass(frozen=True)
class Ar1Fit:
    parameters: np.ndarray
    covariance: np.ndarray
    rho: float


def ar1_regression(outcome: np.ndarray, design: np.ndarray, places: np.ndarray, *, restricted: bool = True) -> Ar1Fit:
    """Regression with AR(1) errors by (restricted) maximum likelihood; gaps allowed.

    ``places`` are the integer periods of the rows; errors d periods apart correlate at ``rho ** d``. With
    ``restricted`` False this is ARIMA(1,0,0) with regressors by exact maximum likelihood.
    """
    from scipy.optimize import minimize_scalar

    rows, width = design.shape
    freedom = rows - width if restricted else rows

    def solve(rho: float):
        turned, scales = _whiten(np.column_stack([design, outcome]), np.diff(places), rho)
        left, right = turned[:, :-1], turned[:, -1]
        parameters, *_ = np.linalg.lstsq(left, right, rcond=None)
        rest = right - left @ parameters
        return left, parameters, float(rest @ rest), float(np.log(scales).sum())

    def cost(angle: float) -> float:
        left, _, squares, log_scale = solve(np.tanh(angle))
        penalty = 0.5 * np.linalg.slogdet(left.T @ left)[1] if restricted else 0.0
        return 0.5 * freedom * np.log(max(squares, 1e-300)) + log_scale + penalty

    rho = float(np.tanh(minimize_scalar(cost, bounds=(-1.6, 2.6), method="bounded").x))
    left, parameters, squares, _ = solve(rho)
    return Ar1Fit(parameters, np.linalg.pinv(left.T @ left) * squares / freedom, rho)


def _whiten(columns: np.ndarray, gaps: np.ndarray, rho: float) -> tuple[np.ndarray, np.ndarray]:
    """Rows made independent, and the standard deviation of each innovation in units of its own scale."""
    carry = np.sign(rho) ** gaps * np.abs(rho) ** gaps
    spread = np.concatenate([[1.0], np.sqrt(1.0 - carry**2)])
    turned = columns.copy()
    turned[1:] -= carry[:, None] * columns[:-1]
    return turned / spread[:, None], spread


def ljung_box(residuals: np.ndarray, known: np.ndarray, lags: int, fitted: int = 0) -> float:
    """p-value that no correlation is left at lags 1 to ``lags`` (Ljung and Box 1978); missing periods are 0."""
    from scipy.stats import chi2

    count, total = int(known.sum()), float(residuals @ residuals)
    if total <= 0 or lags <= fitted:
        return 1.0
    ratios = [float(residuals[k:] @ residuals[:-k]) / total for k in range(1, lags + 1)]
    statistic = count * (count + 2) * sum(r * r / (count - k) for k, r in enumerate(ratios, start=1) if count > k)
    return float(chi2.sf(statistic, lags - fitted))
