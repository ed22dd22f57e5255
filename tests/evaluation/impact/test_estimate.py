"""``manage.py estimate`` keeps its contract: keys, exit codes, one object on stdout, one line a fault on stderr."""

import json
import os
import subprocess
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from .made import as_csv, counts

EFFECT = ["effect", "standard_error", "ci_low", "ci_high", "p_value"]
RELATIVE = ["relative_effect", "relative_ci_low", "relative_ci_high", "cumulative_effect"]
DETAIL = ["inference", "alternative_inference", "coefficients", "series", "weights", "aggregates", "diagnostics"]
ENDS = ["warnings", "verdict", "detectable_effect", "data_hash", "code_version", "seed", "runtime_seconds"]
KEYS = ["method", "estimand", *EFFECT, *RELATIVE, *DETAIL, *ENDS]


@pytest.fixture
def panel(tmp_path):
    path = tmp_path / "panel.csv"
    path.write_text(as_csv(counts(effect=0.3, seed=3)))
    return path


def estimate(path, *words, method="interrupted-time-series"):
    out, err = StringIO(), StringIO()
    words = ["--time", "month", "--outcome", "calls", *words]
    try:
        call_command("estimate", method, str(path), *words, stdout=out, stderr=err)
    except CommandError as error:
        return error.returncode, out.getvalue(), str(error)
    return 0, out.getvalue(), err.getvalue()


def test_one_object_with_every_key(panel):
    code, out, err = estimate(panel, "--start", "2021-05", "--season", "12", "--json", "--seed", "9")
    found = json.loads(out)
    assert (code, err, list(found)) == (0, "", KEYS)
    assert (found["seed"], found["verdict"]) == (9, "consistent_with_effect")
    assert set(found["series"][0]) == {"time", "observed", "counterfactual", "low", "high"}
    assert set(found["alternative_inference"][0]) == {"name", "p_value", "ci_low", "ci_high"}
    assert set(found["coefficients"][0]) == {"name", "estimate", "standard_error", "ci_low", "ci_high", "p_value"}
    assert set(found["diagnostics"][0]) == {"code", "value", "threshold", "status", "text"}
    assert {one["status"] for one in found["diagnostics"]} <= {"pass", "warn", "fail"}


def test_a_refusal_is_one_with_nulls(panel):
    code, out, err = estimate(panel, "--start", "2018-06", "--json")
    found = json.loads(out)
    assert (code, list(found), found["effect"], found["verdict"]) == (1, KEYS, None, "cannot_tell")
    assert "Only 5 usable periods lie before the start" in err


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["--start", "soon"], "the start: 'soon' is not a time"),
        (["--start", "2021-05", "--covariates", "rain"], "row 1, column rain: there is no such column"),
        (["--start", "2021-05", "--alpha", "1"], "alpha lies between 0 and 0.5"),
        (["--start", "2021-05", "--harmonics", "2"], "harmonics need a season"),
        (["--start", "2021-05", "--family", "gaussian", "--population", "calls"], "belongs to the Poisson family"),
        ([], "give the start or the treatment column"),
    ],
)
def test_faults_of_usage_are_two(panel, words, line):
    code, out, err = estimate(panel, *words, "--json")
    assert (code, json.loads(out)["effect"]) == (2, None)
    assert line in err


def test_every_bad_cell_is_a_line(panel):
    panel.write_text("month,calls\n2018-01,x\n2018-02,y\n")
    code, _out, err = estimate(panel, "--start", "2018-02")
    assert code == 2
    assert [line.split(":")[0] for line in err.splitlines()] == ["row 2, column calls", "row 3, column calls"]


def test_a_missing_file_and_a_method_to_come(panel):
    assert estimate("nowhere.csv", "--start", "2021-05")[0] == 2
    code, out, err = estimate(panel, "--json", method="synthetic-control")
    assert (code, json.loads(out)["method"]) == (2, "synthetic-control")
    assert err == "synthetic-control is not available yet; available: interrupted-time-series"


def test_for_people_it_is_a_sentence_a_table_and_warnings(panel):
    _code, out, _err = estimate(panel, "--start", "2021-05", "--season", "12")
    assert "higher than expected after the start (plausible range: between" in out
    assert "verdict" in out
    assert "  ! Whether anything else happened" in out
    assert "proved" not in out


def test_on_the_command_line_a_fault_is_still_one_object(tmp_path):
    words = ["manage.py", "estimate", "interrupted-time-series", str(tmp_path / "none.csv"), "--json", "--nonsense"]
    run = subprocess.run(
        [sys.executable, *words],
        capture_output=True,
        text=True,
        timeout=120,
        env={**os.environ, "VAR_DIR": str(tmp_path)},
    )
    assert run.returncode == 2
    assert list(json.loads(run.stdout)) == KEYS
    assert run.stderr
