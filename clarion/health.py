"""Whether the process lives (`/healthz`) and whether all it stands on is there (`/readyz`)."""

import logging
import os
import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from secrets import token_hex

from django.conf import settings
from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, storages
from django.db import connection
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from clarion.files import scanning
from clarion.jobs.models import TickBeat

logger = logging.getLogger("clarion.health")

TICK_MAY_BE_LATE = timedelta(minutes=5)
TASK_MAY_WAIT = timedelta(minutes=15)
DISK_LEAST_FREE = 256 * 1024 * 1024
_began = time.monotonic()


@never_cache
@require_safe
def healthz(request):
    """The process answers; nothing else is asked, no database either."""
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")


@never_cache
@require_safe
def readyz(request):
    """200 when every part is ready, 503 otherwise; says which part, never why (that is in the log)."""
    answers = {name: _is_well(name, check) for name, check in CHECKS.items()}
    ready = all(answers.values())
    answers |= {name: _is_well(name, check) for name, check in DEGRADING.items()}
    told = {name: "ok" if well else "failed" for name, well in answers.items() if well is not None}
    body = {"ready": ready, "checks": told}
    return JsonResponse(body, status=200 if ready else 503)


def _is_well(name: str, check: Callable[[], bool | None]) -> bool | None:
    try:
        well = check()
    except Exception as error:
        logger.warning("Not ready: %s (%s)", name, type(error).__name__)
        return False
    if well is False:
        logger.warning("Not ready: %s", name)
    return well


def database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return cursor.fetchone() == (1,)


def cache_answers() -> bool:
    key, word = f"readyz:{os.getpid()}", token_hex(8)
    cache.set(key, word, 30)
    return cache.get(key) == word


def storage() -> bool:
    """The folder of public files can be written, or the object store answers."""
    public = storages["default"]
    if isinstance(public, FileSystemStorage):
        folder = Path(public.location)
        folder.mkdir(parents=True, exist_ok=True)
        return os.access(folder, os.W_OK | os.X_OK)
    public.exists("readyz")
    return True


def tasks() -> bool:
    """No background task has waited so long that the worker must be gone."""
    limit = timezone.now() - TASK_MAY_WAIT
    waiting = DBTaskResult.objects.ready().filter(backend_name="background", enqueued_at__lt=limit)
    return not waiting.exists()


def disk() -> bool:
    folder = Path(settings.VAR_DIR)
    return shutil.disk_usage(folder if folder.exists() else folder.parent).free >= DISK_LEAST_FREE


def tick() -> bool:
    """The ticker beat in the last five minutes, or this process is too young to ask that of it."""
    if TickBeat.objects.filter(at__gte=timezone.now() - TICK_MAY_BE_LATE).exists():
        return True
    return time.monotonic() - _began < TICK_MAY_BE_LATE.total_seconds()


def scanner() -> bool | None:
    """The virus scanner answers; None where none is set. Without it no file is taken, but all else works."""
    return scanning.answers() if settings.CLAMD_URL else None


CHECKS = {
    "database": database,
    "cache": cache_answers,
    "storage": storage,
    "tasks": tasks,
    "disk": disk,
    "tick": tick,
}
DEGRADING = {"scanner": scanner}
"""Services that are set or not; while one is down its part alone is refused, and the site is still ready."""
