"""The campaigns room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from .events import handover
        from .events.home import events_to_count, next_events
        from .permissions import register_policies
        from .planning.home import campaigns_now_and_next
        from .pretesting.tabs import effects_to_stop, pretest_notices, pretest_tabs

        register_policies()
        slots.fill("work_of_person", handover.work_of)
        slots.fill("home_panels", campaigns_now_and_next)
        slots.fill("home_panels", next_events)
        slots.fill("tasks_at_home", effects_to_stop)
        slots.fill("tasks_at_home", events_to_count)
        slots.fill("campaign_tabs", pretest_tabs)
        slots.fill("readiness_checks", pretest_notices)
