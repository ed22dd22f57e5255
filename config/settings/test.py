"""The suite: immediate tasks, quick hashing, plain static files, nothing outside the process."""

import tempfile
from pathlib import Path

from .base import *

SECRET_KEY = "tests-only"
SECOND_FACTOR_REQUIRED = False  # the tests of the gate switch it on
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
CLAMD_URL = ""
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend", "QUEUES": []},
}
VAR_DIR = Path(tempfile.mkdtemp(prefix="clarion-test-"))
MEDIA_ROOT = VAR_DIR / "public"
PRIVATE_ROOT = VAR_DIR / "private"
WITHDRAWAL_LEDGER = VAR_DIR / "ledgers" / "withdrawals.jsonl"
STATIC_ROOT = VAR_DIR / "static"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
for folder in (MEDIA_ROOT, PRIVATE_ROOT, STATIC_ROOT):
    folder.mkdir()
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
