"""Imports national files in a process of its own while another writes: seconds, memory, longest wait, and the peer.

Reads the public releases below ``CLARION_CASES`` where it is set, else a workbook of the same size made here. The peer
is django-import-export as its documentation shows it, row by row, on a slice in the same run.
"""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LIMITS = {"seconds": 30, "megabytes above idle": 300, "longest wait of a writer": 1.0}
SLICE = 1_000
COUNTRIES = 150
SIZE = 58_769


def prepare(folder: Path) -> dict[str, str]:
    """An empty installation whose areas are the codes of ISO 3166-1; the environment its processes need."""
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'clarion.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
    }
    os.environ.update(environment)
    sys.path.insert(0, str(ROOT))
    import django
    import pycountry
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)
    from partners.models import Area

    world = Area.objects.create(code="001", level="world", name="World")
    Area.objects.bulk_create(
        Area(code=one.alpha_3, level="country", name=one.name, parent=world, lineage="001/")
        for one in pycountry.countries
    )
    return environment


def files(folder: Path) -> list[Path]:
    cases = os.environ.get("CLARION_CASES")
    if cases and (found := sorted((Path(cases) / "data" / "glotip").glob("data_glotip_20*.xlsx"))):
        return found
    return [made(folder / "made.xlsx")]


def made(path: Path) -> Path:
    import pycountry

    from clarion.files.tables import xlsx_bytes

    columns = ["Iso3_code", "Country", "Indicator", "Dimension", "Category", "Sex", "Age", "Year", "txtVALUE"]
    places = list(pycountry.countries)[:COUNTRIES]
    people = [(s, a) for s in ("Total", "Female", "Male", "Unknown") for a in ("Total", "0 to 17 years", "Unknown")]
    rows = (
        (place.alpha_3, place.name, indicator, "Total", "Total", sex, age, year, "<5" if (year + n) % 2 else "1,282")
        for n, place in enumerate(places)
        for indicator in ("Persons convicted", "Persons prosecuted")
        for year in range(2003, 2023)
        for sex, age in people
    )
    path.write_bytes(xlsx_bytes(["14/04/2025"], [columns, *islice(rows, SIZE)]))
    return path


class Writer(threading.Thread):
    """Writes a row twenty times a second, as an editor elsewhere would, and keeps the longest wait."""

    def __init__(self, database: Path):
        super().__init__(daemon=True)
        self.database, self.longest, self.writes, self.over = database, 0.0, 0, threading.Event()

    def run(self):
        connection = sqlite3.connect(self.database, timeout=60, isolation_level=None)
        while not self.over.is_set():
            began = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("UPDATE partners_area SET name = name WHERE code = '001'")
            connection.execute("COMMIT")
            self.longest = max(self.longest, time.perf_counter() - began)
            self.writes += 1
            time.sleep(0.05)
        connection.close()


def measured(environment: dict[str, str], *arguments: str) -> tuple[float, float, float, int]:
    """Seconds, processor seconds, peak megabytes and exit code of a command in a process of its own."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    _pid, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def peer(path: Path) -> float:
    """Rows a second of django-import-export's documented default over the first rows of the file."""
    from import_export import resources
    from import_export.fields import Field
    from import_export.widgets import ForeignKeyWidget
    from tablib import Dataset as Table

    from evaluation.national.models import Indicator, Observation, Release
    from evaluation.national.readers import glotip
    from evaluation.national.staging import COLUMNS, _observation
    from evaluation.national.terms import places
    from partners.models import Area

    class ObservationResource(resources.ModelResource):
        release = Field("release", "release", ForeignKeyWidget(Release, "code"))
        indicator = Field("indicator", "indicator", ForeignKeyWidget(Indicator, "code"))
        area = Field("area", "area", ForeignKeyWidget(Area, "code"))

        class Meta:
            model = Observation
            fields = COLUMNS
            import_id_fields = ("release", "indicator", "area", "period_start", "dimension_key")

    before = Release.objects.order_by("pk").last()
    release = Release.objects.create(
        dataset="glotip",
        code="peer",
        version="peer",
        released_on="2000-01-01",
        sha256="0" * 64,
        received_by=before.received_by,
    )
    usable = [record for record in glotip.read(path, places()).usable if record.is_stored]
    seen, table = set(), Table(headers=COLUMNS)
    for record in usable:
        if record.key not in seen and len(seen) < SLICE:
            seen.add(record.key)
            row = _observation(release, record, {record.indicator: record.indicator}, {record.area: record.area})
            table.append(("peer", *row[1:]))
    began = time.perf_counter()
    result = ObservationResource().import_data(table, dry_run=False, raise_errors=True)
    seconds = time.perf_counter() - began
    assert result.totals["new"] == len(seen)
    return len(seen) / seconds


def main() -> int:
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = prepare(folder)
        from evaluation.national.models import Release

        _seconds, _processor, idle, _code = measured(environment, "import_national", "none.xlsx")
        speed = 0.0
        for path in files(folder):
            writer = Writer(folder / "clarion.sqlite3")
            writer.start()
            seconds, processor, peak, code = measured(environment, "import_national", str(path))
            writer.over.set()
            writer.join()
            release = Release.objects.order_by("pk").last()
            speed = release.rows / seconds
            figures = dict(zip(LIMITS, (seconds, peak - idle, writer.longest), strict=True))
            print(f"{path.name}: {release.rows:,} rows, exit {code}, {writer.writes} other writes")
            print(f"  {speed:,.0f} rows/s with start-up; {processor:.1f} s of processor time")
            for what, figure in figures.items():
                kept = figure <= LIMITS[what]
                failed |= not kept or code != 0
                print(f"  {what:<26} {figure:8.2f}   limit {LIMITS[what]:>6}   {'kept' if kept else 'BROKEN'}")
        theirs = peer(path)
        print(f"django-import-export, default, {SLICE:,} rows: {theirs:,.0f} rows/s; ratio {speed / theirs:.1f}")
        print(print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
