"""The worker runs tasks and ticks in one process, and ends cleanly when told to."""

import os
import signal
import subprocess
import sys
import time

import pytest

from tests.house.repository import ROOT


@pytest.mark.deep
def test_it_ticks_runs_tasks_and_ends_on_sigterm(tmp_path):
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "config.settings.demo"}
    environment.pop("DATABASE_URL", None)

    def manage(*words):
        return subprocess.run(
            [sys.executable, "manage.py", *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
        ).stdout

    manage("migrate", "--verbosity", "0")
    worker = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=environment)
    try:
        for _ in range(100):
            listing = manage("tick", "--list", "--json")
            if '"last_finished_at": "' in listing:
                break
            time.sleep(0.1)
        assert '"last_finished_at": "' in listing
        assert worker.poll() is None
        worker.send_signal(signal.SIGTERM)
        assert worker.wait(timeout=20) == 0
    finally:
        if worker.poll() is None:
            worker.kill()
            worker.wait()
