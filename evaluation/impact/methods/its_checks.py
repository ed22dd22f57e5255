"""What must be looked at before an interrupted time series is believed; each check is one diagnostic."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np

from .autocorrelation import lag_one, ljung_box
from .its_design import Options
from .regression import Fit, covariance, quantile
from .results import Diagnostic, Refused
from .series import Series
from .texts import say

ENOUGH_BEFORE = 24
ENOUGH_AFTER = 12
DRIFTS = 0.5
RESEMBLES = 0.2
SMALL_COUNT = 5


def all_checks(series: Series, options: Options, model: Fit, refit: Callable) -> Iterator[Diagnostic]:
    """Every check in the order a reader meets them; ``refit`` fits a series anew (for invented dates)."""
    yield from lengths(series)
    yield from missing(series)
    yield autocorrelation(model)
    yield left_over(model)
    if options.family == "poisson":
        yield from counts(series, options, model)
    yield from season(series, options, model)
    yield from placebo_dates(series, options, refit)
    yield concurrent_events(options)


def lengths(series: Series) -> Iterator[Diagnostic]:
    before = int(series.usable[: series.start].sum())
    after = int((series.usable & (series.exposed > 0)).sum())
    yield say("pre_length", "pass" if before >= ENOUGH_BEFORE else "warn", before, ENOUGH_BEFORE)
    yield say("post_length", "pass" if after >= ENOUGH_AFTER else "warn", after, ENOUGH_AFTER)
    yield say("extrapolation", "pass" if after <= before else "warn", after / before, 1.0)
    if (np.diff(series.exposed) < 0).any():
        yield say("treatment_ends", "warn")


def missing(series: Series) -> Iterator[Diagnostic]:
    gone = int((~series.usable).sum())
    yield say("missing_periods", "warn" if gone else "pass", gone, 0.0)


def autocorrelation(model: Fit) -> Diagnostic:
    """Above 0.5 no interval of ours keeps its promise in simulation, so a firm verdict is refused."""
    if model.rho > DRIFTS:
        return say("autocorrelation", "fail", model.rho, DRIFTS)
    return say("autocorrelation", "warn" if model.rho > RESEMBLES else "pass", model.rho, DRIFTS)


def left_over(model: Fit) -> Diagnostic:
    """Ljung-Box on what is left after the AR(1) part that the default interval already allows for."""
    rest, rho = model.on_grid(model.residuals), max(model.rho, 0.0)
    innovations = rest.copy()
    innovations[1:] -= rho * rest[:-1]
    p = ljung_box(innovations, model.known, lags=max(2, min(12, len(model.outcome) // 5)), fitted=1)
    return say("ljung_box", "pass" if p >= 0.05 else "warn", p, 0.05)


def counts(series: Series, options: Options, model: Fit) -> Iterator[Diagnostic]:
    spread = model.dispersion
    if options.inference == "model" and spread > 1.5:
        yield say("dispersion_ignored", "warn", spread, 1.5)
    else:
        yield say("dispersion", "pass" if spread <= 1.5 else "warn", spread, 1.5)
    if (mean := float(model.outcome.mean())) < SMALL_COUNT:
        yield say("small_counts", "warn", mean, SMALL_COUNT)
    if (np.mod(model.outcome, 1) != 0).any():
        yield say("not_whole", "warn")


def season(series: Series, options: Options, model: Fit) -> Iterator[Diagnostic]:
    """A yearly pattern that is not modelled, or one that was hardly seen before the start."""
    if options.season:
        if series.start < 2 * options.season:
            yield say("season_seen_once", "warn", series.start / options.season, 2.0)
        return
    year = {"month": 12, "quarter": 4}.get(series.kind, 12 if len(series.outcome) >= 36 else 0)
    if not year or len(series.outcome) < 3 * year:
        return
    rest = model.on_grid(model.residuals)
    echo = float(rest[year:] @ rest[:-year]) / float(rest @ rest) if rest.any() else 0.0
    bound = max(0.3, 2 / np.sqrt(len(model.outcome)), lag_one(rest) ** 2)
    if echo > bound:
        yield say("season", "warn", echo, bound)


def placebo_dates(series: Series, options: Options, refit: Callable) -> Iterator[Diagnostic]:
    """Invents up to five starts in the time before the real one; each should show nothing."""
    dates = np.unique(np.linspace(12, series.start - 6, 5).astype(int)) if series.start >= ENOUGH_BEFORE else []
    trials, found = 0, 0
    for date in dates:
        try:
            model = refit(_before(series, int(date)), replace(options, slope=False))
        except Refused:
            continue
        place = model.names.index("step")
        error = np.sqrt(max(covariance(model, "default")[place, place], 0.0))
        trials += 1
        found += bool(abs(model.parameters[place]) > quantile(model, "default", options.alpha) * error)
    if trials >= 3:
        share = found / trials
        yield say("placebo_dates", "pass" if share <= 0.25 else "warn", share, 0.25)


def _before(series: Series, date: int) -> Series:
    """The series up to the real start, as if the campaign had begun at ``date``."""
    end = series.start
    return replace(
        series,
        labels=series.labels[:end],
        outcome=series.outcome[:end],
        exposed=(np.arange(end) >= date).astype(float),
        start=date,
        centre=date,
        population=None if series.population is None else series.population[:end],
        covariates={name: column[:end] for name, column in series.covariates.items()},
    )


def concurrent_events(options: Options) -> Diagnostic:
    """``False`` says that nothing else is known to have happened; None that nobody said."""
    return say("concurrent_events", "pass" if options.concurrent_events is False else "warn")
