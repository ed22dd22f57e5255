"""The partners room."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from partners.organisations.usage import guard_references
        from partners.people import signals

        guard_references()
        signals.connect()
