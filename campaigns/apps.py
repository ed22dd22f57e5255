"""The campaigns room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from .broadcast.entries import airings_by_day
        from .broadcast.home import airings_to_confirm
        from .broadcast.tab import media_plan
        from .events import handover
        from .events.home import events_to_count, next_events
        from .permissions import register_policies
        from .planning.home import campaigns_now_and_next

        register_policies()
        slots.fill("work_of_person", handover.work_of)
        slots.fill("home_panels", campaigns_now_and_next)
        slots.fill("home_panels", next_events)
        slots.fill("tasks_at_home", events_to_count)
        slots.fill("tasks_at_home", airings_to_confirm)
        slots.fill("campaign_tabs", media_plan)
        slots.fill("calendar_entries", airings_by_day)
