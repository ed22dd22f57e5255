"""make demo in a fresh copy of the repository serves, stops on request, and starts again with what was changed."""

import os
import signal
import subprocess
import urllib.request
from pathlib import Path

import pytest

from tests.journeys.house import ROOT, free_port, wait_for

pytestmark = pytest.mark.deep


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """A clone that shares this checkout's installed packages, so that the network is not asked again."""
    folder = tmp_path_factory.mktemp("clone") / "clarion"
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(folder)], check=True)
    (folder / ".venv").symlink_to(ROOT / ".venv")
    return folder


def served(copy: Path, port: int):
    names = {
        name: value
        for name, value in os.environ.items()
        if name not in {"VAR_DIR", "DATABASE_URL", "DJANGO_SETTINGS_MODULE"}
    }
    return subprocess.Popen(["make", "demo", f"PORT={port}"], cwd=copy, env=names, start_new_session=True)


def stop(process):
    os.killpg(process.pid, signal.SIGINT)
    process.wait(timeout=60)


def test_two_starts(copy):
    port = free_port()
    for _ in range(2):
        process = served(copy, port)
        try:
            wait_for(f"http://127.0.0.1:{port}", [process], seconds=300)
            for path in ("/en/", "/ar/", "/accounts/login/"):
                with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as response:
                    assert response.status == 200
        finally:
            stop(process)
    assert (copy / "var" / "clarion.sqlite3").exists()
