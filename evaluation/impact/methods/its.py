"""Interrupted time series: did the level (and the slope) of one series change when the campaign began?"""

import time
from dataclasses import replace

import numpy as np

from . import its_checks
from .autocorrelation import ar1_regression
from .its_course import Course
from .its_design import Options, design_of
from .regression import INFERENCES, Fit, covariance, fit, p_value, quantile
from .results import Coefficient, EvaluationResult, Inference, Refused, code_version
from .series import Series
from .verdict import verdict

METHOD = "interrupted-time-series"
FEWEST_BEFORE = 12
FEWEST_AFTER = 3


def interrupted_time_series(series: Series, options: Options) -> EvaluationResult:
    """The change of level at the start of a campaign, against the series' own course before it.

    Estimand: the step of the expected outcome at the first exposed period, had trend, season and covariates gone on
    as before; on the log scale for counts (log of the rate where a population is given), in units of the outcome for
    Gaussian. With ``slope`` the change of trend is centred there, so the step stays the change at that period.
    Assumes that nothing else changed then, and that the earlier trend would have lasted. Default inference: quasi-
    Poisson (or least squares) under AR(1) errors with a bias-corrected coefficient; second opinion: regression with
    AR(1) errors by restricted maximum likelihood, on log counts + 1/2 for Poisson.
    Raises Refused where fewer than 12 periods lie before the start, fewer than 3 after it, the outcome never
    changes, a side holds only zeros, or the model is not identified. Lopez Bernal, Cummins and Gasparrini 2017, IJE
    46:348; Linden 2015, Stata Journal 15:480.
    """
    import scipy.stats  # noqa: F401  imports do not belong to the runtime
    import statsmodels.api  # noqa: F401

    began = time.perf_counter()
    version = code_version()
    _refuse_hopeless(series, options)
    model = fit_series(series, options)
    cov = covariance(model, options.inference, options.lags)
    step = model.names.index("step")
    effect, error = float(model.parameters[step]), float(np.sqrt(max(cov[step, step], 0.0)))
    if not error > 0:
        raise Refused("no_noise", "The model fits the series perfectly, so its uncertainty cannot be estimated.")
    reach = quantile(model, options.inference, options.alpha)
    low, high = effect - reach * error, effect + reach * error
    course = Course(series, options, model, cov)
    alternatives = second_opinions(model, options)
    checks = (*series.notes, *its_checks.all_checks(series, options, model, fit_series))
    result = EvaluationResult(
        method=METHOD,
        estimand=_estimand(series, options),
        effect=effect,
        standard_error=error,
        ci_low=low,
        ci_high=high,
        p_value=p_value(model, options.inference, effect / error),
        inference=_name(options),
        alternative_inference=alternatives,
        coefficients=_coefficients(model, cov, options),
        series=course.points(),
        diagnostics=checks,
        warnings=tuple(check.text for check in checks if check.status != "pass"),
        verdict=verdict(
            ci_low=low, ci_high=high, alternatives=alternatives, diagnostics=checks, direction=options.direction
        ),
        detectable_effect=course.detectable(error),
        data_hash=series.data_hash(),
        code_version=version,
        seed=options.seed,
    )
    result = replace(result, **course.relative(effect, low, high, step), **course.cumulative())
    return replace(result, runtime_seconds=time.perf_counter() - began)


def _refuse_hopeless(series: Series, options: Options) -> None:
    usable = series.usable
    before = int(usable[: series.start].sum())
    exposed = usable & (series.exposed > 0)
    if before < FEWEST_BEFORE:
        raise Refused(
            "too_few_before",
            f"Only {before} usable periods lie before the start; at least {FEWEST_BEFORE} are needed.",
        )
    if exposed.sum() < FEWEST_AFTER:
        raise Refused(
            "too_few_after",
            f"Only {int(exposed.sum())} usable periods lie at or after the start; at least {FEWEST_AFTER} are needed.",
        )
    if np.ptp(series.outcome[usable]) == 0:
        raise Refused("constant", "The outcome is the same in every period, so there is nothing to estimate.")
    unexposed = usable & (series.exposed == 0)
    if options.family == "poisson" and not (series.outcome[exposed].any() and series.outcome[unexposed].any()):
        raise Refused(
            "all_zero", "On one side of the start every count is 0, so a relative change cannot be estimated."
        )


def fit_series(series: Series, options: Options) -> Fit:
    """The regression on the usable periods; raises Refused where they are too few for its columns."""
    names, design = design_of(series, options)
    usable = series.usable
    if int(usable.sum()) < len(names) + 4:
        raise Refused("too_few", f"{int(usable.sum())} usable periods are too few for a model of {len(names)} parts.")
    offset = np.zeros(len(usable)) if series.population is None else np.log(series.population)
    return fit(
        options.family,
        names,
        design[usable],
        series.outcome[usable],
        offset[usable],
        np.flatnonzero(usable),
        len(usable),
    )


def second_opinions(model: Fit, options: Options) -> tuple[Inference, ...]:
    """The same step with its uncertainty computed otherwise; first the one the verdict weighs."""
    from scipy.stats import t

    step = model.names.index("step")
    outcome = np.log(model.outcome + 0.5) - model.offset if model.family == "poisson" else model.outcome
    scale = np.abs(model.design).max(axis=0)
    drift = ar1_regression(outcome, model.design / scale, model.places)
    estimate = drift.parameters[step] / scale[step]
    error = float(np.sqrt(drift.covariance[step, step])) / scale[step]
    reach = t.isf(options.alpha / 2, model.freedom) * error
    p = float(2 * t.sf(abs(estimate) / error, model.freedom)) if error > 0 else 0.0
    opinions = [Inference("ar1-regression", p, float(estimate - reach), float(estimate + reach))]
    for name in INFERENCES:
        if name == options.inference or (name == "quasi" and model.family == "gaussian"):
            continue
        error = float(np.sqrt(max(covariance(model, name, options.lags)[step, step], 0.0)))
        reach, estimate = quantile(model, name, options.alpha) * error, float(model.parameters[step])
        p = p_value(model, name, estimate / error) if error > 0 else 0.0
        opinions.append(Inference(_name(replace(options, inference=name)), p, estimate - reach, estimate + reach))
    return tuple(opinions)


def _name(options: Options) -> str:
    if options.inference == "default":
        return "quasi-poisson-ar1" if options.family == "poisson" else "least-squares-ar1"
    return options.inference


def _estimand(series: Series, options: Options) -> str:
    what = "change of the log rate" if series.population is not None else "change of the log count"
    if options.family == "gaussian":
        what = "change of the level"
    trend = ", the change of trend centred there" if options.slope else ""
    at = series.labels[series.centre if options.slope else series.start]
    return f"{what} at {at}, against the earlier course of the same series{trend}"


def _coefficients(model: Fit, cov: np.ndarray, options: Options) -> tuple[Coefficient, ...]:
    rows = [(name, np.eye(len(model.names))[i]) for i, name in enumerate(model.names)]
    if options.slope:
        rows.append(("post_trend", rows[model.names.index("time")][1] + rows[model.names.index("slope")][1]))
    reach = quantile(model, options.inference, options.alpha)
    found = []
    for name, combination in rows:
        estimate = float(combination @ model.parameters)
        error = float(np.sqrt(max(combination @ cov @ combination, 0.0)))
        p = p_value(model, options.inference, estimate / error) if error > 0 else float("nan")
        found.append(Coefficient(name, estimate, error, estimate - reach * error, estimate + reach * error, p))
    return tuple(found)
