"""Real processes: an import killed at any point leaves nothing visible, and of two at once one is refused."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.factories.evaluation import glotip_row, glotip_workbook

pytestmark = [pytest.mark.deep]
ROOT = Path(__file__).resolve().parent.parent.parent.parent
PATIENCE = 400
COUNTRIES, YEARS = 40, range(2003, 2023)
SEED = """
from partners.models import Area
world = Area.objects.create(code="001", level="world", name="World")
for n in range(40):
    Area.objects.create(code=f"X{n:02d}", level="country", name=f"Country {n}", parent=world, lineage="001/")
"""


def rows():
    for number in range(COUNTRIES):
        for year in YEARS:
            for sex in ("Total", "Female", "Male", "Other", "Unknown"):
                for age in ("Total", "0 to 17 years", "18 years or over", "Unknown"):
                    value = "<5" if (number + year) % 3 else str(number)
                    yield glotip_row(
                        iso3=f"X{number:02d}", country=f"Country {number}", year=year, sex=sex, age=age, value=value
                    )


class Installation:
    """A database of its own, and commands run against it in processes of their own."""

    def __init__(self, folder):
        self.database = folder / "clarion.sqlite3"
        self.environment = {
            **os.environ,
            "VAR_DIR": str(folder),
            "DATABASE_URL": f"sqlite:///{self.database}",
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        }
        self.run("migrate", "-v0")
        self.run("shell", "-v0", "-c", SEED)

    def command(self, *arguments):
        return [sys.executable, str(ROOT / "manage.py"), *map(str, arguments)]

    def run(self, *arguments):
        return subprocess.run(
            self.command(*arguments), env=self.environment, capture_output=True, text=True, check=True, cwd=ROOT
        ).stdout

    def start(self, *arguments):
        return subprocess.Popen(
            self.command(*arguments),
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def ask(self, query):
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=20)) as connection:
            return connection.execute(query).fetchone()[0]

    def staged(self):
        """How far a running import is: -1 before its release exists, then the number of figures written."""
        if not self.ask("SELECT count(*) FROM evaluation_release WHERE status = 'staging'"):
            return -1
        return self.ask("SELECT count(*) FROM evaluation_observation")


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    return Installation(tmp_path_factory.mktemp("installation"))


@pytest.fixture
def installation(prepared):
    """The installation without any release, whatever the test before left."""
    prepared.run(
        "shell", "-v0", "-c",
        "from evaluation.national.models import Release; from evaluation.national.staging import remove\n"
        "for release in Release.objects.all(): remove(release)",
    )  # fmt: skip
    return prepared


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    return glotip_workbook(tmp_path_factory.mktemp("files") / "large.xlsx", rows())


@pytest.mark.parametrize("point", [-1, 0, 2_000, 8_000, 14_000])
def test_kill_minus_nine(installation, file, point):
    process = installation.start("import_national", file, "--json")
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline and installation.staged() < point:
        time.sleep(0.005)
    if point < 0:
        time.sleep(1)
    ended = process.poll()
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert ended is None, "the import ended before it could be killed"
    assert point < 0 or installation.staged() >= point
    assert installation.ask("SELECT count(*) FROM evaluation_release WHERE status != 'staging'") == 0
    again = json.loads(installation.run("import_national", file, "--json"))
    assert (again["status"], again["rows"], again["new"]) == ("validated", 16_000, 16_000)
    assert installation.ask("SELECT count(*) FROM evaluation_observation") == 16_000
    assert installation.ask("SELECT count(*) FROM evaluation_release") == 1


def test_two_at_once(installation, file):
    first, second = (installation.start("import_national", file, "--json") for _time in range(2))
    answers = [json.loads(process.communicate()[0]) for process in (first, second)]
    assert installation.ask("SELECT count(*) FROM evaluation_release") == 1
    assert installation.ask("SELECT count(*) FROM evaluation_observation") == 16_000
    statuses = sorted(answer["status"] for answer in answers)
    assert statuses in (["refused", "validated"], ["duplicate_of", "validated"])
