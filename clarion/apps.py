"""The ground floor: files, figures, jobs, slots."""

from django.apps import AppConfig


class ClarionConfig(AppConfig):
    name = "clarion"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion.days import use_native_days
        from clarion.files.exports import guard_admin_exports
        from clarion.files.types import know_types
        from clarion.jobs.registry import discover_jobs
        from clarion.searching import guard_sqlite_search

        discover_jobs()
        guard_admin_exports()
        know_types()
        use_native_days()
        guard_sqlite_search()
