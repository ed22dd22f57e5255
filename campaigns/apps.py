"""The campaigns room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from .events import handover
        from .permissions import register_policies

        register_policies()
        slots.fill("work_of_person", handover.work_of)
