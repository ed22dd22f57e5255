"""The interrupted time series against published studies and against series whose truth is known."""

import json

import numpy as np
import pytest

from evaluation.impact.methods.its import Options, interrupted_time_series
from evaluation.impact.methods.panel import read_table
from evaluation.impact.methods.results import Refused
from evaluation.impact.methods.series import read_series

from .made import as_csv, counts


def run(values, start="2021-05", **options):
    text = values if isinstance(values, str) else as_csv(values)
    reading = {name: options.pop(name) for name in ("population", "covariates", "treatment") if name in options}
    if "treatment" in reading:
        start = None
    family = options.get("family", "poisson")
    series = read_series(
        read_table(text.encode()), outcome="calls", time="month", start=start, family=family, **reading
    )
    return interrupted_time_series(series, Options(**options))


def sicily(cases, **options):
    reading = {name: options.pop(name) for name in ("start", "treatment") if name in options} or {"start": "37"}
    table = read_table(cases / "cases/evaluation/sicily_ace.csv")
    series = read_series(table, outcome="aces", time="time", population="stdpop", **reading)
    return interrupted_time_series(series, Options(**options))


def ratios(result):
    return np.exp([result.effect, result.ci_low, result.ci_high])


@pytest.mark.cases
@pytest.mark.parametrize(
    ("options", "published"),
    [
        ({"inference": "model"}, (0.8944, 0.8647, 0.9251)),
        ({"inference": "quasi", "season": 12, "harmonics": 2}, (0.8851, 0.8394, 0.9332)),
    ],
)
def test_sicily_smoking_ban(cases, options, published):
    """Lopez Bernal, Cummins and Gasparrini 2017, models 1 and 3 of the authors' code."""
    for exposure in ({"start": "37"}, {"treatment": "smokban"}):
        assert ratios(sicily(cases, **options, **exposure)) == pytest.approx(published, abs=5e-5)


@pytest.mark.cases
def test_sicily_quasi_poisson_keeps_the_estimate_and_widens_the_interval(cases):
    plain, quasi = sicily(cases, inference="model"), sicily(cases, inference="quasi")
    assert quasi.effect == plain.effect
    dispersion = next(check.value for check in quasi.diagnostics if check.code == "dispersion")
    assert quasi.standard_error == pytest.approx(plain.standard_error * dispersion**0.5)


@pytest.mark.cases
def test_sicily_with_slope(cases):
    """Model 4; the authors centre the slope at month 36, the last one before the ban."""
    options = {"inference": "quasi", "season": 12, "harmonics": 2, "slope": True}
    result = sicily(cases, treatment="smokban", start="36", **options)
    assert ratios(result) == pytest.approx((0.8765, 0.8268, 0.9292), abs=5e-5)
    slope = next(one for one in result.coefficients if one.name == "slope")
    assert np.exp(slope.estimate) == pytest.approx(1.0015, abs=5e-5)
    assert slope.p_value == pytest.approx(0.42, abs=0.005)
    at_start = sicily(cases, start="37", **options)
    assert at_start.effect == pytest.approx(result.effect + slope.estimate)
    dispersion = next(check.value for check in sicily(cases, season=12).diagnostics if check.code == "dispersion")
    assert dispersion == pytest.approx(2.262, abs=5e-4)


@pytest.mark.cases
def test_proposition_99(cases):
    """Linden 2015: California alone, Newey-West with one lag."""
    table = read_table(cases / "cases/evaluation/smoking.csv")
    series = read_series(
        table, outcome="cigsale", time="year", unit="state", units=("California",), start="1989", family="gaussian"
    )
    result = interrupted_time_series(series, Options(family="gaussian", slope=True, inference="newey-west", lags=1))
    found = {one.name: one for one in result.coefficients}
    assert [found[name].estimate for name in ("time", "step", "post_trend")] == pytest.approx(
        [-1.779474, -20.0581, -3.274126], rel=1e-6
    )
    assert [found[name].standard_error for name in ("time", "step", "slope")] == pytest.approx(
        [0.3834, 4.7244, 0.4368], abs=5e-5
    )
    assert result.effect == found["step"].estimate
    assert result.relative_effect == pytest.approx(-20.0581 / 98.4158, rel=1e-5)


def test_a_known_effect_is_found_and_placed_on_the_right_side():
    result = run(counts(effect=0.3, seed=3), season=12, direction="increase")
    assert result.ci_low < 0.3 < result.ci_high
    assert result.verdict == "consistent_with_effect"
    assert run(counts(effect=0.3, seed=3), season=12, direction="decrease").verdict == "opposite_direction"
    assert run(counts(effect=-0.3, seed=3), season=12, direction="decrease").verdict == "consistent_with_effect"
    assert result.relative_effect == pytest.approx(np.expm1(result.effect))
    after = result.series[40:]
    assert result.cumulative_effect == pytest.approx(sum(p.observed - p.counterfactual for p in after))
    assert all(point.low <= point.counterfactual <= point.high for point in result.series)


def test_no_effect_says_what_could_have_been_seen():
    result = run(counts(seed=5))
    assert result.verdict == "no_effect_detected"
    assert result.ci_low < 0 < result.ci_high
    assert 0.05 < result.detectable_effect < 0.5


def test_at_least_two_kinds_of_inference_are_always_shown():
    for inference in ("default", "model", "quasi", "newey-west"):
        result = run(counts(seed=5), inference=inference)
        names = [other.name for other in result.alternative_inference]
        assert names[0] == "ar1-regression"
        assert result.inference not in names
        assert len(names) == len(set(names)) == 4


def test_a_drifting_series_gets_no_firm_verdict():
    drift = 100 * np.exp(np.cumsum(np.random.default_rng(4).normal(0, 0.15, 60)))
    result = run([round(x) for x in drift])
    assert result.verdict == "cannot_tell"
    assert "fail" in {check.status for check in result.diagnostics if check.code == "autocorrelation"}
    assert any("drifts too much" in warning for warning in result.warnings)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ([7] * 60, "constant"),
        ([0] * 60, "constant"),
        ([*range(3, 43), *[0] * 20], "all_zero"),
        (["NA"] * 30 + list(range(10, 40)), "too_few_before"),
        (list(range(10, 52)) + ["NA"] * 18, "too_few_after"),
    ],
)
def test_hopeless_series_are_refused(values, code):
    with pytest.raises(Refused) as caught:
        run(values)
    assert caught.value.code == code


def test_missing_months_are_left_out_not_read_as_nought():
    values = list(counts(effect=0.3, seed=3))
    whole = run(values, season=12)
    values[10] = values[50] = "NA"
    gappy = run(values, season=12)
    assert gappy.effect == pytest.approx(whole.effect, abs=0.05)
    assert gappy.series[50].observed is None
    assert gappy.series[50].counterfactual is not None
    assert next(check for check in gappy.diagnostics if check.code == "missing_periods").value == 2


@pytest.mark.parametrize("level", [1.5, 80, 1e12])
def test_tiny_and_huge_counts(level):
    values = (
        counts(seed=2, level=level) if level < 1e9 else [round(level * (1 + 0.1 * np.sin(i * i))) for i in range(60)]
    )
    result = run(values)
    assert np.isfinite([result.effect, result.standard_error, result.p_value]).all()
    json.dumps(result.as_json(), allow_nan=False)


def test_gaussian_series_without_population_may_be_negative():
    values = [x - 100 for x in counts(effect=0.5, seed=1)]
    result = run(values, family="gaussian")
    assert result.effect > 0
    assert result.relative_effect is None
    assert result.inference == "least-squares-ar1"


def test_quarters_with_a_season_of_four():
    rows = "".join(
        f"{2005 + i // 4}-Q{i % 4 + 1},{100 + 20 * (i % 4 == 0) + 40 * (i >= 30) + i % 3}\n" for i in range(48)
    )
    result = run("month,calls\n" + rows, start="2012-Q3", season=4, harmonics=2)
    names = [one.name for one in result.coefficients]
    assert names == ["intercept", "time", "step", "season_sin_1", "season_cos_1", "season_cos_2"]
    assert result.relative_effect == pytest.approx(0.38, abs=0.05)


def test_a_covariate_takes_its_share():
    noise = np.random.default_rng(0)
    outside = noise.normal(size=60)
    values = noise.poisson(80 * np.exp(0.4 * outside))
    rows = "".join(f"{2018 + i // 12}-{i % 12 + 1:02d},{values[i]},{outside[i]:.4f}\n" for i in range(60))
    alone = run("month,calls,officers\n" + rows)
    adjusted = run("month,calls,officers\n" + rows, covariates=("officers",))
    assert adjusted.standard_error < alone.standard_error / 2
    assert next(c for c in adjusted.coefficients if c.name == "officers").estimate == pytest.approx(0.4, abs=0.05)
    with pytest.raises(Refused, match="told apart"):
        run(
            "month,calls,officers\n" + "".join(f"{r.rsplit(',', 1)[0]},1\n" for r in rows.split()),
            covariates=("officers",),
        )


def test_population_is_an_offset():
    values, people = counts(seed=1), [1000 * (1 + 0.02 * i) for i in range(60)]
    rows = "".join(f"{2018 + i // 12}-{i % 12 + 1:02d},{values[i]},{people[i]}\n" for i in range(60))
    result = run("month,calls,people\n" + rows, population="people")
    import statsmodels.api as sm

    design = np.column_stack([np.ones(60), np.arange(60), np.arange(60) >= 40])
    peer = sm.GLM(values, design, family=sm.families.Poisson(), offset=np.log(people)).fit(scale="X2")
    assert result.effect == pytest.approx(peer.params[2], rel=1e-6)
    quasi = next(other for other in result.alternative_inference if other.name == "quasi")
    assert (quasi.ci_low, quasi.ci_high) == pytest.approx(tuple(peer.conf_int()[2]), rel=1e-5)


@pytest.mark.parametrize("family", ["poisson", "gaussian"])
def test_newey_west_equals_statsmodels(family):
    import statsmodels.api as sm

    values = counts(seed=8, rho=0.5)
    result = run(values, family=family, inference="newey-west", lags=3)
    design = np.column_stack([np.ones(60), np.arange(60), np.arange(60) >= 40])
    kind = sm.families.Poisson() if family == "poisson" else sm.families.Gaussian()
    robust = {"cov_type": "HAC", "cov_kwds": {"maxlags": 3, "use_correction": True}}
    peer = (
        sm.GLM(values, design, family=kind).fit(**robust)
        if family == "poisson"
        else sm.OLS(values, design).fit(**robust)
    )
    assert result.standard_error == pytest.approx(peer.bse[2], rel=1e-6)


def test_the_same_seed_and_data_give_the_same_answer():
    first, second = (run(counts(seed=5), seed=7).as_json() for _ in range(2))
    assert first.pop("runtime_seconds") > 0
    second.pop("runtime_seconds")
    assert first == second
    assert first["seed"] == 7
    assert first["data_hash"].startswith("sha256:")


@pytest.mark.parametrize(
    "bad",
    [{"alpha": 0}, {"alpha": 1}, {"harmonics": 2}, {"season": 1}, {"season": 4, "harmonics": 3}, {"lags": -1}],
)
def test_options_out_of_range_are_refused(bad):
    with pytest.raises(ValueError, match=r"."):
        Options(**bad)
