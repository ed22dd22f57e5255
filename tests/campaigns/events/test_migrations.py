"""The extension that exclusion constraints stand on is created by a migration; makemigrations alone would forget it."""

import pytest
from django.contrib.postgres.operations import BtreeGistExtension
from django.db.migrations.loader import MigrationLoader

from campaigns.events.constraints import PostgresExclusionConstraint
from campaigns.models import Event, EventFacilitator


@pytest.mark.django_db
def test_a_migration_creates_btree_gist():
    migrations = MigrationLoader(None, ignore_no_migrations=True).disk_migrations
    operations = [
        op for (app, _name), migration in migrations.items() if app == "campaigns" for op in migration.operations
    ]
    assert any(isinstance(operation, BtreeGistExtension) for operation in operations)


def test_three_kinds_of_double_booking_are_excluded():
    constraints = [*Event._meta.constraints, *EventFacilitator._meta.constraints]
    assert [c.name for c in constraints if isinstance(c, PostgresExclusionConstraint)] == [
        "campaigns_event_one_at_a_time_in_a_room",
        "campaigns_event_one_at_a_time_at_a_venue",
        "campaigns_facilitator_in_one_place_at_a_time",
    ]
