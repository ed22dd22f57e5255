"""The web process starts, and answers, without the libraries that only tasks, commands and decoders need."""

import subprocess
import sys

HEAVY = ("statsmodels", "pandas", "scipy", "weasyprint", "vl_convert", "pikepdf", "av")
STARTS = """
import os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"
import django
django.setup()
import evaluation.models, evaluation.impact.views, evaluation.impact.tasks, evaluation.management.commands.estimate
import clarion.figures.pictures
from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver
get_wsgi_application()
get_resolver().url_patterns
from django.test import Client
assert Client().get("/healthz").status_code == 200
print(",".join(name for name in {heavy} if name in sys.modules))
"""


def test_start_up_and_a_request_leave_heavy_libraries_alone():
    code = STARTS.replace("{heavy}", repr(HEAVY))
    run = subprocess.run([sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, timeout=120)
    assert run.returncode == 0, run.stderr
    assert run.stdout.strip().splitlines()[-1:] in ([], [""])
