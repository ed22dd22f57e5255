"""The demonstration on its real server and worker, with a database of its own, for tests that walk it from outside."""

import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def database_of_its_own(folder: Path):
    """Address of an empty database: a SQLite file, or a new database on the PostgreSQL server of the run."""
    server = os.environ.get("DATABASE_URL", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{folder / 'clarion.sqlite3'}"
        return
    import psycopg

    name = f"journey_{secrets.token_hex(6)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    parts = urlsplit(server)
    try:
        yield urlunsplit(parts._replace(path=f"/{name}"))
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@contextmanager
def house(folder: Path, workers: int = 1, worker: bool = True):
    """Yields the address of the running demonstration and its server process; ends both afterwards."""
    with database_of_its_own(folder) as database:
        port = free_port()
        address = f"http://127.0.0.1:{port}"
        names = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.demo",
            "DATABASE_URL": database,
            "VAR_DIR": str(folder),
            "BASE_URL": address,
            "WEB_CONCURRENCY": str(workers),
        }
        for words in (["migrate", "--verbosity", "0"], ["collectstatic", "--noinput", "--verbosity", "0"], ["demo"]):
            manage(words, names)
        server = [sys.executable, "-m", "gunicorn", "-c", "deploy/gunicorn.conf.py", "--bind", f"127.0.0.1:{port}"]
        processes = [subprocess.Popen(server, cwd=ROOT, env=names)]
        if worker:
            processes.append(subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=ROOT, env=names))
        try:
            wait_for(address, processes)
            yield address, processes[0], names
        finally:
            for process in processes:
                process.terminate()
            for process in processes:
                process.wait(timeout=40)


def manage(words: list[str], names: dict[str, str]) -> str:
    """Runs a command of the house and answers its output; its complaint is the failure."""
    done = subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=names, capture_output=True, text=True)
    assert done.returncode == 0, f"manage.py {' '.join(words)}\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    return done.stdout


def wait_for(address: str, processes: list[subprocess.Popen], seconds: int = 60) -> None:
    for _ in range(seconds * 10):
        assert all(process.poll() is None for process in processes), "a process of the house ended"
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    raise AssertionError(f"the house did not answer within {seconds} seconds")
