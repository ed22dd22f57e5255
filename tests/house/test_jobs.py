"""Every timed job stands in docs/operations.md and has a test."""

import pytest

from clarion.jobs.registry import registered_jobs

from .repository import ROOT

OPERATIONS = (ROOT / "docs" / "operations.md").read_text("utf-8")
TESTS = "\n".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("test_*.py") if "house" not in path.parts)
JOBS = [job for job in registered_jobs() if job.work.__module__.split(".")[0] != "tests"]


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_job_is_written_down(job):
    assert f"| `{job.name}` |" in OPERATIONS


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.name)
def test_job_has_a_test(job):
    assert f'"{job.name}"' in TESTS or job.work.__name__ in TESTS


def test_there_are_jobs():
    assert len(JOBS) >= 6
