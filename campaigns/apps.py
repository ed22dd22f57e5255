"""The campaigns room."""

from django.apps import AppConfig


class CampaignsConfig(AppConfig):
    name = "campaigns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from clarion import slots

        from .events import handover
        from .events.calendar import days_of_events
        from .events.home import events_to_count, next_events
        from .permissions import register_policies
        from .planning.calendar import days_of_plans
        from .planning.home import campaigns_now_and_next, campaigns_to_move
        from .printing.entries import days_of_print
        from .printing.home import print_to_see_to
        from .printing.tab import print_tab
        from .toolkits.tabs import toolkit_tab

        register_policies()
        slots.fill("work_of_person", handover.work_of)
        slots.fill("campaign_tabs", toolkit_tab)
        slots.fill("campaign_tabs", print_tab)
        slots.fill("home_panels", campaigns_now_and_next)
        slots.fill("home_panels", next_events)
        slots.fill("tasks_at_home", campaigns_to_move)
        slots.fill("tasks_at_home", events_to_count)
        slots.fill("tasks_at_home", print_to_see_to)
        slots.fill("calendar_entries", days_of_plans)
        slots.fill("calendar_entries", days_of_events)
        slots.fill("calendar_entries", days_of_print)
