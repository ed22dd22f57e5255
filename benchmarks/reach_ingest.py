"""Counting under load: events a second accepted and persisted through gunicorn, and what one costs the server.

Three ways in the same run, one after the other, on loopback: the short way of ``config.wsgi``; the same view behind
all middleware; and, for comparison, a view that inserts a row for each event by the ORM. Limits are on: each
connection comes from a network of its own (127.a.b.1) and changes its browser every 50 events. ``persisted`` is read
from the ledger after folding. The load generator shares the machine, so events a second hold inside one run only;
CPU-ms an event is the server's own and compares across runs. Everything it starts it stops.

    python benchmarks/reach_ingest.py [--seconds 4] [--clients 4] [--json]
"""

import argparse
import json
import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EVENTS_A_CONNECTION = 500
EVENTS_A_BROWSER = 50
BODY = json.dumps({"k": "view", "p": "/en/campaigns/bench/", "c": "bench", "m": "web", "a": "XDM"}).encode()
LIMITS = {"events_per_second": 1_000, "cpu_ms_per_event": 0.5, "ratio_to_orm": 3.0}
WAYS = {"short way": "/reach", "usual way": "/usual/reach", "ORM insert": "/usual/orm"}

APPLICATION = '''
"""The project's application, with two addresses more: the usual way, and an insert for each event."""
import json
from config.wsgi import application as counted, django_application
from django.http import HttpResponse
from django.db import models
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from config import urls
from evaluation.reach.views import receive_event

class BenchEvent(models.Model):
    hour = models.DateTimeField(auto_now_add=True)
    kind = models.CharField(max_length=10)
    campaign = models.CharField(max_length=60, db_index=True)
    medium = models.CharField(max_length=15)
    area = models.CharField(max_length=20)
    class Meta:
        app_label = "evaluation"

@csrf_exempt
def insert(request):
    event = json.loads(request.body)
    BenchEvent.objects.create(kind=event["k"], campaign=event["c"], medium=event["m"], area=event["a"])
    return HttpResponse(status=202)

urls.urlpatterns[:0] = [path("usual/reach", receive_event), path("usual/orm", insert)]

def application(environ, start_response):
    way = django_application if environ["PATH_INFO"].startswith("/usual/") else counted
    return way(environ, start_response)
'''

PREPARE = """
import datetime
from bench_application import BenchEvent
from django.db import connection
from campaigns.models import Campaign
from partners.models import Area, Organisation
with connection.schema_editor() as editor:
    editor.create_model(BenchEvent)
world = Area.objects.create(code="001", level="world", name="World")
country = Area.objects.create(code="XDM", level="country", name="Bench", parent=world, lineage="001/", iso2="XD")
lead = Organisation.objects.create(code="bench", name="Bench", kind="civil_society", country=country)
day = datetime.date(2026, 1, 1)
Campaign.objects.create(code="bench", name="Bench", status="active", lead_organisation=lead, starts_on=day, ends_on=day)
"""

COUNT = """
import json
from bench_application import BenchEvent
from django.db.models import Sum
from evaluation.models import ReachCount
from evaluation.reach.folding import fold_spool
fold_spool()
print(json.dumps([ReachCount.objects.aggregate(n=Sum("count"))["n"] or 0, BenchEvent.objects.count()]))
"""


def client(number: int, port: int, path: str, seconds: float, results) -> None:
    """One closed loop: sends, waits for the answer, sends again; reports accepted events and their times."""
    accepted, times, connection = 0, [], 0
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        network = (number * 4096 + connection) % 65_000 + 256
        connection += 1
        with socket.create_connection(
            ("127.0.0.1", port), timeout=30, source_address=(f"127.{network >> 8}.{network & 255}.1", 0)
        ) as line:
            line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for sent in range(EVENTS_A_CONNECTION):
                began = time.perf_counter()
                if began >= end:
                    break
                line.sendall(request_bytes(path, sent // EVENTS_A_BROWSER))
                answer = line.recv(4096)
                times.append(time.perf_counter() - began)
                accepted += answer.startswith(b"HTTP/1.1 202")
    results.put((accepted, times))


def request_bytes(path: str, browser: int) -> bytes:
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: Mozilla/5.0 (Bench {browser}) Firefox/120.0\r\n"
        f"Sec-Fetch-Site: same-origin\r\nContent-Type: text/plain\r\nContent-Length: {len(BODY)}\r\n\r\n"
    )
    return head.encode() + BODY


def cpu_seconds(parent: int) -> float:
    """User and system time of a process and its children, from the kernel."""
    ticks = 0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            if int(entry.name) == parent or int(fields[1]) == parent:
                ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def load(port: int, path: str, server: int, seconds: float, clients: int) -> dict:
    """Loads one address; events a second, CPU-ms an event, and the times of answers."""
    results = multiprocessing.Queue()
    before = cpu_seconds(server)
    processes = [
        multiprocessing.Process(target=client, args=(number, port, path, seconds, results)) for number in range(clients)
    ]
    for process in processes:
        process.start()
    answers = [results.get(timeout=seconds + 60) for _ in processes]
    for process in processes:
        process.join()
    spent = cpu_seconds(server) - before
    accepted = sum(count for count, _times in answers)
    times = sorted(one for _count, some in answers for one in some)
    return {
        "accepted": accepted,
        "events_per_second": round(accepted / seconds, 1),
        "cpu_ms_per_event": round(spent * 1000 / max(accepted, 1), 4),
        "p50_ms": round(times[len(times) // 2] * 1000, 2),
        "p99_ms": round(times[int(len(times) * 0.99)] * 1000, 2),
    }


def run(seconds: float, clients: int, folder: Path) -> dict:
    """The whole comparison in a folder of its own."""
    (folder / "bench_application.py").write_text(APPLICATION)
    environment = {
        **os.environ,
        "VAR_DIR": str(folder),
        "DATABASE_URL": f"sqlite:///{folder / 'bench.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "config.settings.demo",
        "PYTHONPATH": f"{folder}{os.pathsep}{ROOT}",
    }
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "--verbosity", "0"], cwd=ROOT, env=environment, check=True)
    subprocess.run([*manage, "shell", "-v0", "-c", PREPARE], cwd=ROOT, env=environment, check=True)
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}",
         "--max-requests", "0", "bench_application"],
        cwd=ROOT, env=environment, start_new_session=True,
    )  # fmt: skip
    try:
        wait_for(port)
        for path in WAYS.values():
            load(port, path, server.pid, 0.5, clients)  # warm
        before = counts(manage, environment)
        found = {}
        for way, path in WAYS.items():
            found[way] = load(port, path, server.pid, seconds, clients)
            after = counts(manage, environment)
            found[way]["persisted"] = sum(after) - sum(before)
            before = after
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        server.wait(timeout=30)
    orm = found["ORM insert"]
    return {
        "ways": found,
        "ratio_to_orm": round(found["short way"]["events_per_second"] / max(orm["events_per_second"], 0.1), 2),
        "cpu_ratio_to_orm": round(orm["cpu_ms_per_event"] / max(found["short way"]["cpu_ms_per_event"], 1e-4), 2),
    }


def counts(manage, environment) -> list[int]:
    output = subprocess.run(
        [*manage, "shell", "-v0", "-c", COUNT], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    ).stdout
    return json.loads(output.strip().splitlines()[-1])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not answer.")


def failures(result: dict) -> list[str]:
    """What misses its limit, one sentence each."""
    short = result["ways"]["short way"]
    missed = [
        f"{way}: {figures['accepted']} accepted but {figures['persisted']} persisted"
        for way, figures in result["ways"].items()
        if figures["accepted"] != figures["persisted"]
    ]
    if short["events_per_second"] < LIMITS["events_per_second"]:
        missed.append(f"{short['events_per_second']} events a second; the limit is {LIMITS['events_per_second']}")
    if short["cpu_ms_per_event"] > LIMITS["cpu_ms_per_event"]:
        missed.append(f"{short['cpu_ms_per_event']} CPU-ms an event; the limit is {LIMITS['cpu_ms_per_event']}")
    if result["cpu_ratio_to_orm"] < LIMITS["ratio_to_orm"]:
        missed.append(
            f"{result['cpu_ratio_to_orm']} times less CPU than the ORM; the limit is {LIMITS['ratio_to_orm']}"
        )
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=4.0)
    parser.add_argument("--clients", type=int, default=4)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="clarion-bench-") as folder:
        result = run(options.seconds, options.clients, Path(folder))
    result["missed"] = failures(result)
    if options.json:
        print(json.dumps(result))
    else:
        for way, figures in result["ways"].items():
            print(f"{way:<12} " + "  ".join(f"{name} {value:,}" for name, value in figures.items()))
        print(
            f"short way to ORM insert: {result['ratio_to_orm']} x the events, 1/{result['cpu_ratio_to_orm']} of the CPU"
        )
        print(*(f"MISSED {sentence}" for sentence in result["missed"]), sep="\n")
    return 1 if result["missed"] else 0


if __name__ == "__main__":
    sys.exit(main())
