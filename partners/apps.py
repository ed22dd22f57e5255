"""The partners room."""

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from .organisations.usage import guard_references
        from .people import signals
        from .people.home import what_i_can_do
        from .people.own_lists import kept_by
        from .services.calendar import days_of_services
        from .services.home import services_to_verify

        guard_references()
        signals.connect()
        slots.fill("work_of_person", kept_by)
        slots.fill("home_panels", what_i_can_do)
        slots.fill("tasks_at_home", services_to_verify)
        slots.fill("calendar_entries", days_of_services)
