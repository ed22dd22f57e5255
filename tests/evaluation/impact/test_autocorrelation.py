"""The correction for neighbours that resemble each other, against statsmodels and against its own definition."""

import numpy as np
import pytest

from evaluation.impact.methods.autocorrelation import (
    ar1_regression,
    corrected_lag_one,
    filtered,
    lag_one,
    ljung_box,
    sandwich,
)


def design(rows=60, at=40):
    index = np.arange(rows)
    return np.column_stack([np.ones(rows), index / rows, index >= at]).astype(float)


def errors(rho, rows=60, seed=0):
    generator = np.random.default_rng(seed)
    noise = generator.normal(size=rows) * np.sqrt(1 - rho**2)
    noise[0] = generator.normal()
    for i in range(1, rows):
        noise[i] += rho * noise[i - 1]
    return noise


@pytest.mark.parametrize("rho", [-0.5, 0.0, 0.6])
def test_the_filter_is_the_matrix(rho):
    matrix = rho ** np.abs(np.subtract.outer(np.arange(60), np.arange(60))) if rho else np.eye(60)
    assert filtered(design(), rho) == pytest.approx(matrix @ design())


def test_regression_with_ar1_errors_equals_arima():
    from statsmodels.tsa.arima.model import ARIMA

    outcome = design() @ [1.0, 0.5, 0.3] + errors(0.5, seed=3)
    peer = ARIMA(outcome, exog=design(), order=(1, 0, 0), trend="n").fit(cov_type="approx")
    ours = ar1_regression(outcome, design(), np.arange(60), restricted=False)
    assert ours.rho == pytest.approx(peer.params[3], abs=2e-3)
    assert ours.parameters == pytest.approx(peer.params[:3], abs=2e-3)
    assert np.sqrt(np.diag(ours.covariance)) == pytest.approx(peer.bse[:3], rel=0.05)


def test_a_gap_is_a_longer_step_not_a_neighbour():
    outcome, keep = design() @ [1.0, 0.5, 0.3] + errors(0.5, seed=3), np.r_[0:20, 25:60]
    gappy = ar1_regression(outcome[keep], design()[keep], keep)
    joined = ar1_regression(outcome[keep], design()[keep], np.arange(55))
    assert gappy.rho != joined.rho
    matrix = gappy.rho ** np.abs(np.subtract.outer(keep, keep))
    inverse = np.linalg.inv(matrix)
    expected = np.linalg.solve(design()[keep].T @ inverse @ design()[keep], design()[keep].T @ inverse @ outcome[keep])
    assert gappy.parameters == pytest.approx(expected)


def test_the_correction_undoes_the_bias_of_residuals():
    basis = np.linalg.qr(design())[0]
    raw, corrected = [], []
    for seed in range(150):
        noise = errors(0.4, seed=seed)
        residuals = noise - basis @ (basis.T @ noise)
        raw.append(lag_one(residuals))
        corrected.append(corrected_lag_one(residuals, basis, np.ones(60)))
    assert np.mean(raw) < 0.34
    assert np.mean(corrected) == pytest.approx(0.4, abs=0.04)


def test_the_sandwich_without_correlation_is_the_classical_one_and_widens_with_it():
    noise = errors(0.0)
    left = design()
    residuals = noise - left @ np.linalg.lstsq(left, noise, rcond=None)[0]
    classical = np.linalg.inv(left.T @ left) * (residuals @ residuals) / 57
    assert sandwich(left, residuals, 0.0, np.ones(60)) == pytest.approx(classical)
    assert sandwich(left, residuals, -0.4, np.ones(60)) == pytest.approx(classical)
    assert sandwich(left, residuals, 0.4, np.ones(60))[2, 2] > 1.8 * classical[2, 2]


def test_ljung_box_equals_statsmodels():
    from statsmodels.stats.diagnostic import acorr_ljungbox

    noise = errors(0.5)
    noise = noise - noise.mean()
    peer = float(acorr_ljungbox(noise, lags=[12]).lb_pvalue.iloc[0])
    assert ljung_box(noise, np.ones(60), 12) == pytest.approx(peer, rel=1e-6)
