"""An exclusion constraint that PostgreSQL keeps and other databases do not know.

On SQLite the booking verbs check instead, inside their immediate transaction, where no other writer can come between.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import F, Func

OVERLAPS = RangeOperators.OVERLAPS
SAME = RangeOperators.EQUAL


class PostgresExclusionConstraint(ExclusionConstraint):
    """The same migration runs on both databases; only PostgreSQL gets the constraint."""

    def constraint_sql(self, model, schema_editor):
        return super().constraint_sql(model, schema_editor) if _on_postgres(schema_editor.connection) else None

    def create_sql(self, model, schema_editor):
        return super().create_sql(model, schema_editor) if _on_postgres(schema_editor.connection) else None

    def remove_sql(self, model, schema_editor):
        return super().remove_sql(model, schema_editor) if _on_postgres(schema_editor.connection) else None

    def validate(self, model, instance, exclude=None, using=DEFAULT_DB_ALIAS):
        if _on_postgres(connections[using]):
            super().validate(model, instance, exclude, using)


class Hours(Func):
    """``[starts_at, ends_at)``: an event that ends at ten leaves the room free at ten."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()


def hours() -> Hours:
    return Hours(F("starts_at"), F("ends_at"), RangeBoundary())


def _on_postgres(connection) -> bool:
    return connection.vendor == "postgresql"
