"""The environment, read and validated once; a wrong value stops the start and names the variable."""

import os
from pathlib import Path

from environs import Env, validate

env = Env()
env.read_env(recurse=False)
for name in [name for name, value in os.environ.items() if value == ""]:
    del os.environ[name]  # "NAME=" in a file means unset

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = env.path("VAR_DIR", default=BASE_DIR / "var")
BASE_URL = env.str(
    "BASE_URL", default="http://127.0.0.1:8000", validate=validate.URL(schemes={"http", "https"}, require_tld=False)
).rstrip("/")
