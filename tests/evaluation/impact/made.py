"""Panels made for the tests: a monthly series with a known truth."""

import numpy as np


def counts(effect=0.0, periods=60, start=40, level=80.0, rho=0.0, spread=0.1, seed=0, season=0.0):
    """Poisson counts around a level with AR(1) noise on the log scale and a step of ``effect`` at ``start``."""
    generator = np.random.default_rng(seed)
    drift = np.zeros(periods)
    drift[0] = generator.normal() * spread
    for i in range(1, periods):
        drift[i] = rho * drift[i - 1] + generator.normal() * spread * np.sqrt(1 - rho**2)
    months = np.arange(periods)
    step = effect * (months >= start)
    return generator.poisson(level * np.exp(drift + step + season * np.sin(2 * np.pi * months / 12)))


def month(i, first_year=2018):
    return f"{first_year + i // 12}-{i % 12 + 1:02d}"


def as_csv(values, header="month,calls", label=month):
    return "\n".join([header, *(f"{label(i)},{value}" for i, value in enumerate(values))]) + "\n"
