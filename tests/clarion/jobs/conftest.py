"""A registry of the test's own, so that no real job runs along."""

import pytest

from clarion.jobs import registry


@pytest.fixture
def own_jobs(monkeypatch):
    """An empty registry; the real one comes back after the test."""
    jobs = {}
    monkeypatch.setattr(registry, "_jobs", jobs)
    return jobs
