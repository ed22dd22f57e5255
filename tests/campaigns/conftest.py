"""Fixtures of the campaigns room's tests."""

import pytest
from django.db import connection


@pytest.fixture
def postgres(db):
    """Skips on a database without exclusion constraints."""
    if connection.vendor != "postgresql":
        pytest.skip("exclusion constraints are kept by PostgreSQL alone")
