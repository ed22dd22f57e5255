"""The one process beside the web server: runs background tasks as they come and the timed jobs each minute."""

import logging
import threading

from django.core.management.base import BaseCommand
from django.db import InterfaceError, OperationalError, close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from clarion.jobs.lost import fail_lost_work, new_worker_id
from clarion.jobs.ticker import run_due_jobs

logger = logging.getLogger("clarion.jobs")
PATIENCE = 30


class Command(BaseCommand):
    help = "Run background tasks, and tick each minute, until SIGTERM."

    def add_arguments(self, parser):
        parser.add_argument("--interval", type=float, default=1.0, help="seconds between looks for a task")
        parser.add_argument("--tick", type=float, default=60.0, help="seconds between ticks")

    def handle(self, *, interval, tick, **options):
        stop = threading.Event()
        ticker = threading.Thread(target=tick_until, args=(stop, tick), name="tick", daemon=True)
        worker = Worker(
            queue_names=["*"],
            interval=interval,
            batch=False,
            backend_name="background",
            startup_delay=False,
            max_tasks=None,
            worker_id=new_worker_id(),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        ticker.start()
        try:
            work_until_stopped(worker, stop)
        finally:
            stop.set()
            ticker.join(PATIENCE)


def tick_until(stop: threading.Event, seconds: float) -> None:
    """Ticks at once and then every so often; a database that is away is tried again at the next tick."""
    while True:
        close_old_connections()
        try:
            run_due_jobs()
        except (OperationalError, InterfaceError):
            logger.warning("The database did not answer; the next tick tries again.")
        finally:
            close_old_connections()
        if stop.wait(seconds):
            return


def work_until_stopped(worker: Worker, stop: threading.Event) -> None:
    """Runs tasks until a signal; a database that goes away is waited for, two seconds at a time."""
    while worker.running:
        try:
            fail_lost_work()
            worker.run()
        except (OperationalError, InterfaceError):
            logger.warning("The database did not answer; trying again in two seconds.")
            close_old_connections()
            stop.wait(2)
