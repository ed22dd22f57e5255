"""Production starts only with what it needs, says which variable is missing, and gives the checks nothing to say."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
GOOD = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "ALLOWED_HOSTS": "clarion.example.org",
    "BASE_URL": "https://clarion.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
}


def run(*words, **changes):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, **GOOD, **{name: value for name, value in changes.items() if value is not None}}
    for name, value in changes.items():
        if value is None:
            environment.pop(name, None)
    return subprocess.run(
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.mark.deep
def test_the_checks_for_deployment_have_nothing_to_say(tmp_path):
    done = run("-W", "error::RuntimeWarning", "manage.py", "check", "--deploy", VAR_DIR=str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "System check identified no issues (0 silenced).\n"


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("SECRET_KEY", None),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("SECRET_KEY", "django-insecure-0123456789abcdefghijklmnopqrstuvwxyzABCDEFG"),
        ("ALLOWED_HOSTS", None),
        ("ALLOWED_HOSTS", ""),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "clarion.example.org,*"),
        ("BASE_URL", None),
        ("BASE_URL", "http://clarion.example.org"),
        ("BASE_URL", "https://elsewhere.example.org"),
        ("BASE_URL", "clarion"),
        ("EMAIL_URL", None),
        ("EMAIL_URL", "nonsense"),
        ("EMAIL_URL", "console://"),
        ("CLAMD_URL", "http://127.0.0.1:3310"),
        ("CLAMD_URL", "unix://"),
    ],
)
def test_a_missing_or_weak_value_stops_the_start_and_is_named(variable, value, tmp_path):
    done = run("-c", "import config.settings.production", VAR_DIR=str(tmp_path), **{variable: value})
    assert done.returncode == 1
    assert variable in done.stderr.strip().splitlines()[-1]
