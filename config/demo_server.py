"""Starts the demonstration: migrates, loads it once, then runs the production server and the worker side by side."""

import ipaddress
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ACCOUNTS = "admin editor coordinator partner partner2 agency evaluator approver"


class NotLoopback(SystemExit):
    """The demonstration has no second factor and known passwords; it must not be reachable from elsewhere."""


def refuse_other_than_loopback(bind: str) -> None:
    """Raises NotLoopback unless ``host:port`` names this machine's loopback interface."""
    host = bind.rpartition(":")[0].strip("[]")
    try:
        loopback = ipaddress.ip_address(host).is_loopback
    except ValueError:
        loopback = host == "localhost"
    if not loopback:
        raise NotLoopback(f"The demonstration serves on loopback only; {bind} is not (its passwords are public).")


def refuse_taken_port(bind: str) -> None:
    """Stops with a plain sentence where the port is in use."""
    host, _, port = bind.rpartition(":")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            raise SystemExit(f"Port {port} is in use; choose another with: make demo PORT=8001") from error


def prepare() -> None:
    """Migrates the database and loads the demonstration where it is not loaded yet."""
    for words in (["migrate", "--verbosity", "0"], ["demo", "--unless-loaded"]):
        subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, check=True)


def start(bind: str) -> list[subprocess.Popen]:
    """The server and the worker, each in its own process."""
    server = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind", bind, "config.wsgi"]
    worker = [sys.executable, "manage.py", "worker"]
    return [subprocess.Popen(words, cwd=ROOT) for words in (server, worker)]


def wait_until_served(address: str, processes: list[subprocess.Popen], seconds: int = 60) -> None:
    """Returns when the site answers; stops with a sentence when a process ends or time runs out."""
    for _ in range(seconds * 10):
        if any(process.poll() is not None for process in processes):
            raise SystemExit("The server or the worker ended before the site answered; the lines above say why.")
        try:
            with urllib.request.urlopen(f"{address}/healthz", timeout=2):  # noqa: S310 - our own loopback address
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"The site did not answer within {seconds} seconds.")


def announce(address: str) -> None:
    print(
        f"\nClarion's demonstration (invented data in an invented country) is served.\n\n"
        f"  public site   {address}/\n"
        f"  admin         {address}/admin/\n\n"
        f"  accounts      {ACCOUNTS}\n"
        f"  password      clarion-demo\n\n"
        f"  stop          Ctrl-C        start over   make demo-reset\n",
        flush=True,
    )
    for missing in missing_system_libraries():
        print(f"  {missing}", flush=True)


def missing_system_libraries() -> list[str]:
    """One sentence for each optional system library that is not here."""
    from ctypes.util import find_library
    from shutil import which

    sentences = []
    if not find_library("pango-1.0"):
        sentences.append("Pango is not installed: PDF files are off (Debian: libpango-1.0-0 libpangoft2-1.0-0).")
    if not which("ffmpeg"):
        sentences.append("ffmpeg is not installed: smaller variants of video are off.")
    return sentences


def serve_until_stopped(processes: list[subprocess.Popen]) -> int:
    """Waits; the end of either process, Ctrl-C or SIGTERM ends both. Answers the exit status."""

    def stop(*_):
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    try:
        while all(process.poll() is None for process in processes):
            time.sleep(0.5)
        return 1
    except KeyboardInterrupt:
        return 0
    finally:
        for process in processes:
            process.terminate()
        for process in processes:
            process.wait(timeout=20)


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.demo")
    bind = f"{os.environ.get('HOST', '127.0.0.1')}:{os.environ.get('PORT', '8000')}"
    refuse_other_than_loopback(bind)
    refuse_taken_port(bind)
    os.environ["BASE_URL"] = address = f"http://{bind}"
    prepare()
    processes = start(bind)
    try:
        wait_until_served(address, processes)
        announce(address)
    except BaseException:
        for process in processes:
            process.terminate()
        raise
    return serve_until_stopped(processes)


if __name__ == "__main__":
    sys.exit(main())
